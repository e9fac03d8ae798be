import 'chatloom/styles.css';
import '../bare/bare.css';
import {
  ChatProvider,
  ConversationScope,
  createChatStore,
  InputBar,
  MessageList,
  Root,
  type ChatStore,
  type MessageListHandle,
} from 'chatloom';
import { createRoot } from 'react-dom/client';
import { EXTRA, itemAt } from '../data.ts';
import type { Scenario } from '../live.ts';
import { conversation, CONVERSATION, createBenchAdapter, historyOf, toMessage, type BenchAdapter } from './adapter.ts';

const plain = (text: string) => ({ type: 'text', text, format: 'plain', entities: [] });
const ref = { conversationId: CONVERSATION };

/** The message list as a host embeds it: provider, store, list and composer. */
export function oursScenario(bounded: boolean): Scenario {
  let adapter: BenchAdapter;
  let store: ChatStore;
  let size = 0;
  let list: MessageListHandle | null = null;
  const view = () => [...store.getState().timelines.values()][0]?.view;
  const revisions = new Map<number, number>();
  return {
    rows: '.cl-message-list__row',
    scroller: '.cl-message-list__scroller',
    field: '.cl-root textarea',
    prepare(n) {
      size = n;
      const total = historyOf(n);
      adapter = createBenchAdapter({
        size: total,
        conversations: [conversation(CONVERSATION, toMessage(itemAt(total)))],
        page: 50,
        firstPage: bounded ? 50 : n,
      });
    },
    async open() {
      store = createChatStore({ adapter, maxLoaded: bounded ? undefined : Number.POSITIVE_INFINITY });
      await store.start();
      if (bounded) return;
      // All of it is held before the list is mounted, as the bare lists hold theirs.
      store.actions.openTimeline(ref);
      const until = performance.now() + 60_000;
      while ((view()?.size ?? 0) < size) {
        if (performance.now() > until) throw new Error(`Only ${view()?.size} of ${size} rows are loaded.`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    mount(root) {
      createRoot(root).render(
        <ChatProvider store={store} locale="en">
          <Root>
            <ConversationScope conversationId={CONVERSATION}>
              <div className="bench-list">
                <MessageList handle={(handle) => void (list = handle)} />
              </div>
              <InputBar />
            </ConversationScope>
          </Root>
        </ChatProvider>,
      );
      return {
        reach: [EXTRA + 1, EXTRA + size],
        append: (item) => adapter.receive(toMessage(item)),
        edit(seq, text) {
          const revision = (revisions.get(seq) ?? 0) + 1;
          revisions.set(seq, revision);
          adapter.emit({
            type: 'message-edited',
            conversationId: CONVERSATION,
            messageId: `m${seq}`,
            by: 'p3',
            content: plain(text),
            revision,
            time: Date.now(),
          });
        },
        prepend: () => store.actions.loadOlder(ref),
        jump: (seq) => list?.goToMessage(`m${seq}`),
        send: (text) => void store.actions.sendMessage(ref, { content: plain(text) }),
      };
    },
  };
}
