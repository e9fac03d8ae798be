/** The line about the connection. */
export const connection = {
  'connection.attempt': 'Try {attempt}',
  'connection.connected': 'Connected again',
  'connection.connecting': 'Connecting…',
  'connection.expired': 'Your session has ended. Sign in again to go on.',
  'connection.idle': 'Not connected',
  'connection.kicked': 'You were signed in on another device. Sign in again to use the chat here.',
  'connection.offline': 'You are offline. Messages are sent when the connection is back.',
  'connection.reconnecting': 'Connection lost. Trying again…',
  'connection.reconnectingIn': {
    one: 'Connection lost. Trying again in {count} s',
    other: 'Connection lost. Trying again in {count} s',
  },
  'connection.signIn': 'Sign in',
  'connection.tryNow': 'Try now',
} as const;
