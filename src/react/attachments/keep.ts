import { timelineKey, type Draft, type DraftAttachment, type TimelineRef } from '../../model/index.js';
import { selectAccount, type ChatStore } from '../../store/index.js';
import { coverId } from './messages.js';
import type { TrayItem } from './types.js';

/** Bytes of one tray that are kept over a reload; what is beyond lives as long as the page. */
const MOST_KEPT = 200 * 1024 * 1024;

/** What another tab or device did to the files of a draft. */
export interface DraftNews {
  readonly added: readonly DraftAttachment[];
  readonly gone: ReadonlySet<string>;
  readonly uploaded: readonly DraftAttachment[];
}

/** Keeps the files of a tray with the draft of its conversation. */
export interface Keeper {
  /** Keeps what is ready, files first, and notes it in the draft; and what is recorded so far. False when storage refused it: that lives as long as the page. */
  save(items: readonly TrayItem[], recording?: TrayItem): Promise<boolean>;
  /** Lets go of files that nobody sends. */
  drop(items: readonly TrayItem[]): Promise<void>;
  /** What the draft names that was not seen before, what it names no more, and what was uploaded since; undefined where it names what it did. */
  news(): DraftNews | undefined;
  /** What the draft says of a file by now. */
  named(id: string): DraftAttachment | undefined;
  /** Belongs to another device or tab: it stays in the draft. */
  leave(attachment: DraftAttachment): void;
  /** The item that a draft names; undefined where its file is not on this device. */
  restore(attachment: DraftAttachment): Promise<TrayItem | undefined>;
  /** The draft has become messages: what is uploaded needs no file any more, the others are in the hands of the outbox. */
  sent(items: readonly TrayItem[]): Promise<void>;
}

type Named = ReadonlyMap<string, Pick<DraftAttachment, 'ref' | 'recording'>>;

/** The files of a draft by id. */
const namedBy = (draft: Draft | undefined): Named => new Map((draft?.attachments ?? []).map((each) => [each.id, each]));

const isSame = (a: Named, b: Named): boolean =>
  a.size === b.size &&
  [...a].every(([id, { ref, recording }]) => {
    const other = b.get(id);
    return other && other.ref?.id === ref?.id && other.recording === recording;
  });

function noted({ id, name, kind, file, facts, waveform, placed, ref, coverRef }: TrayItem): DraftAttachment {
  return { id, name, kind, mime: file.type, size: file.size, facts, waveform, placed, ref, coverRef };
}

/** Makes the keeper of a tray. */
export function createKeeper(store: ChatStore, ref: TimelineRef): Keeper {
  const { conversationId } = ref;
  const key = timelineKey(ref);
  const { actions, env } = store;
  const written = new Map<string, Blob>();
  // What the draft names and other devices or tabs have.
  const theirs = new Set<string>();
  // What the draft names, as far as this tab knows.
  let known: Named = new Map();
  // Of what is written meanwhile, nothing must come back with a draft that has become a message.
  let messages = 0;
  const draftNow = (): Draft | undefined => store.getState().drafts.get(key);

  /** Files into, or out of, the storage of whoever is signed in. False where it is refused. */
  async function write(files: readonly (readonly [id: string, file: Blob | undefined])[]): Promise<boolean> {
    const account = selectAccount(store.getState(), conversationId);
    if (!account || files.length === 0) return files.length === 0;
    try {
      const storage = await env.openStorage(account.id);
      try {
        await storage.write(
          files.map(([key, value]) => ({ table: 'blobs', key, value })),
          'relaxed',
        );
        return true;
      } finally {
        storage.close();
      }
    } catch {
      // A private window, a full disk: the files live as long as the page.
      return false;
    }
  }

  async function drop(items: readonly TrayItem[]): Promise<void> {
    const ids = items.flatMap(({ id }) => [id, coverId(id)]).filter((id) => written.delete(id));
    await write(ids.map((id) => [id, undefined]));
  }

  return {
    async save(items, recording) {
      let room = MOST_KEPT;
      const kept = [...items, ...(recording ? [recording] : [])].filter(({ status, file, cover }) => {
        if (status === 'preparing') return false;
        room -= file.size + (cover?.size ?? 0);
        return room >= 0;
      });
      const files = kept
        .flatMap(({ id, file, cover }) => [[id, file] as const, ...(cover ? [[coverId(id), cover] as const] : [])])
        .filter(([id, file]) => written.get(id) !== file);
      const before = messages;
      const stored = await write(files);
      if (before !== messages) return true;
      if (stored) for (const [id, file] of files) written.set(id, file);
      const draft = draftNow();
      const others = (draft?.attachments ?? []).filter(({ id }) => theirs.has(id));
      // The draft names nothing that is not there after a reload.
      const named = kept.filter(({ id, ref }) => ref !== undefined || written.has(id));
      const next: Draft = {
        ...(draft ?? { text: '' }),
        attachments: [
          ...others,
          ...named.map((item) => (item === recording ? { ...noted(item), recording: true as const } : noted(item))),
        ],
        updatedAt: env.now(),
      };
      known = namedBy(next);
      actions.setDraft(ref, next, { immediate: true });
      return stored;
    },
    drop,
    leave: ({ id }) => void theirs.add(id),
    news() {
      const draft = draftNow();
      const now = namedBy(draft);
      if (isSame(now, known)) return undefined;
      const before = known;
      known = now;
      const attachments = draft?.attachments ?? [];
      return {
        // A recording is one of the files once it is over.
        added: attachments.filter(({ id, recording }) => before.get(id)?.recording !== recording || !before.has(id)),
        gone: new Set([...before.keys()].filter((id) => !now.has(id))),
        uploaded: attachments.filter(({ id, ref }) => ref && before.has(id) && before.get(id)?.ref?.id !== ref.id),
      };
    },
    named: (wanted) => draftNow()?.attachments?.find(({ id }) => id === wanted),
    async restore({ id, name, kind = 'file', mime, facts = {}, waveform, placed, ref, coverRef }) {
      const file = await store.localMedia(id);
      if (!file && !ref) return undefined;
      const cover = kind === 'video' ? await store.localMedia(coverId(id)) : undefined;
      theirs.delete(id);
      if (file) written.set(id, file);
      if (cover) written.set(coverId(id), cover);
      const status = ref ? 'uploaded' : 'ready';
      return {
        id,
        name,
        kind,
        status,
        file: file ?? new Blob([], { type: mime }),
        facts,
        waveform,
        placed,
        cover,
        ref,
        coverRef,
      };
    },
    async sent(items) {
      messages += 1;
      known = new Map();
      await drop(items.filter((item) => item.ref));
      for (const { id } of items) written.delete(id);
      for (const { id } of items) written.delete(coverId(id));
    },
  };
}
