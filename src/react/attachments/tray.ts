import { ChatError } from '../../contract/index.js';
import { timelineKey, type DraftAttachment, type TimelineRef } from '../../model/index.js';
import { localMediaId, selectAccount, type ChatStore } from '../../store/index.js';
import { admitFile } from './admitFile.js';
import type { Bench } from './bench.js';
import { checkSize, firstFault } from './check.js';
import { createKeeper } from './keep.js';
import { createLeases } from './leases.js';
import { composeMessages } from './messages.js';
import { guessKind, prepareFile } from './prepare.js';
import { createUploads } from './uploads.js';
import type { AttachmentOptions, Clip, Tray, TrayItem, TrayProblem, TrayState } from './types.js';

/** What a tray is made with. */
export interface TrayContext {
  readonly store: ChatStore;
  readonly bench: Bench;
  readonly ref: TimelineRef;
  /** The options as they are now. */
  readonly options: () => AttachmentOptions;
}

type Problem = Omit<TrayProblem, 'id'>;

const IMAGE_SIDE = 2560;
/** Problems shown at once; the newest. */
const PROBLEMS = 5;

/** The tray of a conversation: the one there is, or a new one with what its draft brings back. */
export function openTray({ store, bench, ref, options }: TrayContext): Tray {
  const key = timelineKey(ref);
  const open = bench.tray(key);
  if (open) return open;
  const { adapter, env } = store;
  const { limits } = adapter;
  const keeper = createKeeper(store, ref);
  const leases = createLeases(env);
  let state: TrayState = { items: [], problems: [], original: false };
  let ended = false;
  let sending = false;
  /** It was said that storage is full. */
  let unkept = false;
  /** A recording that goes on: kept, but not in the tray. */
  let guarded: TrayItem | undefined;

  const set = (changes: Partial<TrayState>): void => {
    if (ended) return;
    state = { ...state, ...changes };
    bench.tell();
  };
  const find = (id: string): TrayItem | undefined => state.items.find((item) => item.id === id);
  const change = (id: string, changes: Partial<TrayItem>): void =>
    set({ items: state.items.map((item) => (item.id === id ? { ...item, ...changes } : item)) });
  const report = (problem: Problem, items = state.items): void =>
    set({ items, problems: [...state.problems, { ...problem, id: env.createId() }].slice(-PROBLEMS) });

  /** As it goes out: as it was given, where that is wanted and not too large. */
  function outgoing(item: TrayItem): TrayItem {
    const { original, kind } = item;
    if (!state.original || !original || checkSize(limits, kind, original.file.size)) return item;
    return { ...item, ...original };
  }

  const uploads = createUploads(
    store,
    ref,
    () => (options().upload === 'send' ? [] : state.items.filter(({ id }) => leases.has(id)).map(outgoing)),
    (id, news) => {
      change(id, { error: undefined, progress: undefined, ...news });
      if (news.status === 'uploaded') save();
    },
  );

  let saving: Promise<void> = Promise.resolve();
  function save(): void {
    uploads.pump();
    saving = saving.then(async () => {
      if (ended || (await keeper.save(state.items.map(outgoing), guarded)) || unkept) return;
      unkept = true;
      const [item] = state.items;
      if (item) report({ name: item.name, kind: item.kind, reason: 'unkept' });
    });
  }

  /** A recording in the draft is one that goes on in another tab, or was cut off: once no tab has it any more it is a file like others. */
  async function inherit({ id }: DraftAttachment): Promise<void> {
    const left = (await leases.wait(id)) ? keeper.named(id) : undefined;
    const item = left && (await keeper.restore(left));
    if (!item || find(id)) return;
    set({ items: [...state.items, item] });
    save();
  }

  /** What another tab or device did to the draft, and at the beginning what an earlier life of the page left. */
  async function follow(): Promise<void> {
    const news = sending ? undefined : keeper.news();
    if (!news) return;
    news.gone.forEach(leases.release);
    const gone = state.items.filter(({ id }) => news.gone.has(id));
    for (const { id } of gone) uploads.cancel(id);
    if (gone.length > 0) set({ items: state.items.filter((item) => !gone.includes(item)) });
    for (const { id, ref: uploaded, coverRef } of news.uploaded) {
      uploads.cancel(id);
      change(id, { status: 'uploaded', ref: uploaded, coverRef, progress: undefined, error: undefined });
    }
    const found = await Promise.all(
      news.added.map(async (attachment) => {
        if (attachment.recording === true) void inherit(attachment);
        const item = attachment.recording === true ? undefined : await keeper.restore(attachment);
        if (!item) keeper.leave(attachment);
        return item;
      }),
    );
    const items = found.flatMap((item) => (item && !find(item.id) && keeper.named(item.id) ? item : []));
    if (items.length === 0) return;
    set({ items: [...state.items, ...items] });
    for (const { id } of items) void leases.wait(id).then((isOurs) => isOurs && uploads.pump());
  }

  let wasConnected = false;
  const unsubscribe = store.subscribe(() => {
    const now = selectAccount(store.getState(), ref.conversationId)?.connection.status === 'connected';
    if (now && !wasConnected) uploads.resume();
    wasConnected = now;
    void follow();
  });

  /** Puts a file into the tray, if there is room and nothing speaks against it at first sight. */
  function place(file: File): TrayItem | undefined {
    const { name } = file;
    const kind = guessKind(file);
    const fault = firstFault(file, kind, state.items.length, limits, options());
    if (fault) return report({ name, kind, ...fault }) as undefined;
    const item: TrayItem = { id: localMediaId(env.createId()), name, kind, status: 'preparing', file, facts: {} };
    leases.take(item.id);
    set({ items: [...state.items, item] });
    return item;
  }

  async function prepare({ id, name, kind }: TrayItem, file: File): Promise<void> {
    const end = (problem: Pick<Problem, 'reason' | 'limit'>, as = kind): void => {
      if (!find(id)) return;
      leases.release(id);
      // In one step: whoever waits for the others must not take them for all there is.
      report(
        { name, kind: as, ...problem },
        state.items.filter((item) => item.id !== id),
      );
    };
    try {
      const prepared = await prepareFile(file, options().imageSide ?? IMAGE_SIDE);
      if (!find(id)) return;
      const tooLarge = checkSize(limits, prepared.kind, prepared.file.size);
      if (tooLarge) return end(tooLarge, prepared.kind);
      change(id, { ...prepared, status: 'ready' });
    } catch {
      end({ reason: 'unreadable' });
    }
  }

  /** Nobody sends it any more. */
  const drop = (item: TrayItem): void => {
    saving = saving.then(async () => {
      // The draft names it no more: no other tab takes it for one that was left.
      leases.release(item.id);
      await keeper.drop([item]);
    });
  };

  const clipItem = (
    { blob: file, name, duration, waveform }: Clip,
    id: string = localMediaId(env.createId()),
  ): TrayItem => ({ id, name, kind: 'voice', status: 'ready', file, facts: { duration }, waveform });

  /** Whoever hands it over still has it: it is not lost with the sentence. */
  const holdToLimit = ({ name, blob }: Clip): void => {
    const tooLarge = checkSize(limits, 'voice', blob.size);
    if (!tooLarge) return;
    report({ name, kind: 'voice', ...tooLarge });
    throw new ChatError('too-large', 'The recording is larger than the backend takes.');
  };

  const tray: Tray = {
    getState: () => state,
    async add(files, source) {
      const placed: (readonly [TrayItem, File])[] = [];
      for (const given of files) {
        for (const file of await admitFile(given, { conversationId: ref.conversationId, source }, options(), report)) {
          const item = place(file);
          if (item) placed.push([item, file]);
        }
      }
      // One after the other: a row of large pictures decoded at once would not fit into a phone.
      for (const [item, file] of placed) {
        if (find(item.id)) await prepare(item, file);
        uploads.pump();
      }
      if (placed.length > 0) save();
    },
    addClip(clip) {
      const item = clipItem(clip);
      holdToLimit(clip);
      leases.take(item.id);
      set({ items: [...state.items, item] });
      save();
    },
    sendClip(clip, { quote, inConversation }) {
      holdToLimit(clip);
      const content = { type: 'text', text: '', format: 'plain', entities: [] } as const;
      for (const request of composeMessages(
        [clipItem(clip)],
        { content, quote, mentions: undefined, inConversation },
        limits,
      ))
        store.actions.sendMessage(ref, request);
    },
    guardClip(clip) {
      const before = guarded;
      if (!clip && !before) return;
      guarded = clip && clipItem(clip, before?.id);
      if (guarded) leases.take(guarded.id);
      save();
      if (!clip && before) drop(before);
    },
    remove(id) {
      const item = find(id);
      if (!item) return;
      uploads.cancel(id);
      set({ items: state.items.filter((each) => each.id !== id) });
      save();
      drop(item);
    },
    move(id, to) {
      const item = find(id);
      if (!item) return;
      const items = state.items.filter((each) => each.id !== id);
      items.splice(Math.max(0, Math.min(items.length, to)), 0, item);
      set({ items });
      save();
    },
    cancel(id) {
      uploads.cancel(id);
      change(id, { status: 'ready', progress: undefined });
    },
    retry(id) {
      uploads.allow(id);
      change(id, { status: 'ready', error: undefined });
      uploads.pump();
    },
    setOriginal(original) {
      if (state.original === original) return;
      set({ original });
      const changed = state.items.filter((item) => item.original);
      for (const { id, name, kind, status, original: given } of changed) {
        const tooLarge = given && checkSize(limits, kind, given.file.size);
        if (original && tooLarge) report({ name, kind, ...tooLarge });
        if (status === 'preparing' || tooLarge) continue;
        uploads.cancel(id);
        uploads.allow(id);
        change(id, { status: 'ready', progress: undefined, ref: undefined, error: undefined });
      }
      save();
    },
    dismissProblems: () => set({ problems: [] }),
    send(words) {
      const { items } = state;
      if (items.some(({ status }) => status === 'preparing')) return false;
      const requests = composeMessages(items.map(outgoing), words, limits);
      if (requests.length === 0) return false;
      sending = true;
      try {
        requests.forEach((request, index) => store.actions.sendMessage(ref, request, { clearDraft: index === 0 }));
        uploads.stop();
        for (const { id } of items) leases.release(id);
        void keeper.sent(items);
        set({ items: [], problems: [], original: false });
      } finally {
        sending = false;
      }
      return true;
    },
    stop() {
      ended = true;
      unsubscribe();
      uploads.stop();
      leases.stop();
    },
  };
  bench.setTray(key, tray);
  void follow();
  return tray;
}
