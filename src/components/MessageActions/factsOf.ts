import type { Operation } from '../../contract/index.js';
import type { MessageTypeRegistry } from '../../messages/index.js';
import type { Decision, PermissionAction, TimelineRef } from '../../model/index.js';
import { decide, offered, type Desk } from '../../react/index.js';
import type { ActionFacts } from './actionTable.js';
import type { MessageRow, Store } from './types.js';

type Method = Exclude<keyof Store['adapter']['messages'], 'load'>;

/** The methods actions stand on: an absent one is an absent capability, whatever the adapter says. */
const OPERATION_METHODS: Readonly<Partial<Record<Operation, Method>>> = {
  'messages.save': 'save',
  'messages.report': 'report',
  'messages.translate': 'translate',
  'messages.transcribe': 'transcribe',
  'receipts.readers': 'listReaders',
  'messages.editHistory': 'editHistory',
};
const PERMISSION_METHODS: Readonly<Partial<Record<PermissionAction, Method>>> = {
  pin: 'pin',
  react: 'react',
  'edit-own': 'edit',
  'recall-own': 'recall',
  'recall-others': 'recall',
  'delete-for-me': 'remove',
};
const UNSUPPORTED: Decision = { allowed: false, reason: 'unsupported' };

/** Gathers from the chat what the table of actions looks at, as it is now. */
export function factsOf(
  store: Store,
  types: MessageTypeRegistry,
  desk: Desk | null,
  ref: TimelineRef,
  row: MessageRow,
  around: Pick<ActionFacts['copies'], 'link'> & {
    readonly threads: boolean;
    readonly writeIn: TimelineRef | undefined;
  },
): ActionFacts {
  const { adapter, contents, env } = store;
  const state = store.getState();
  const { conversationId } = ref;
  const { message, mine, phase } = row;
  const conversation = state.conversations.get(conversationId);
  const group = conversation?.groupId === undefined ? undefined : state.groups.get(conversation.groupId);
  const target = group && state.members.get(group.id)?.byId.get(message.senderId);
  const now = env.now();
  const type = types.resolve(message.content, contents);

  const lacks = (method: Method | undefined): boolean => method !== undefined && !adapter.messages[method];
  const may = (action: PermissionAction): Decision =>
    lacks(PERMISSION_METHODS[action])
      ? UNSUPPORTED
      : decide(state, adapter, action, conversationId, { message, target, now });
  const has = (operation: Operation): Decision =>
    lacks(OPERATION_METHODS[operation]) ? UNSUPPORTED : offered(state, adapter, operation, conversationId);
  return {
    message,
    mine,
    phase,
    notice: type.layout(message.content) === 'notice',
    copies: {
      text: contents.copyText(message.content) !== '',
      link: around.link,
      image: message.content.type === 'image',
    },
    may,
    has,
    limits: adapter.limits,
    members: group?.memberCount,
    group: conversation?.groupId !== undefined,
    threads: around.threads && ref.threadId === undefined && around.writeIn === undefined,
    single: around.writeIn !== undefined,
    composer: desk?.composer(around.writeIn ?? ref) !== undefined,
    countsUnread: conversation?.countsUnread === true && ref.threadId === undefined,
    durable: conversation?.durable === true,
  };
}
