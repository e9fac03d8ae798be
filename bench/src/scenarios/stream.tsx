import 'stream-chat-react/dist/css/index.css';
import '../bare/bare.css';
import { createRoot } from 'react-dom/client';
import { StreamChat, type Channel as StreamChannel } from 'stream-chat';
import {
  Channel,
  Chat,
  MessageComposer,
  useChannelActionContext,
  VirtualizedMessageList,
  type ChannelActionContextValue,
} from 'stream-chat-react';
import { EXTRA, incoming, items, PICTURE, SELF, type Item } from '../data.ts';
import type { Scenario } from '../live.ts';

const me = { id: SELF, name: 'Ada' };
let client: StreamChat;
let channel: StreamChannel;
let first = 0;
let last = 0;
let held: ReturnType<typeof toStream>[] = [];
let actions: ChannelActionContextValue | undefined;

const toStream = (item: Item) => ({
  id: `m${item.seq}`,
  cid: 'messaging:bench',
  type: 'regular' as const,
  text: item.text,
  user: { id: item.senderId, name: item.senderName },
  created_at: new Date(item.time).toISOString(),
  updated_at: new Date(item.time).toISOString(),
  html: '',
  attachments: item.image
    ? [
        {
          type: 'image',
          image_url: PICTURE,
          fallback: 'picture',
          original_width: item.image.width,
          original_height: item.image.height,
        },
      ]
    : [],
  latest_reactions: [],
  own_reactions: [],
  reaction_counts: {},
  reaction_scores: {},
  mentioned_users: [],
});

/** A client that never reaches a server: it answers the few questions the list asks from what it holds. */
function offlineClient(): StreamChat {
  const made = new StreamChat('bench', { disableCache: true } as never);
  Object.assign(made, {
    connectionId: 'bench',
    user: { ...me },
    _user: { ...me },
    userID: SELF,
    userToken: 'bench',
    setUserPromise: Promise.resolve(),
    wsPromise: Promise.resolve(),
    wsConnection: { isHealthy: true, disconnect: async () => {} },
    hasConnectionId: () => true,
    doAxiosRequest: async (_type: string, url: string, body?: { messages?: { limit?: number; id_lt?: string } }) => {
      const state = {
        channel: { id: 'bench', type: 'messaging', cid: 'messaging:bench' },
        members: [],
        read: [],
        watchers: [],
      };
      if (!url.includes('/query')) return { ...state, messages: [], duration: '' };
      const limit = body?.messages?.limit ?? 50;
      const from = Math.max(1, first - limit);
      const messages = items(from, first - 1).map(toStream);
      first = from;
      return { ...state, messages, duration: '' };
    },
  });
  return made;
}

function Grab(): null {
  actions = useChannelActionContext('bench');
  return null;
}

export const scenario: Scenario = {
  rows: '.str-chat__virtual-list [data-item-index]',
  scroller: '.str-chat__virtual-list [data-virtuoso-scroller]',
  field: '.str-chat textarea',
  prepare(size) {
    client = offlineClient();
    channel = client.channel('messaging', 'bench');
    channel.initialized = true;
    channel.data = {
      own_capabilities: ['send-message', 'read-events', 'typing-events', 'update-own-message'],
    } as never;
    (client as unknown as { activeChannels: Record<string, unknown> }).activeChannels['messaging:bench'] = channel;
    first = EXTRA + 1;
    last = EXTRA + size;
    held = items(first, last).map(toStream);
  },
  open() {
    channel.state.addMessagesSorted(held as never, false, true, true, 'current');
  },
  mount(root) {
    createRoot(root).render(
      <Chat client={client}>
        <Channel channel={channel}>
          <Grab />
          <div className="bench-list">
            <VirtualizedMessageList />
          </div>
          <MessageComposer />
        </Channel>
      </Chat>,
    );
    const event = (type: string, item: Item, updatedAt = item.time) =>
      client.dispatchEvent({
        type,
        cid: 'messaging:bench',
        channel_type: 'messaging',
        channel_id: 'bench',
        message: { ...toStream(item), updated_at: new Date(updatedAt).toISOString() },
        user: { id: item.senderId, name: item.senderName },
      } as never);
    return {
      reach: [first, last],
      append: (item) => event('message.new', item),
      // Rows look at the time of the last change, so it has to be one.
      edit: (seq, text) => event('message.updated', { ...incoming(seq), text }, Date.now()),
      prepend: (count) => actions?.loadMore(count),
      jump: (seq) => actions?.jumpToMessage(`m${seq}`),
    };
  },
};
