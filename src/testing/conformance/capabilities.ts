import { operations, type ChatAdapter, type Operation } from '../../contract/index.js';
import { check, show } from './assert.js';
import { refused, type ConformanceTest } from './harness.js';

type Port = Exclude<keyof ChatAdapter, 'name' | 'limits' | 'idempotentSend' | 'can' | 'subscribe'>;

/** The method that a capability stands on. Capabilities that are ways of sending have none of their own. */
const METHODS: Readonly<Partial<Record<Operation, readonly [Port, string]>>> = {
  'conversations.delete': ['conversations', 'remove'],
  'conversations.startDirect': ['conversations', 'startDirect'],
  'messages.history': ['messages', 'load'],
  'messages.loadAround': ['messages', 'loadAround'],
  'messages.send': ['messages', 'send'],
  'messages.edit': ['messages', 'edit'],
  'messages.editHistory': ['messages', 'editHistory'],
  'messages.recall': ['messages', 'recall'],
  'messages.deleteForMe': ['messages', 'remove'],
  'messages.clearHistory': ['messages', 'clearHistory'],
  'messages.react': ['messages', 'react'],
  'messages.reactors': ['messages', 'listReactors'],
  'messages.pin': ['messages', 'pin'],
  'messages.schedule': ['messages', 'schedule'],
  'messages.translate': ['messages', 'translate'],
  'messages.transcribe': ['messages', 'transcribe'],
  'messages.vote': ['messages', 'vote'],
  'receipts.read': ['messages', 'markRead'],
  'receipts.readers': ['messages', 'listReaders'],
  typing: ['messages', 'setTyping'],
  'media.upload': ['media', 'upload'],
  'groups.create': ['groups', 'create'],
  'groups.update': ['groups', 'update'],
  'groups.invite': ['groups', 'invite'],
  'groups.inviteLink': ['groups', 'createInviteLink'],
  'groups.join': ['groups', 'join'],
  'groups.requests': ['groups', 'listRequests'],
  'groups.leave': ['groups', 'leave'],
  'groups.dismiss': ['groups', 'dismiss'],
  'groups.transfer': ['groups', 'transfer'],
  'groups.roles': ['groups', 'setRole'],
  'groups.remove': ['groups', 'remove'],
  'groups.ban': ['groups', 'listBanned'],
  'groups.muteMember': ['groups', 'muteMember'],
  'users.updateSelf': ['users', 'updateSelf'],
  'users.contacts': ['users', 'listContacts'],
  'users.requests': ['users', 'answerContact'],
  'users.remark': ['users', 'setRemark'],
  'users.block': ['users', 'setBlocked'],
  'users.search': ['users', 'search'],
  presence: ['presence', 'watch'],
  'presence.setStatus': ['presence', 'setOwn'],
  'search.messages': ['search', 'messages'],
  'search.conversations': ['search', 'conversations'],
  threads: ['threads', 'list'],
  'threads.follow': ['threads', 'follow'],
  communities: ['communities', 'listTopics'],
  live: ['live', 'enter'],
  ai: ['ai', 'stop'],
};

/** Methods without an answer cannot refuse; absent they must not be there, or do nothing. */
const SILENT: readonly Operation[] = ['typing'];

function methodOf(adapter: ChatAdapter, operation: Operation): ((...args: unknown[]) => unknown) | undefined {
  const place = METHODS[operation];
  if (!place) return undefined;
  const port = adapter[place[0]] as unknown as Record<string, unknown> | undefined;
  const method = port?.[place[1]];
  return typeof method === 'function' ? (method.bind(port) as (...args: unknown[]) => unknown) : undefined;
}

export const capabilityTests: readonly ConformanceTest[] = [
  {
    name: 'every operation is answered for: native, emulated or absent',
    async run(stage) {
      const [person] = await stage.people(1);
      for (const operation of operations) {
        const capability = person!.can(operation);
        const known = ['native', 'emulated', 'absent'].includes(capability?.state);
        check(known, `can('${operation}') answers ${show(capability)}`);
      }
    },
  },
  {
    name: 'what is claimed has its method',
    async run(stage) {
      const [person] = await stage.people(1);
      for (const operation of operations) {
        if (!METHODS[operation] || person!.can(operation).state === 'absent') continue;
        check(
          methodOf(person!.adapter, operation) !== undefined,
          `can('${operation}') is ${person!.can(operation).state}, and there is no ${METHODS[operation].join('.')}()`,
        );
      }
    },
  },
  {
    name: 'what is absent has no method, or is refused as unsupported',
    async run(stage) {
      const [one, two] = await stage.people(2);
      const ref = await stage.meet([one!, two!]);
      for (const operation of operations) {
        if (one!.can(operation, ref.conversationId).state !== 'absent' || SILENT.includes(operation)) continue;
        const method = methodOf(one!.adapter, operation);
        // A method two capabilities share is there when one of them is.
        const shared = operations.some(
          (other) =>
            METHODS[other]?.join() === METHODS[operation]?.join() &&
            one!.can(other, ref.conversationId).state !== 'absent',
        );
        if (!method || shared) continue;
        const port = METHODS[operation]![0];
        const first = port === 'messages' || port === 'ai' ? ref : port === 'users' ? one!.userId : 'nothing';
        await refused(async () => method(first, 'nothing', 'nothing', 0), METHODS[operation]!.join('.'), [
          'unsupported',
        ]);
      }
    },
  },
  {
    name: 'limits are positive numbers',
    async run(stage) {
      const [person] = await stage.people(1);
      const visit = (value: unknown, path: string): void => {
        if (value === undefined || typeof value === 'string') return;
        if (typeof value === 'object' && value !== null) {
          for (const [key, inner] of Object.entries(value)) visit(inner, `${path}.${key}`);
        } else check(typeof value === 'number' && value > 0, `${path} is ${show(value)}`);
      };
      visit(person!.adapter.limits, 'limits');
    },
  },
];
