/**
 * State of an account's connection.
 * `reconnecting` carries what a banner needs: which attempt this is, and when it starts (`at`, ms of the injected clock).
 */
export type ConnectionState =
  | { readonly status: 'idle' }
  | { readonly status: 'connecting' }
  | { readonly status: 'connected' }
  | { readonly status: 'reconnecting'; readonly attempt: number; readonly delay: number; readonly at: number }
  | { readonly status: 'offline' }
  | { readonly status: 'kicked'; readonly reason?: string | undefined }
  | { readonly status: 'expired' };
