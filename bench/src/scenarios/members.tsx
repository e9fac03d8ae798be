import 'chatloom/styles.css';
import '../bare/bare.css';
import { ChatProvider, createChatStore, GroupManager, Root, type ChatStore } from 'chatloom';
import type { Group, Member } from 'chatloom/contract';
import { createRoot } from 'react-dom/client';
import type { Scenario } from '../live.ts';
import { CONVERSATION, conversation, createBenchAdapter, type BenchAdapter } from './adapter.ts';

const GROUP = 'g';
/** The most a list takes of one answer. */
const PAGE = 1000;

let adapter: BenchAdapter;
let store: ChatStore;
let held = 0;

const memberAt = (at: number, nameCard?: string): Member => ({ userId: `u${at}`, role: 'member', nameCard });

/** The members of a group; "size" counts them, all of them are loaded, and a "message" is another name card of any of them. */
export const scenario: Scenario = {
  rows: '.cl-people-rows [data-key]',
  scroller: '.cl-people-rows',
  fromTop: true,
  field: '.cl-group-members input',
  prepare(size) {
    held = size;
    const all = Array.from({ length: size }, (_, at) => memberAt(at));
    const self: Member = { userId: 'me', role: 'member' };
    const group: Group = { id: GROUP, kind: 'work', name: 'Everybody', memberCount: size, settings: {}, self };
    const plain = createBenchAdapter({
      size: 0,
      conversations: [{ ...conversation(CONVERSATION), groupId: GROUP }],
      page: 50,
    });
    adapter = Object.assign(plain, {
      limits: { membersPerPage: PAGE },
      groups: {
        get: () => Promise.resolve(group),
        listMembers(_id: string, { cursor = '0' }: { readonly cursor?: string | undefined } = {}) {
          const from = Number(cursor);
          const next = from + PAGE < size ? { cursor: String(from + PAGE) } : {};
          return Promise.resolve({ items: all.slice(from, from + PAGE), total: size, ...next });
        },
      },
    });
  },
  async open() {
    store = createChatStore({ adapter });
    await store.start();
    const { groups } = store.actions;
    await groups.loadMembers(GROUP);
    for (let page = PAGE; page < held; page += PAGE) await groups.loadMembers(GROUP, {}, { more: true });
  },
  mount(root) {
    createRoot(root).render(
      <ChatProvider store={store} locale="en">
        <Root>
          <div className="bench-list">
            <GroupManager conversationId={CONVERSATION} />
          </div>
        </Root>
      </ChatProvider>,
    );
    return {
      reach: [1, held],
      append({ seq }) {
        const changed = memberAt((seq * 7919) % held, `Card ${seq}`);
        adapter.emit({ type: 'members-changed', groupId: GROUP, updated: [changed] });
      },
      edit: () => {},
    };
  },
};
