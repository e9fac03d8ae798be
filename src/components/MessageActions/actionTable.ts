import type { AdapterLimits, Operation } from '../../contract/index.js';
import type { Decision, DenyReason, Message, PermissionAction, SendStatus } from '../../model/index.js';

/** Everything the kit can do to a message, in the order a menu shows it. */
export const messageActionIds = [
  'resend',
  'cancel',
  'reply',
  'thread',
  'react',
  'edit',
  'copy-text',
  'copy-link',
  'copy-image',
  'forward',
  'select',
  'pin',
  'save',
  'remind',
  'mark-unread',
  'translate',
  'transcribe',
  'readers',
  'reactions',
  'edit-history',
  'info',
  'report',
  'recall',
  'delete',
] as const;

/** One of {@link messageActionIds}. */
export type MessageActionId = (typeof messageActionIds)[number];

/** What a menu says of an action: not there, to be chosen, or off with a reason. */
export type ActionState =
  | { readonly state: 'hidden' }
  | { readonly state: 'allowed' }
  | {
      readonly state: 'refused';
      /** `group-too-large`: receipts are not counted here. */
      readonly reason: DenyReason | 'group-too-large';
      /** When it ends by itself; server time in ms. */
      readonly until?: number | undefined;
    };

/** All that the table looks at. */
export interface ActionFacts {
  readonly message: Pick<
    Message,
    'id' | 'senderId' | 'recalled' | 'crypto' | 'streaming' | 'content' | 'lanes' | 'editedAt'
  >;
  readonly mine: boolean;
  readonly phase: SendStatus;
  /** Drawn as a centred line: nobody answers it. */
  readonly notice: boolean;
  /** What can be taken from it. */
  readonly copies: { readonly text: boolean; readonly link: boolean; readonly image: boolean };
  /** What the permission table says of this user and this message. */
  readonly may: (action: PermissionAction) => Decision;
  /** What the backend has and the connection allows. */
  readonly has: (operation: Operation) => Decision;
  readonly limits: Pick<AdapterLimits, 'receiptGroupSize'>;
  /** Members of the group; undefined outside of groups and where it is not known. */
  readonly members: number | undefined;
  /** Somebody else reads here one by one. */
  readonly group: boolean;
  /** Threads can be opened from here: not from inside of one. */
  readonly threads: boolean;
  /** It stands by itself, above the thread under it. */
  readonly single: boolean;
  /** There is a composer to write into. */
  readonly composer: boolean;
  /** The conversation keeps unread, and its settings. */
  readonly countsUnread: boolean;
  /** The conversation stays on this device. */
  readonly durable: boolean;
}

const hidden: ActionState = { state: 'hidden' };
const allowed: ActionState = { state: 'allowed' };

/** What the backend has not is not offered; what the moment or a role forbids is shown off, so that it can say why. */
function fromDecision(decision: Decision): ActionState {
  if (decision.allowed) return allowed;
  const { reason, until } = decision;
  return reason === 'unsupported' ? hidden : { state: 'refused', reason, ...(until !== undefined && { until }) };
}

const first = (...decisions: readonly Decision[]): ActionState => {
  const refused = decisions.find((decision) => !decision.allowed);
  return refused ? fromDecision(refused) : allowed;
};

const when = (holds: boolean, state: () => ActionState): ActionState => (holds ? state() : hidden);

/** Whether the server knows the message. */
function isSent({ message, phase }: ActionFacts): boolean {
  return message.id !== '' && (phase === 'sent' || phase === 'received' || phase === 'delivered' || phase === 'read');
}

/** It has words and things of its own: sent, not taken back, readable, and no line of the system. */
function isWhole(facts: ActionFacts): boolean {
  const { message, notice } = facts;
  const unreadable = message.crypto === 'pending' || message.crypto === 'failed';
  return isSent(facts) && !message.recalled && !notice && !unreadable;
}

/** Sent and whole, and no longer being written. */
function isFinished(facts: ActionFacts): boolean {
  return isWhole(facts) && facts.message.streaming !== true;
}

/** What speaks for itself: the only words somebody wrote about it are its caption. */
const WORDLESS = /^(?:image|video|voice|file|sticker|location|contact|call|merged)$/u;

/** Somebody wrote words in it. */
function isWritten({ message: { content }, copies }: ActionFacts): boolean {
  const { caption } = content as { readonly caption?: unknown };
  return WORDLESS.test(content.type) ? typeof caption === 'string' && caption !== '' : copies.text;
}

/** The one table behind the menu, the toolbar, the sheet and the keys: when each action is there, and what must hold. */
const table: Readonly<Record<MessageActionId, (facts: ActionFacts) => ActionState>> = {
  resend: ({ phase }) => when(phase === 'failed' || phase === 'uncertain', () => allowed),
  cancel: ({ message, phase }) => when(message.id === '' && phase !== 'sent' && phase !== 'confirming', () => allowed),
  reply: (facts) => when(isFinished(facts) && facts.composer && !facts.single, () => fromDecision(facts.may('reply'))),
  thread: (facts) => when(isFinished(facts) && facts.threads, () => fromDecision(facts.may('answer-in-thread'))),
  react: (facts) => when(isWhole(facts), () => fromDecision(facts.may('react'))),
  edit: (facts) =>
    when(isFinished(facts) && facts.mine && facts.composer && facts.message.content.type === 'text', () =>
      fromDecision(facts.may('edit-own')),
    ),
  'copy-text': ({ copies, message }) => when(copies.text && !message.recalled, () => allowed),
  'copy-link': ({ copies, message }) => when(copies.link && !message.recalled, () => allowed),
  'copy-image': ({ copies, message }) => when(copies.image && !message.recalled, () => allowed),
  forward: (facts) => when(isFinished(facts), () => fromDecision(facts.has('messages.forward'))),
  select: (facts) => when(isSent(facts) && !facts.notice && !facts.single, () => allowed),
  pin: (facts) => when(isFinished(facts), () => fromDecision(facts.may('pin'))),
  save: (facts) => when(isFinished(facts), () => fromDecision(facts.has('messages.save'))),
  remind: (facts) => when(isWhole(facts) && facts.durable, () => allowed),
  'mark-unread': (facts) =>
    when(isSent(facts) && !facts.mine && !facts.notice && !facts.message.recalled && facts.countsUnread, () =>
      fromDecision(facts.has('settings.unreadFrom')),
    ),
  translate: (facts) =>
    when(isFinished(facts) && isWritten(facts) && !facts.mine && !facts.message.lanes.translation?.value.text, () =>
      fromDecision(facts.has('messages.translate')),
    ),
  transcribe: (facts) =>
    when(isWhole(facts) && facts.message.content.type === 'voice' && !facts.message.lanes.transcript, () =>
      fromDecision(facts.has('messages.transcribe')),
    ),
  readers: (facts) =>
    when(isWhole(facts) && facts.mine && facts.group, () => {
      const { members, limits } = facts;
      const offered = first(facts.has('receipts.group'), facts.has('receipts.readers'));
      if (offered.state === 'hidden') return hidden;
      const most = limits.receiptGroupSize;
      const isTooLarge = most !== undefined && members !== undefined && members > most;
      return isTooLarge ? { state: 'refused', reason: 'group-too-large' } : offered;
    }),
  reactions: (facts) => when(isWhole(facts) && (facts.message.lanes.reactions?.value.length ?? 0) > 0, () => allowed),
  'edit-history': (facts) =>
    when(isWhole(facts) && facts.message.editedAt !== undefined, () => fromDecision(facts.has('messages.editHistory'))),
  info: ({ notice }) => when(!notice, () => allowed),
  report: (facts) => when(isWhole(facts) && !facts.mine, () => fromDecision(facts.has('messages.report'))),
  recall: (facts) =>
    when(isSent(facts) && !facts.message.recalled && !facts.notice, () => {
      const state = fromDecision(facts.may(facts.mine ? 'recall-own' : 'recall-others'));
      // A member is not told of every message of others that only admins may take it back.
      const isForAdmins = !facts.mine && state.state === 'refused' && state.reason === 'role';
      return isForAdmins ? hidden : state;
    }),
  delete: (facts) => when(isSent(facts), () => fromDecision(facts.may('delete-for-me'))),
};

/** What a menu offers of a message, and what of it is off. Depends on its argument alone. */
export function deriveActions(facts: ActionFacts): ReadonlyMap<MessageActionId, ActionState> {
  return new Map(messageActionIds.map((id) => [id, table[id](facts)]));
}
