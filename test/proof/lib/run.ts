import { auditSends, buildText, createTestWorld, type Problem, type TestTab, type TestWorld } from 'chatloom/testing';
import { CONVERSATIONS, createActors, type Actors } from './actors.ts';
import type { Schedule } from './schedule.ts';
import { watchTab } from './watch.ts';

/** How a run was wrong: at the end, or (`moment`) at one moment of it. */
export interface Finding extends Omit<Problem, 'kind'> {
  readonly kind: Problem['kind'] | 'moment';
}

/** What came of a run. */
export interface Outcome {
  readonly problems: readonly Finding[];
  readonly sent: number;
  /** Sends that were shown as queued, and so may not be lost. */
  readonly promised: number;
  readonly kills: number;
  readonly world: TestWorld;
}

/** A world as schedules have it. */
export function makeWorld(schedule: Omit<Schedule, 'steps'>): TestWorld {
  const { seed, faults, dialect, before, maxLoaded } = schedule;
  const world = createTestWorld(seed, { conversations: CONVERSATIONS, faults, dialect, store: { maxLoaded } });
  for (let i = 0; i < before; i++) {
    for (const id of Object.keys(CONVERSATIONS))
      world.server.send('bo', id, `before-${id}-${i}`, buildText(`${id} ${i}`));
  }
  return world;
}

/** Runs a schedule, heals the world, and compares every tab with the server. */
export async function runSchedule(schedule: Schedule): Promise<Outcome> {
  const world = makeWorld(schedule);
  const problems: Finding[] = [];
  const actors = createActors(world, (tab) =>
    watchTab(world, tab, ({ where, detail }) => problems.push({ kind: 'moment', where, detail })),
  );
  await world.advance(3000);
  for (const step of schedule.steps) {
    actors.take(step);
    await world.advance(step.wait);
  }
  return finish(world, actors, problems);
}

/** Heals a world and compares it with the server. */
export async function finish(world: TestWorld, actors: Actors, problems: Finding[]): Promise<Outcome> {
  actors.comeBack();
  await world.settle();
  problems.push(...world.audit());
  // A reader deep in the history goes back to the end: nothing may be missing there either.
  const deep = world.tabs.filter((tab) => [...tab.open.keys()].some((id) => isDeep(tab, id)));
  for (const tab of deep) {
    for (const conversationId of tab.open.keys()) tab.attempt(() => tab.store.actions.showLatest({ conversationId }));
  }
  if (deep.length > 0) {
    await world.advance(10_000);
    problems.push(...world.audit());
  }
  for (const tab of world.tabs) problems.push(...auditSends(world.server, tab, true));
  for (const tab of actors.gone) problems.push(...auditSends(world.server, tab, false));
  const all = [...world.tabs, ...actors.gone].flatMap((tab) => tab.sent);
  const promised = all.filter((each) => each.shownAsQueued).length;
  return { problems, sent: all.length, promised, kills: actors.kills, world };
}

function isDeep(tab: TestTab, conversationId: string): boolean {
  return tab.store.getState().timelines.get(conversationId)?.hasNewer === true;
}
