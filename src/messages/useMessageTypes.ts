'use client';
import { useTypeRegistry } from '../react/index.js';
import { defaultMessageTypes } from './defaultMessageTypes.js';
import { createMessageTypeRegistry, type MessageTypeRegistry } from './messageTypeRegistry.js';

const builtIn: MessageTypeRegistry = /* @__PURE__ */ createMessageTypeRegistry(defaultMessageTypes);

/** The message types of the nearest ChatProvider, else the built-in ones. */
export function useMessageTypes(): MessageTypeRegistry {
  return useTypeRegistry<MessageTypeRegistry>() ?? builtIn;
}
