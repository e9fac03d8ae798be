import { describe, expect, it } from 'vitest';
import { denyReasons, permissionActions, type Decision, type SendStatus } from '../../model/index.js';
import { buildMessage } from '../../testing/index.js';
import { deriveActions, messageActionIds, type ActionFacts, type MessageActionId } from './actionTable.js';

const yes: Decision = { allowed: true };
const reaction = { version: 1, value: [{ emoji: '👍', count: 1, mine: false, sampleUserIds: ['bo'] }] };

function facts(changes: Partial<ActionFacts> = {}, message: Partial<ActionFacts['message']> = {}): ActionFacts {
  return {
    message: { ...buildMessage({ seq: 1, senderId: changes.mine === false ? 'bo' : 'me' }), ...message },
    mine: true,
    phase: changes.mine === false ? 'received' : 'sent',
    notice: false,
    copies: { text: true, link: false, image: false },
    may: () => yes,
    has: () => yes,
    limits: {},
    members: 5,
    group: true,
    threads: false,
    single: false,
    composer: true,
    countsUnread: true,
    durable: true,
    ...changes,
  };
}

const offered = (given: ActionFacts): MessageActionId[] =>
  [...deriveActions(given)].flatMap(([id, { state }]) => (state === 'hidden' ? [] : [id]));

const REMOTE: readonly MessageActionId[] = ['reply', 'react', 'edit', 'pin', 'recall', 'delete', 'report'];
const WORDS: readonly MessageActionId[] = ['copy-text', 'copy-link', 'reply', 'forward', 'save', 'edit'];

describe('deriveActions', () => {
  it('offers of an own text all that makes sense of it', () => {
    expect(offered(facts())).toEqual([
      ...['reply', 'react', 'edit', 'copy-text', 'forward', 'select', 'pin', 'save', 'remind'],
      ...['readers', 'info', 'recall', 'delete'],
    ]);
  });

  it('offers an answer in a thread where threads can be opened, and says why it is refused', () => {
    expect(offered(facts({ threads: true }))).toContain('thread');
    expect(offered(facts({ threads: true }, { recalled: { by: 'me', time: 1 } }))).not.toContain('thread');
    const may: ActionFacts['may'] = (action) =>
      action === 'answer-in-thread' ? { allowed: false, reason: 'muted' } : yes;
    expect(deriveActions(facts({ threads: true, may })).get('thread')).toEqual({ state: 'refused', reason: 'muted' });
  });

  it('offers of a text of somebody else what concerns the reader', () => {
    expect(offered(facts({ mine: false }, { lanes: { reactions: reaction } }))).toEqual([
      ...['reply', 'react', 'copy-text', 'forward', 'select', 'pin', 'save', 'remind', 'mark-unread', 'translate'],
      ...['reactions', 'info', 'report', 'recall', 'delete'],
    ]);
  });

  it('offers of what was not sent to try again, to give up, and to copy', () => {
    const unsent = (phase: SendStatus): MessageActionId[] => offered(facts({ phase }, { id: '' }));
    for (const phase of ['failed', 'uncertain'] as const)
      expect(unsent(phase)).toEqual(['resend', 'cancel', 'copy-text', 'info']);
    for (const phase of ['saving', 'queued', 'sending'] as const)
      expect(unsent(phase)).toEqual(['cancel', 'copy-text', 'info']);
    // Its bytes are through: nothing can stop it here.
    expect(unsent('confirming')).toEqual(['copy-text', 'info']);
  });

  it('offers of what was taken back only what needs no words', () => {
    const gone = facts({}, { recalled: { by: 'me', time: 1 }, content: { type: 'recalled' } });
    expect(offered(gone)).toEqual(['select', 'info', 'delete']);
  });

  it('offers of a line of the system to copy and to delete it', () => {
    expect(offered(facts({ notice: true, mine: false }))).toEqual(['copy-text', 'delete']);
  });

  it('offers of what cannot be read neither an answer nor a copy of it', () => {
    for (const crypto of ['pending', 'failed'] as const) {
      const given = facts({ copies: { text: false, link: false, image: false } }, { crypto });
      expect(offered(given)).toEqual(['select', 'info', 'recall', 'delete']);
    }
  });

  it('offers of an answer that is still being written no answer, no edit and no forward', () => {
    const ids = offered(facts({}, { streaming: true }));
    for (const id of ['reply', 'edit', 'forward', 'pin', 'save'] as const) expect(ids).not.toContain(id);
  });

  it('edits texts only, and only own ones', () => {
    expect(offered(facts({}, { content: { type: 'image' } }))).not.toContain('edit');
    expect(offered(facts({ mine: false }))).not.toContain('edit');
  });

  it('needs a composer to answer or edit', () => {
    const ids = offered(facts({ composer: false }));
    expect(ids).not.toContain('reply');
    expect(ids).not.toContain('edit');
  });

  it('offers links and pictures where there are any', () => {
    const ids = offered(facts({ copies: { text: false, link: true, image: true } }));
    expect(ids).toContain('copy-link');
    expect(ids).toContain('copy-image');
    expect(ids).not.toContain('copy-text');
  });

  it('offers the words of a recording once, and a translation once', () => {
    const voice = { content: { type: 'voice' } };
    expect(offered(facts({}, voice))).toContain('transcribe');
    const said = { version: 1, value: { text: 'Hello' } };
    expect(offered(facts({}, { ...voice, lanes: { transcript: said } }))).not.toContain('transcribe');
    const translated = { version: 1, value: { language: 'en', text: 'Hello' } };
    expect(offered(facts({ mine: false }, { lanes: { translation: translated } }))).not.toContain('translate');
  });

  it('offers to translate what somebody wrote, not a name or a place', () => {
    const offers = (content: object): boolean =>
      offered(facts({ mine: false }, { content: content as ActionFacts['message']['content'] })).includes('translate');
    expect(offers({ type: 'image', items: [{ alt: 'A boat' }] })).toBe(false);
    expect(offers({ type: 'image', items: [], caption: 'Olha' })).toBe(true);
    expect(offers({ type: 'sticker', emoji: '⛺' })).toBe(false);
    expect(offers({ type: 'location', title: 'Harbour' })).toBe(false);
    expect(offers({ type: 'poll', question: 'Quando?' })).toBe(true);
  });

  it('counts readers in groups only, and says why not in large ones', () => {
    expect(offered(facts({ group: false, members: undefined }))).not.toContain('readers');
    const large = deriveActions(facts({ members: 101, limits: { receiptGroupSize: 100 } })).get('readers');
    expect(large).toEqual({ state: 'refused', reason: 'group-too-large' });
    expect(deriveActions(facts({ members: 100, limits: { receiptGroupSize: 100 } })).get('readers')).toEqual({
      state: 'allowed',
    });
  });

  it('keeps reminders of nothing that vanishes, and marks unread only where unread is counted', () => {
    expect(offered(facts({ durable: false }))).not.toContain('remind');
    expect(offered(facts({ mine: false, countsUnread: false }))).not.toContain('mark-unread');
  });

  it('does not tell a member of every message that only admins may take it back', () => {
    const deny = (reason: (typeof denyReasons)[number]) =>
      deriveActions(facts({ mine: false, may: () => ({ allowed: false, reason }) })).get('recall');
    expect(deny('role')).toEqual({ state: 'hidden' });
    expect(deny('rank')).toEqual({ state: 'refused', reason: 'rank' });
    expect(deriveActions(facts({ may: () => ({ allowed: false, reason: 'window-passed' }) })).get('recall')).toEqual({
      state: 'refused',
      reason: 'window-passed',
    });
  });

  it('hides what the backend has not, and shows everything else off with its reason, for every reason there is', () => {
    for (const reason of denyReasons) {
      const no: Decision = { allowed: false, reason, until: 42 };
      for (const mine of [true, false]) {
        const before = deriveActions(facts({ mine }));
        const after = deriveActions(facts({ mine, may: () => no, has: () => no }));
        for (const id of messageActionIds) {
          const [was, is] = [before.get(id), after.get(id)];
          if (was?.state === 'hidden' || is?.state === 'allowed') continue;
          const isHidden = reason === 'unsupported' || (id === 'recall' && !mine && reason === 'role');
          expect(is, `${id}, ${reason}`).toEqual(
            isHidden ? { state: 'hidden' } : { state: 'refused', reason, until: 42 },
          );
        }
      }
    }
  });

  it('asks the permission table and the backend for nothing that they do not know', () => {
    const asked = new Set<string>();
    const may: ActionFacts['may'] = (action) => {
      asked.add(action);
      return yes;
    };
    for (const mine of [true, false]) deriveActions(facts({ mine, may }));
    for (const action of asked) expect(permissionActions).toContain(action);
    expect([...asked].toSorted()).toEqual(
      ['delete-for-me', 'edit-own', 'pin', 'react', 'recall-others', 'recall-own', 'reply'].toSorted(),
    );
  });

  it('answers for every action in every state, and changes nothing it was given', () => {
    const phases: SendStatus[] = [
      ...(['saving', 'queued', 'sending', 'confirming', 'sent', 'delivered', 'read'] as const),
      ...(['failed', 'uncertain', 'received'] as const),
    ];
    const flags = [true, false];
    for (const phase of phases)
      for (const mine of flags)
        for (const notice of flags)
          for (const composer of flags)
            for (const id of ['m1', ''])
              for (const recalled of [undefined, { by: 'me', time: 1 }])
                for (const crypto of [undefined, 'clear', 'pending', 'failed'] as const) {
                  const given = Object.freeze(facts({ phase, mine, notice, composer }, { id, recalled, crypto }));
                  const actions = deriveActions(given);
                  expect([...actions.keys()]).toEqual([...messageActionIds]);
                  const never: MessageActionId[] = [
                    // Nothing reaches the server about a message the server does not know.
                    ...(id === '' ? REMOTE : []),
                    // P4: of what was taken back nothing is copied, answered or handed on.
                    ...(recalled ? WORDS : []),
                  ];
                  expect(never.filter((each) => actions.get(each)?.state !== 'hidden')).toEqual([]);
                }
  });
});
