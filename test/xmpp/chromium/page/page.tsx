import { createRoot } from 'react-dom/client';
import { ChatApp } from 'chatloom';
import { createXmppAdapter } from 'chatloom/adapters/xmpp';
import { createChatStore, localMediaId, type ChatStore, type MessageRow } from 'chatloom/store';
import 'chatloom/styles.css';
import './page.css';

/** A row as a test sees it. */
export interface Row {
  readonly id: string;
  readonly text: string;
  readonly type: string;
  readonly senderId: string;
  readonly phase: string;
  readonly revision: number;
  readonly recalled: boolean;
  readonly reactions: readonly string[];
}

/** What people.spec.ts does past the screen: what ChatApp has no controls for yet. */
export interface Backdoor {
  readonly store: ChatStore;
  rows(conversationId: string): readonly Row[];
  /** Edits, recalls and reacts by the text of the message. */
  edit(conversationId: string, text: string, to: string): Promise<void>;
  recall(conversationId: string, text: string): Promise<void>;
  react(conversationId: string, text: string, emoji: string): Promise<void>;
  /** Sends `size` bytes of a kind through the outbox. */
  sendFile(conversationId: string, kind: 'image' | 'voice' | 'file', name: string, base64: string): void;
  /** The bytes of the newest message's file, as its adapter resolves it. */
  download(conversationId: string): Promise<string>;
}

declare global {
  interface Window {
    chat: Backdoor;
  }
}

const query = new URLSearchParams(location.search);
const user = query.get('user') ?? 'ann';
const store = createChatStore({
  adapter: createXmppAdapter({
    service: query.get('service') ?? '',
    jid: `${user}@localhost`,
    password: user,
    client: () => import('stanza'),
    keepAlive: Number(query.get('keepAlive') ?? 30),
  }),
});

const mimes = { image: 'image/png', voice: 'audio/wav', file: 'text/plain' } as const;

function rowsOf(conversationId: string): readonly MessageRow[] {
  const view = store.getState().timelines.get(conversationId)?.view;
  return Array.from({ length: view?.size ?? 0 }, (_, index) => view!.rowAt(index));
}

const textContent = (text: string) => ({ type: 'text' as const, text, format: 'plain', entities: [] });
const textOf = ({ message }: MessageRow): string => (message.content as { text?: string }).text ?? '';

function find(conversationId: string, text: string): string {
  const row = rowsOf(conversationId).find((each) => textOf(each) === text);
  if (!row) throw new Error(`There is no message "${text}".`);
  return row.message.id;
}

window.chat = {
  store,
  rows: (conversationId) =>
    rowsOf(conversationId).map((row) => ({
      id: row.message.id,
      text: textOf(row),
      type: row.message.content.type,
      senderId: row.message.senderId,
      phase: row.phase,
      revision: row.message.revision,
      recalled: row.message.recalled !== undefined,
      reactions: (row.message.lanes.reactions?.value ?? []).map(({ emoji, count }) => `${emoji} ${count}`),
    })),
  edit: (conversationId, text, to) =>
    store.actions.editMessage({ conversationId }, find(conversationId, text), textContent(to)),
  recall: (conversationId, text) => store.actions.recallMessage({ conversationId }, find(conversationId, text)),
  react: (conversationId, text, emoji) =>
    store.actions.react({ conversationId }, find(conversationId, text), emoji, true),
  sendFile(conversationId, kind, name, base64) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
    const blob = new Blob([bytes], { type: mimes[kind] });
    const media = { id: localMediaId(crypto.randomUUID()), mime: blob.type, size: blob.size };
    const contents = {
      image: { type: 'image', items: [{ media: { ...media, width: 2, height: 2 } }] },
      voice: { type: 'voice', media: { ...media, duration: 1000 }, waveform: [] },
      file: { type: 'file', items: [{ media, name }] },
    };
    const content = contents[kind];
    store.actions.sendMessage({ conversationId }, { content, attachments: [{ mediaId: media.id, blob, name, kind }] });
  },
  async download(conversationId) {
    const row = rowsOf(conversationId).at(-1);
    const content = row?.message.content as { media?: { id: string }; items?: { media: { id: string } }[] };
    const media = content.media ?? content.items?.[0]?.media;
    if (!media) throw new Error('The newest message has no file.');
    const { url } = await store.adapter.media!.resolve(media as never, 'original');
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
    return btoa(String.fromCodePoint(...bytes));
  },
};

const host = document.getElementById('host');
if (!host) throw new Error('index.html must hold an element with the id "host".');
createRoot(host).render(<ChatApp store={store} locale="en" />);
