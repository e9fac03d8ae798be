import 'chatloom/styles.css';
import '../bare/bare.css';
import { ChatProvider, ConversationList, createChatStore, Root, type ChatStore } from 'chatloom';
import { createRoot } from 'react-dom/client';
import { incoming, itemAt } from '../data.ts';
import type { Scenario } from '../live.ts';
import { conversation, createBenchAdapter, toMessage, type BenchAdapter } from './adapter.ts';

let adapter: BenchAdapter;
let store: ChatStore;
let held = 0;

/** The conversation list; "size" counts conversations, and a new message comes to any of them. */
export const scenario: Scenario = {
  rows: '.cl-conversation-list__rows [data-key]',
  scroller: '.cl-conversation-list__rows',
  fromTop: true,
  field: '.cl-conversation-list input',
  prepare(size) {
    held = size;
    const conversations = Array.from({ length: size }, (_, i) => {
      const id = `c${i}`;
      return conversation(id, toMessage(itemAt(10 * (size - i)), id));
    });
    adapter = createBenchAdapter({ size: 0, conversations, page: 50 });
  },
  async open() {
    store = createChatStore({ adapter });
    await store.start();
  },
  mount(root) {
    createRoot(root).render(
      <ChatProvider store={store} locale="en">
        <Root>
          <div className="bench-list">
            <ConversationList />
          </div>
        </Root>
      </ChatProvider>,
    );
    return {
      reach: [1, held],
      append(item) {
        const to = (item.seq * 7919) % held;
        adapter.receive(toMessage(incoming(10 * held + item.seq), `c${to}`));
      },
      edit: () => {},
    };
  },
};
