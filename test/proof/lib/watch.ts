import type { TestTab, TestWorld } from 'chatloom/testing';

/** What held at every moment and was broken at one. */
export interface Breach {
  readonly where: string;
  readonly detail: string;
}

const WAY: readonly string[] = ['saving', 'queued', 'sending', 'confirming', 'sent'];

/**
 * Looks at every commit of a tab, as the screen does: one row per message at every moment and in order (P1, P2), own sends never vanish (P2), the way of a
 * send only goes forward (P7), what was recalled stays so (P4), the own cursor only moves forward (P7).
 */
export function watchTab(world: TestWorld, tab: TestTab, onBreach: (breach: Breach) => void): void {
  const where = `${tab.userId}, tab ${tab.number}`;
  const said = new Set<string>();
  const breach = (detail: string): void => {
    // Once broken, a rule often stays broken in every commit that follows.
    if (said.has(detail)) return;
    said.add(detail);
    onBreach({ where, detail });
  };
  const phases = new Map<string, number>();
  const recalled = new Set<string>();
  const cursors = new Map<string, number>();
  const seen = new Map<string, unknown>();
  /** Own unsent rows of the view before, by conversation; begun anew each time it is opened. */
  const unsentBefore = new Map<string, { readonly opened: unknown; readonly keys: ReadonlySet<string> }>();

  tab.store.subscribe(() => {
    if (!tab.env.alive) return;
    const state = tab.store.getState();
    for (const id of tab.open.keys()) {
      const timeline = state.timelines.get(id);
      if (timeline && seen.get(id) !== timeline.view) {
        seen.set(id, timeline.view);
        watchRows(id);
      }
      const conversation = state.conversations.get(id);
      const readUpTo = conversation?.unread.readUpTo?.value ?? 0;
      if (readUpTo < (cursors.get(id) ?? 0)) breach(`the read cursor of ${id} went back`);
      cursors.set(id, Math.max(readUpTo, cursors.get(id) ?? 0));
      if (conversation && !(conversation.unread.count >= 0)) breach(`${conversation.unread.count} unread in ${id}`);
    }
  });

  function watchRows(id: string): void {
    const rows = tab.rows(id);
    const keys = new Set<string>();
    let last: { readonly value: number; readonly tie: string } | undefined;
    let unsent = false;
    for (const { key, message, phase, mine, position } of rows) {
      if (keys.has(key)) breach(`${id}: two rows ${key}`);
      keys.add(key);
      if (message.id === '') unsent = true;
      else {
        if (unsent) breach(`${id}: a confirmed row stands after an unsent one`);
        if (last && (position.value < last.value || (position.value === last.value && position.tie <= last.tie))) {
          breach(`${id}: ${message.id} stands after what comes later`);
        }
        last = position;
        if (keys.has(message.id)) breach(`${id}: two rows of ${message.id}`);
        keys.add(message.id);
        if (message.recalled) recalled.add(message.id);
        else if (recalled.has(message.id)) breach(`${id}: ${message.id} is back after its recall`);
      }
      const way = WAY.indexOf(phase);
      if (!mine || way < 0) continue;
      // Tried again after a failure that may pass, a send is "sending" once more; it never becomes unsaved or unsent again.
      const before = phases.get(key) ?? 0;
      if (way < before && !(before <= 3 && way >= 1)) breach(`${id}: ${key} went from ${WAY[before]} to ${phase}`);
      phases.set(key, Math.max(way, before));
    }
    const opened = tab.open.get(id);
    const before = unsentBefore.get(id);
    const unsentKeys = rows.filter((row) => row.mine && row.message.id === '').map((row) => row.key);
    unsentBefore.set(id, { opened, keys: new Set(unsentKeys) });
    if (before?.opened !== opened || tab.store.getState().timelines.get(id)?.hasNewer) return;
    // What was on its way a moment ago is still there now, unsent or as the message it became.
    for (const key of before?.keys ?? []) {
      if (!keys.has(key) && !isAbove(id, key, rows[0]?.message.id)) breach(`${id}: the unsent row ${key} vanished`);
    }
  }

  /** A send that arrived long ago, as turned out, has its place above what is loaded. */
  function isAbove(id: string, key: string, firstShown: string | undefined): boolean {
    if (!tab.store.getState().timelines.get(id)?.hasOlder) return false;
    const { messages } = world.server.conversations.get(id)!;
    const place = messages.findIndex(({ senderId, clientId }) => key === `c:${senderId}:${clientId}`);
    return place >= 0 && place < messages.findIndex((message) => message.id === firstShown);
  }
}
