import { ChatError, type SettingsChanges } from '../contract/index.js';
import type { Conversation, ConversationId, ConversationSettings } from '../model/index.js';
import type { Core } from './core.js';

/** Pin, mute, archive and the like. */
export interface Settings {
  /** Shows at once; undone, and rejected with a ChatError, when refused. */
  update(conversationId: ConversationId, changes: SettingsChanges): Promise<void>;
}

/** Makes the part of the store that changes conversation settings. */
export function createSettings(core: Core): Settings {
  function put(id: ConversationId, change: (conversation: Conversation) => ConversationSettings): void {
    const conversation = core.conversations.get(id);
    if (!conversation) return;
    core.conversations.set(id, { ...conversation, settings: change(conversation) });
    core.inbox.changed(id);
    core.flush();
  }

  return {
    async update(conversationId, changes) {
      const context = { operation: 'settings.update', conversationId };
      if (!core.adapter.settings)
        throw core.report(new ChatError('unsupported', 'The adapter keeps no settings.'), context);
      const before = core.conversations.get(conversationId)?.settings ?? {};
      const optimistic: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(changes)) optimistic[name] = value ?? undefined;
      put(conversationId, ({ settings }) => ({ ...settings, ...optimistic }));
      try {
        await core.adapter.settings.update(conversationId, changes);
      } catch (reason) {
        // Only what still stands as this change left it is undone: something newer may have arrived (P14).
        put(conversationId, ({ settings }) => {
          const undone: Record<string, unknown> = { ...settings };
          for (const name of Object.keys(optimistic) as (keyof ConversationSettings)[]) {
            if (undone[name] === optimistic[name]) undone[name] = before[name];
          }
          return undone;
        });
        throw core.report(reason, context);
      }
    },
  };
}
