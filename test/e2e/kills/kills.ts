import type { Content } from 'chatloom';
import { createLocalAdapter } from 'chatloom/adapters/local';
import type { ChatAdapter } from 'chatloom/contract';
import { createChatStore, localMediaId, type ChatStore } from 'chatloom/store';
import { withOfflineCache } from 'chatloom/wrappers';
import { bytesOf, seeded, type Note, type Plan, type Step } from './plan.ts';

/** How the page signs in. */
export interface Opening {
  readonly seed: number;
  readonly cache: Plan['cache'];
  /** Longest way to the service and back, in ms each. */
  readonly latency: number;
  readonly conversationId: string;
}

/** An operation as it lies in the storage of the account. */
export interface Stored {
  readonly kind: string;
  readonly text: string;
}

/** A message as the other user gets it. */
export interface Delivered {
  readonly clientId: string;
  readonly text: string;
  /** Somebody has reacted. */
  readonly reacted: boolean;
  /** Bytes of the file it came with; -1 when they are not those that were sent. */
  readonly bytes: number | undefined;
}

/** What kills.spec.ts does with this page. */
export interface Kills {
  /** Makes the other user, signs in, founds the conversation, and sends messages 1 and 2. Answers the conversation. */
  prepare(opening: Omit<Opening, 'conversationId'>): Promise<string>;
  /** Signs in and opens the conversation; resolves when its history is there. `atOnce`: done the moment the user is signed in. */
  open(opening: Opening, atOnce?: readonly Step[]): Promise<void>;
  /** Begins; what happens is told on the console. */
  run(steps: readonly Step[]): void;
  /** What is in the outbox on disk, read past the store. */
  stored(): Promise<readonly Stored[]>;
  /** Resolves when nothing is unsent any more, neither shown nor on disk; rejects with what is left after 20 s. */
  settled(): Promise<void>;
  logout(): Promise<void>;
  /** Names of what is kept for a user in this browser. */
  remains(): Promise<readonly string[]>;
  /** Everything the user wrote, in the order of the service, as the other one reads it. */
  audit(): Promise<readonly Delivered[]>;
}

const self = 'ann';
const other = 'bo';
const service = 'kills-service';
const account = `chatloom:local:${self}`;

let store: ChatStore | undefined;
let conversationId = '';
/** What went wrong on the way: told when a round does not come to its end. */
const errors: string[] = [];

const tell = (note: Note): void => console.info(`kills ${JSON.stringify(note)}`);
const numberOf = (text: string): number => Number(/#(\d+)/.exec(text)?.[1]);
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks every few ms; rejects after 45 s: longer than a file that cannot be read, and the back-off after it. */
async function until(test: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = performance.now() + 45_000; !(await test()); await wait(20)) {
    if (performance.now() > end)
      throw new Error(`Not in time: ${what}. ${errors.slice(-5).join('; ')} ${JSON.stringify(rows())}`);
  }
}

function textOf(content: unknown): string {
  const { text, caption } = (content ?? {}) as { readonly text?: string; readonly caption?: string };
  return text ?? caption ?? '';
}

/** Answers take their time too: what the service has done is not known here yet, and may never be. */
function withSlowAnswers(adapter: ChatAdapter, latency: number, random: () => number): ChatAdapter {
  const { messages, session } = adapter;
  const later = async <T>(answer: Promise<T> | undefined): Promise<T> => {
    const value = await answer;
    await wait(random() * latency);
    return value as T;
  };
  return {
    ...adapter,
    session: {
      ...session,
      async logout() {
        await wait(random() * latency);
        await later(session.logout?.());
      },
    },
    messages: {
      ...messages,
      send: (message, options) => later(messages.send(message, options)),
      edit: (...edit) => later(messages.edit?.(...edit)),
      react: (...reaction) => later(messages.react?.(...reaction)),
    },
  };
}

function opened(): ChatStore {
  if (!store) throw new Error('Call open() first.');
  return store;
}

function rows() {
  const [timeline] = [...opened().getState().timelines.values()];
  const { view } = timeline ?? {};
  return Array.from({ length: view?.size ?? 0 }, (_, i) => view!.rowAt(i)).filter((row) => row.mine);
}

/** Tells of every own row when it first shows as queued, as being sent, as being uploaded, as sent. */
function watch(watched: ChatStore): void {
  const told = new Set<string>();
  const once = (what: Note['what'], n: number): void => {
    if (told.has(`${what} ${n}`)) return;
    told.add(`${what} ${n}`);
    tell({ what, n });
  };
  watched.subscribe(() => {
    for (const { message, phase, progress = 0, error } of rows()) {
      const n = numberOf(textOf(message.content));
      if (phase === 'saving') continue;
      if (phase === 'failed' || phase === 'uncertain') {
        tell({ what: 'refused', n, detail: `${phase}: ${error?.message}` });
        continue;
      }
      // A row that says more has said this, although perhaps not for as long as a frame.
      once('queued', n);
      if (phase === 'queued') continue;
      if (progress > 0) once('upload', n);
      once('sending', n);
      if (phase !== 'sending' && phase !== 'confirming') once('sent', n);
    }
  });
}

const wordsOf = (text: string): Content => Object.assign({ type: 'text' }, { text, format: 'plain', entities: [] });

function perform(step: Step): void {
  const { actions } = opened();
  const ref = { conversationId };
  const idOf = (n: number): string =>
    rows().find(({ message }) => numberOf(textOf(message.content)) === n)?.message.id ?? '';
  const refused = (n: number) => (reason: unknown) => tell({ what: 'refused', n, detail: String(reason) });
  switch (step.kind) {
    case 'text':
      actions.sendMessage(ref, { content: wordsOf(`#${step.n}`) });
      break;
    case 'file': {
      const mediaId = localMediaId(`file-${step.n}`);
      const blob = new Blob([bytesOf(step.n, step.bytes)], { type: 'application/octet-stream' });
      const name = `${step.n}.bin`;
      const media = { id: mediaId, mime: blob.type, size: blob.size };
      const content = { type: 'file', items: [{ media, name }], caption: `#${step.n}` };
      actions.sendMessage(ref, { content, attachments: [{ mediaId, blob, name, kind: 'file' }] });
      break;
    }
    case 'edit': {
      const { n, revision } = step;
      const done = actions.editMessage(ref, idOf(n), wordsOf(`#${n} edited ${revision}`));
      tell({ what: 'editing', n, revision });
      done.then(() => tell({ what: 'edited', n, revision }), refused(n));
      break;
    }
    case 'react': {
      const { n } = step;
      const done = actions.react(ref, idOf(n), '👍', true);
      tell({ what: 'reacting', n });
      done.then(() => tell({ what: 'reacted', n }), refused(n));
      break;
    }
    case 'logout':
      tell({ what: 'logout', n: 0 });
      actions.logout().catch(refused(0));
  }
}

async function databases(): Promise<readonly string[]> {
  return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
}

async function rawOutbox(): Promise<readonly unknown[]> {
  // Opening it would make it.
  if (!(await databases()).includes(account)) return [];
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(account);
    request.onerror = () => reject(request.error ?? new Error('open'));
    request.onsuccess = () => {
      const db = request.result;
      if (!db.objectStoreNames.contains('outbox')) {
        db.close();
        return resolve([]);
      }
      const all = db.transaction('outbox').objectStore('outbox').getAll();
      all.onsuccess = () => {
        db.close();
        resolve(all.result);
      };
    };
  });
}

async function signIn(
  { seed, cache, latency }: Omit<Opening, 'conversationId'>,
  onReady: () => void = () => {},
): Promise<ChatStore> {
  const random = seeded(seed);
  const local = createLocalAdapter({
    userId: self,
    database: service,
    storage: 'indexeddb',
    latency,
    environment: { random },
  });
  const slow = withSlowAnswers(local, latency, random);
  const hint = cache === 'hinted' ? self : undefined;
  const adapter = cache === 'none' ? slow : withOfflineCache(slow, { accountHint: hint });
  const made = createChatStore({
    adapter,
    onError: ({ code, message }, { operation }) => errors.push(`${operation}: ${code} ${message}`),
  });
  store = made;
  watch(made);
  const stop = made.subscribe(() => {
    if (made.getState().startup.status !== 'ready') return;
    stop();
    onReady();
  });
  await made.start();
  const { startup } = made.getState();
  if (startup.status !== 'ready') throw new Error(`startup: ${startup.error?.message}`);
  return made;
}

function show(id: string): void {
  conversationId = id;
  opened().actions.openTimeline({ conversationId });
}

const kills: Kills = {
  async prepare(opening) {
    const friend = createLocalAdapter({ userId: other, database: service, latency: 0 });
    await friend.session.connect();
    await friend.session.disconnect();
    const made = await signIn(opening);
    const conversation = await made.actions.startWith(other);
    show(conversation.id);
    perform({ kind: 'text', n: 1, pause: 0 });
    perform({ kind: 'text', n: 2, pause: 0 });
    await kills.settled();
    return conversation.id;
  },
  async open(opening, atOnce = []) {
    await signIn(opening, () => {
      show(opening.conversationId);
      kills.run(atOnce);
    });
    await until(() => rows().filter(({ message }) => message.id !== '').length >= 2, 'history');
  },
  run(steps) {
    void (async () => {
      for (const step of steps) {
        if (step.pause > 0) await wait(step.pause);
        perform(step);
      }
    })();
  },
  async stored() {
    const records = (await rawOutbox()) as readonly {
      readonly kind: string;
      readonly content?: unknown;
      readonly outgoing?: { readonly content: unknown };
    }[];
    return records.map(({ kind, content, outgoing }) => ({ kind, text: textOf(outgoing?.content ?? content) }));
  },
  settled: () =>
    until(async () => {
      const ready = [...opened().getState().timelines.values()].every(({ status }) => status === 'ready');
      return ready && rows().every(({ message }) => message.id !== '') && (await rawOutbox()).length === 0;
    }, 'everything sent'),
  logout: () => opened().actions.logout(),
  async remains() {
    const names = (await databases()).filter((name) => name !== service);
    return [...names, ...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  },
  async audit() {
    // The policy lets nobody fetch a blob: URL, so that the file is taken where its URL would be made.
    const files: Blob[] = [];
    const adapter = createLocalAdapter({
      userId: other,
      database: service,
      latency: 0,
      environment: {
        createObjectUrl: (blob) => `blob:${files.push(blob)}`,
        revokeObjectUrl: () => {},
      },
    });
    await adapter.session.connect();
    const { id } = await adapter.conversations.startDirect!(self);
    const { items, reachedStart } = await adapter.messages.load({ conversationId: id }, { limit: 100 });
    if (!reachedStart) throw new Error('More messages than could have been written.');
    const delivered: Delivered[] = [];
    for (const { clientId = '', content, lanes } of [...items].sort((a, b) => a.position.value - b.position.value)) {
      const text = textOf(content);
      const media = (
        content as { readonly items?: readonly { readonly media: { id: string; mime: string; size: number } }[] }
      ).items?.[0]?.media;
      let bytes: number | undefined;
      if (media) {
        const { revoke } = await adapter.media!.resolve(media, 'original');
        revoke();
        const got = new Uint8Array((await files.at(-1)?.arrayBuffer()) ?? new ArrayBuffer(0));
        const wanted = bytesOf(numberOf(text), got.length);
        bytes = got.every((byte, i) => byte === wanted[i]) ? got.length : -1;
      }
      delivered.push({ clientId, text, reacted: (lanes.reactions?.value.length ?? 0) > 0, bytes });
    }
    await adapter.session.disconnect();
    return delivered;
  },
};
Object.assign(globalThis, { kills });
