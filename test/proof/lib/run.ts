import {
  auditSends,
  buildText,
  createTestWorld,
  type Problem,
  type TestTab,
  type TestWorld,
} from 'chatloom/testing';
import type { Schedule, Step } from './schedule.ts';

const EMOJI = ['👍', '🎉', '🤔'] as const;
// Few people and few conversations: what is to meet, meets often.
const CONVERSATIONS = { pair: ['ann', 'bo'], trio: ['ann', 'bo', 'cy'] } as const;
// Ann has two devices, and on the first of them often two tabs.
const DEVICES = [
  ['ann', 'ann-1'],
  ['ann', 'ann-2'],
  ['bo', 'bo-1'],
  ['cy', 'cy-1'],
] as const;
const MAX_TABS = 6;

/** What came of a run. */
export interface Outcome {
  readonly problems: readonly Problem[];
  readonly sent: number;
  readonly promised: number;
  readonly kills: number;
  readonly world: TestWorld;
}

/** Runs a schedule, heals the world, and compares every tab with the server. */
export async function runSchedule(schedule: Schedule): Promise<Outcome> {
  const world = createTestWorld(schedule.seed, {
    conversations: CONVERSATIONS,
    faults: schedule.faults,
    dialect: schedule.dialect,
  });
  for (let i = 0; i < schedule.before; i++) {
    for (const id of Object.keys(CONVERSATIONS)) world.server.send('bo', id, `before-${id}-${i}`, buildText(`${id} ${i}`));
  }
  const gone: TestTab[] = [];
  let kills = 0;
  let words = 0;
  const start = (index: number): void => {
    const [userId, device] = DEVICES[index % DEVICES.length]!;
    const tab = world.openTab(userId, { device });
    // What one looked at is what one sees again.
    tab.openConversation('pair' in CONVERSATIONS && userId !== 'cy' ? 'pair' : 'trio');
  };
  for (let i = 0; i < DEVICES.length; i++) start(i);
  await world.advance(3000);

  for (const step of schedule.steps) {
    take(step);
    await world.advance(step.wait);
  }

  // Whoever left unsent messages behind comes back to that device.
  for (const [index, [, device]] of DEVICES.entries()) {
    if (!world.tabs.some((tab) => tab.device === device)) start(index);
  }
  await world.settle();
  const problems = [...world.audit()];
  // A reader deep in the history goes back to the end: nothing may be missing there either.
  const deep = world.tabs.filter((tab) => [...tab.open.keys()].some((id) => isDeep(tab, id)));
  for (const tab of deep) {
    for (const conversationId of tab.open.keys()) tab.attempt(() => tab.store.actions.showLatest({ conversationId }));
  }
  if (deep.length > 0) {
    await world.advance(10_000);
    problems.push(...world.audit());
  }
  for (const tab of world.tabs) problems.push(...auditSends(world, tab, true));
  for (const tab of gone) problems.push(...auditSends(world, tab, false));
  const all = [...world.tabs, ...gone].flatMap((tab) => tab.sent);
  return { problems, sent: all.length, promised: all.filter((each) => each.shownAsQueued).length, kills, world };

  function take(step: Step): void {
    const tab = world.tabs[step.tab % Math.max(1, world.tabs.length)];
    if (!tab) return start(step.tab);
    const mine = [...world.server.conversations.values()].filter((each) => each.memberIds.includes(tab.userId));
    const conversationId = mine[step.chat % mine.length]!.id;
    const ref = { conversationId };
    const { actions } = tab.store;
    const rows = tab.rows(conversationId).filter((row) => row.message.id !== '' && !row.message.recalled);
    const own = rows.filter((row) => row.mine);
    const row = rows[step.pick % Math.max(1, rows.length)];
    const ownRow = own[step.pick % Math.max(1, own.length)];
    const ready = tab.store.getState().startup.status === 'ready';
    const say = (): void => void tab.send(conversationId, `${tab.userId} ${(words += 1)}`);
    switch (step.do) {
      case 'send':
        if (ready) say();
        return;
      case 'burst':
        if (ready) for (let i = 0; i < 5; i++) say();
        return;
      case 'edit':
        if (ownRow) {
          const content = buildText(`${tab.userId} ${(words += 1)} edited`);
          tab.attempt(() => actions.editMessage(ref, ownRow.message.id, content));
        }
        return;
      case 'recall':
        if (ownRow) tab.attempt(() => actions.recallMessage(ref, ownRow.message.id));
        return;
      case 'react':
        if (row) {
          const emoji = EMOJI[step.pick % EMOJI.length]!;
          const mine = row.message.lanes.reactions?.value.some((each) => each.emoji === emoji && each.mine) ?? false;
          tab.attempt(() => actions.react(ref, row.message.id, emoji, !mine));
        }
        return;
      case 'read': {
        const at = step.pick % 2 === 0 ? rows.at(-1) : row;
        if (at) actions.markRead(ref, at.position);
        return;
      }
      case 'open':
        return tab.openConversation(conversationId);
      case 'close':
        return tab.closeConversation(conversationId);
      case 'older':
        return tab.attempt(() => actions.loadOlder(ref));
      case 'newer':
        return tab.attempt(() => actions.loadNewer(ref));
      case 'jump': {
        const { messages } = world.server.conversations.get(conversationId)!;
        const target = messages[step.pick % Math.max(1, messages.length)];
        if (target && tab.open.has(conversationId)) tab.attempt(() => actions.showAround(ref, target.id));
        return;
      }
      case 'latest':
        if (tab.open.has(conversationId)) tab.attempt(() => actions.showLatest(ref));
        return;
      case 'offline':
        return tab.adapter.setOnline(false);
      case 'online':
        for (const each of world.tabs) each.adapter.setOnline(true);
        return;
      case 'kill':
        kills += 1;
        gone.push(tab);
        return tab.kill();
      case 'leave':
        gone.push(tab);
        return tab.close();
      case 'tab':
        if (world.tabs.length < MAX_TABS) start(step.pick);
    }
  }
}

function isDeep(tab: TestTab, conversationId: string): boolean {
  return tab.store.getState().timelines.get(conversationId)?.hasNewer === true;
}
