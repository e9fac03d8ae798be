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

/** What tests see past the screen, and what a machine without a microphone cannot do by it. */
export interface Backdoor {
  readonly store: ChatStore;
  rows(conversationId: string): readonly Row[];
  /** Sends a voice message through the outbox. */
  sendVoice(conversationId: string, name: string, base64: string): void;
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

function rowsOf(conversationId: string): readonly MessageRow[] {
  const view = store.getState().timelines.get(conversationId)?.view;
  return Array.from({ length: view?.size ?? 0 }, (_, index) => view!.rowAt(index));
}

const textOf = ({ message }: MessageRow): string => (message.content as { text?: string }).text ?? '';

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
  sendVoice(conversationId, name, base64) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
    const blob = new Blob([bytes], { type: 'audio/wav' });
    const media = { id: localMediaId(crypto.randomUUID()), mime: blob.type, size: blob.size, duration: 1000 };
    const content = { type: 'voice', media, waveform: [] };
    store.actions.sendMessage(
      { conversationId },
      { content, attachments: [{ mediaId: media.id, blob, name, kind: 'voice' }] },
    );
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
