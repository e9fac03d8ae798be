import { buildText, type TestTab, type TestWorld } from 'chatloom/testing';
import type { Step } from './schedule.ts';

const EMOJI = ['👍', '🎉', '🤔'] as const;
/** Few people and few conversations: what is to meet, meets often. */
export const CONVERSATIONS = { pair: ['ann', 'bo'], trio: ['ann', 'bo', 'cy'] } as const;
// Ann has two devices, and on the first of them often two tabs.
const DEVICES = [
  ['ann', 'ann-1'],
  ['ann', 'ann-2'],
  ['bo', 'bo-1'],
  ['cy', 'cy-1'],
] as const;
const MAX_TABS = 6;
const MAX_CONVERSATIONS = 5;

/** The people of a world, who do what steps say. */
export interface Actors {
  /** Does one step; time is for the caller to pass. */
  take(step: Step): void;
  /** Opens a tab on the device of that number. */
  openOn(index: number): TestTab;
  /** Whoever has no tab open on a device any more comes back to it: unsent messages may wait there. */
  comeBack(): void;
  /** Tabs that were closed or killed. */
  readonly gone: readonly TestTab[];
  readonly kills: number;
}

/** Tells the store which row is on screen, as a list does that is scrolled away from the end. */
function readAt(tab: TestTab, conversationId: string, index: number): void {
  const key = tab.rows(conversationId).at(index)?.key;
  if (key !== undefined && tab.open.has(conversationId)) tab.store.actions.setReading({ conversationId }, key);
}

/** Puts people in a world: each device with one tab. `onTab` sees every tab as it opens. */
export function createActors(world: TestWorld, onTab: (tab: TestTab) => void = () => {}): Actors {
  const gone: TestTab[] = [];
  let kills = 0;
  let words = 0;

  const openOn = (index: number): TestTab => {
    const [userId, device] = DEVICES[index % DEVICES.length]!;
    const tab = world.openTab(userId, { device });
    onTab(tab);
    // What one looked at is what one sees again.
    tab.openConversation(userId === 'cy' ? 'trio' : 'pair');
    return tab;
  };
  for (let i = 0; i < DEVICES.length; i++) openOn(i);

  function take(step: Step): void {
    const tab = world.tabs[step.tab % Math.max(1, world.tabs.length)];
    if (!tab) return void openOn(step.tab);
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
        readAt(tab, conversationId, 0);
        return tab.attempt(() => actions.loadOlder(ref));
      case 'newer':
        readAt(tab, conversationId, -1);
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
        if (world.tabs.length < MAX_TABS) openOn(step.pick);
        return;
      case 'meet': {
        // Made by the server, and told by an event that may be lost, late or told twice; often with a first word at once.
        const { size } = world.server.conversations;
        if (size >= MAX_CONVERSATIONS) return;
        const members = ['ann', 'bo', 'cy'].filter(
          (each) => each === tab.userId || each === 'ann' || step.pick % 2 === 0,
        );
        const { id } = world.server.addConversation(`met-${size}`, members);
        if (step.pick % 3 > 0) world.server.send(tab.userId, id, `hello-${size}`, buildText(`hello ${size}`));
      }
    }
  }

  return {
    take,
    openOn,
    comeBack() {
      for (const [index, [, device]] of DEVICES.entries()) {
        if (!world.tabs.some((tab) => tab.device === device)) openOn(index);
      }
    },
    gone,
    get kills() {
      return kills;
    },
  };
}
