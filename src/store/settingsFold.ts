import type { SettingsChanges } from '../contract/index.js';
import type { ConversationId, ConversationSettings } from '../model/index.js';

/** Settings as confirmed, with what the user changed meanwhile over them: refolded, never patched back (P14). */
export interface SettingsFold {
  /** Remembers what the server says; answers what is shown. */
  confirm(id: ConversationId, settings: ConversationSettings): ConversationSettings;
  /** Adds a change that waits for the server; answers what is shown. */
  add(opId: string, id: ConversationId, changes: SettingsChanges): ConversationSettings;
  /** The change is confirmed, or refused and gone; answers what is shown. */
  end(opId: string, id: ConversationId, confirmed: boolean): ConversationSettings;
  /** What the server last said. */
  confirmed(id: ConversationId): ConversationSettings;
}

function fold(settings: ConversationSettings, changes: SettingsChanges): ConversationSettings {
  const result: Record<string, unknown> = { ...settings };
  for (const [name, value] of Object.entries(changes)) result[name] = value ?? undefined;
  return result;
}

/** Makes the fold. */
export function createSettingsFold(): SettingsFold {
  const confirmed = new Map<ConversationId, ConversationSettings>();
  const pending = new Map<ConversationId, Map<string, SettingsChanges>>();
  const visible = (id: ConversationId): ConversationSettings =>
    [...(pending.get(id)?.values() ?? [])].reduce(fold, confirmed.get(id) ?? {});
  return {
    confirmed: (id) => confirmed.get(id) ?? {},
    confirm(id, settings) {
      confirmed.set(id, settings);
      return visible(id);
    },
    add(opId, id, changes) {
      const ops = pending.get(id) ?? new Map<string, SettingsChanges>();
      pending.set(id, ops.set(opId, changes));
      return visible(id);
    },
    end(opId, id, isConfirmed) {
      const ops = pending.get(id);
      const changes = ops?.get(opId);
      if (changes && isConfirmed) confirmed.set(id, fold(confirmed.get(id) ?? {}, changes));
      ops?.delete(opId);
      if (ops?.size === 0) pending.delete(id);
      return visible(id);
    },
  };
}
