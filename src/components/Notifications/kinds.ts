import type { useChatStore } from '../../react/index.js';

/** The store of a chat, as hooks give it. */
export type Store = ReturnType<typeof useChatStore>;

/** What is in it. */
export type State = ReturnType<Store['getState']>;
