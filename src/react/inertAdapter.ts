import { absent, ChatError, type ChatAdapter } from '../contract/index.js';

/** Stands in while a host has no adapter yet: nothing is asked, nothing is stored. */
export function createInertAdapter(): ChatAdapter {
  const refuse = (): Promise<never> => Promise.reject(new ChatError('offline', 'No adapter has been given yet.'));
  return {
    name: 'none',
    limits: {},
    idempotentSend: 'none',
    can: () => absent('No adapter has been given yet.'),
    subscribe: () => () => {},
    session: { connect: refuse, disconnect: () => Promise.resolve() },
    conversations: { list: refuse, get: refuse },
    messages: { load: refuse, send: refuse },
  };
}
