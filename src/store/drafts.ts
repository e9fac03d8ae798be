import type { AccountStorage, Channel, StorageWrite, TimerHandle } from '../env/index.js';
import {
  isEmptyDraft,
  timelineKey,
  timelineRefOf,
  type Draft,
  type TimelineKey,
  type TimelineRef,
} from '../model/index.js';
import { isRecord, ownValue } from '../utils/readers.js';
import type { Core } from './core.js';

// Typing changes a draft many times a second; storage and the backend hear of it when the writer pauses.
const SAVE_AFTER = 300;

/** Drafts: at once in memory, soon in storage, in the other tabs and, where the backend keeps them, on other devices. */
export interface Drafts {
  /** Opens storage and reads what was being written before. */
  start(accountId: string): Promise<void>;
  set(ref: TimelineRef, draft: Draft | null, options?: { readonly immediate?: boolean | undefined }): void;
  /** Ends a draft that became a message; answers the writes for the message's transaction, and tells the others. */
  take(ref: TimelineRef): readonly StorageWrite[];
  /** A draft came from elsewhere; the later change wins. */
  accept(ref: TimelineRef, draft: Draft | undefined): void;
  /** Writes what waits, unless it is to be forgotten, and lets go of storage. */
  stop(forget: boolean): void;
}

function isDraft(value: unknown): value is Draft {
  return (
    isRecord(value) && typeof ownValue(value, 'text') === 'string' && Number.isFinite(ownValue(value, 'updatedAt'))
  );
}

/** Makes the part of the store that keeps drafts. `onReminders` is told when storage holds reminders as well. */
export function createDrafts(core: Core, onReminders: () => void): Drafts {
  let storage: AccountStorage | undefined;
  let channel: Channel | undefined;
  const timers = new Map<TimelineKey, TimerHandle>();
  let offHide: (() => void) | undefined;

  function save(key: TimelineKey): void {
    timers.delete(key);
    const draft = core.drafts.get(key);
    const { conversationId } = timelineRefOf(key);
    storage
      ?.write([{ table: 'drafts', key, value: draft }], 'relaxed')
      .catch((reason: unknown) => core.report(reason, { operation: 'drafts.save', conversationId }));
    announce(key, draft);
  }

  /** Tells the other tabs and, where the backend keeps drafts, the other devices. */
  function announce(key: TimelineKey, draft: Draft | undefined): void {
    channel?.post({ key, draft: draft ?? { text: '', updatedAt: core.env.now() } });
    const { conversationId, threadId } = timelineRefOf(key);
    // A backend keeps one draft of a conversation: what is written in a thread stays on this device.
    if (threadId !== undefined) return;
    if (core.adapter.settings && core.adapter.can('settings.draft', conversationId).state !== 'absent') {
      core.adapter.settings
        .update(conversationId, { draft: draft ?? null })
        .catch((reason: unknown) => core.report(reason, { operation: 'settings.update', conversationId }));
    }
  }

  function accept(key: TimelineKey, draft: Draft | undefined): void {
    const known = core.drafts.get(key);
    if (timers.has(key) || (draft && known && draft.updatedAt <= known.updatedAt)) return;
    if (!draft || isEmptyDraft(draft)) core.drafts.delete(key);
    else {
      core.drafts.set(key, draft);
      strip(key, draft);
    }
  }

  /** What a draft quotes of messages that were taken back goes: from memory, storage, the other tabs and devices (P4). */
  function strip(key: TimelineKey, draft: Draft): void {
    const clean = core.recalls.stripValue(draft);
    if (clean === draft) return;
    // The others take it over theirs, also when the device the draft came from is ahead of this one's clock.
    core.drafts.set(key, { ...clean, updatedAt: Math.max(core.env.now(), draft.updatedAt + 1) });
    core.env.timers.cancel(timers.get(key));
    save(key);
  }

  core.onDraftRecall = () => {
    for (const key of [...core.drafts.keys()]) {
      const draft = core.drafts.get(key);
      if (draft) strip(key, draft);
    }
  };

  /** Writes at once what waits for a pause in typing. */
  function saveWaiting(): void {
    for (const [key, timer] of timers) {
      core.env.timers.cancel(timer);
      save(key);
    }
  }

  return {
    async start(accountId) {
      const run = core.run;
      offHide = core.env.onHide(saveWaiting);
      channel = core.env.channel(`chatloom:drafts:${accountId}`);
      channel.listen((data) => {
        const key = ownValue(data, 'key');
        const draft = ownValue(data, 'draft');
        if (typeof key === 'string' && isDraft(draft)) accept(key, draft);
      });
      try {
        const opened = await core.env.openStorage(accountId);
        if (run !== core.run) return opened.close();
        storage = opened;
        for (const { key, value } of await opened.list('drafts')) {
          if (isDraft(value) && run === core.run) accept(key, value);
        }
        if ((await opened.get('meta', 'reminders')) !== undefined && run === core.run) onReminders();
      } catch (reason) {
        // Drafts then live as long as the page; the adapter's own notices tell when storage is refused.
        core.report(reason, { operation: 'storage.open' });
      }
    },
    set(ref, draft, { immediate = false } = {}) {
      // A composer that goes because the user has signed out hands in its last words: they are nobody's any more (P11).
      if (!core.active) return;
      const key = timelineKey(ref);
      if (!draft || isEmptyDraft(draft)) core.drafts.delete(key);
      // A composer that is being written in may not have seen yet that what it answers was taken back.
      else core.drafts.set(key, core.recalls.stripValue(draft));
      core.env.timers.cancel(timers.get(key));
      if (immediate) save(key);
      else
        timers.set(
          key,
          core.env.timers.after(SAVE_AFTER, () => save(key)),
        );
      core.flush();
    },
    take(ref) {
      const key = timelineKey(ref);
      core.env.timers.cancel(timers.get(key));
      timers.delete(key);
      const had = core.drafts.has(key);
      core.drafts.delete(key);
      if (had) announce(key, undefined);
      return [{ table: 'drafts', key, value: undefined }];
    },
    accept: (ref, draft) => accept(timelineKey(ref), draft),
    stop(forget) {
      if (forget) {
        for (const timer of timers.values()) core.env.timers.cancel(timer);
        timers.clear();
      } else saveWaiting();
      offHide?.();
      offHide = undefined;
      channel?.close();
      storage?.close();
      channel = undefined;
      storage = undefined;
    },
  };
}
