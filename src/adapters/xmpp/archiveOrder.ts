import type { Position } from '../../model/index.js';
import type { XmppArchived, XmppArchivePage, XmppArchiveQuery } from './stanzas.js';

type Query = Omit<XmppArchiveQuery, 'room' | 'with'>;

const MAX_GROUPS = 4000;
const MAX_ITEMS = 2000;
const DIGITS = 6;
// Microseconds.
const LATE = 5_000_000;

/**
 * Gives rows of an archive their positions. An archive is ordered, but what it tells of a row need not say where it stands: Prosody 0.12 stamps in
 * whole seconds and its ids are random. So a position is the stamp, then the row's number among the rows of that stamp. Archives only grow at their
 * end, hence the number stays. Where the id is the time itself (ejabberd), no two rows share one and nothing is counted.
 */
export class ArchiveOrder {
  readonly #ask: (query: Query) => Promise<XmppArchivePage>;
  /** Archive ids of one stamp, from its first row on. */
  readonly #groups = new Map<number, string[]>();
  readonly #items = new Map<string, XmppArchived>();

  constructor(ask: (query: Query) => Promise<XmppArchivePage>) {
    this.#ask = ask;
  }

  /** Positions of rows that follow each other without a hole. */
  async place(items: readonly XmppArchived[]): Promise<readonly Position[]> {
    const [first] = items;
    if (!first) return [];
    if (isExact(first.id)) {
      for (const item of items) this.#keep(item);
      return items.map(({ id, time }) => ({ value: time, tie: tieOf(0, id) }));
    }
    // Rows before the first one on this page may carry the same stamp.
    if (!this.#groups.get(first.time)?.includes(first.id)) await this.#readGroup(first.time);
    const positions: Position[] = [];
    for (const item of items) {
      this.#keep(item);
      const group = this.#groups.get(item.time) ?? [];
      let index = group.indexOf(item.id);
      if (index < 0) index = group.push(item.id) - 1;
      this.#groups.set(item.time, group);
      positions.push({ value: item.time, tie: tieOf(index, item.id) });
    }
    while (this.#groups.size > MAX_GROUPS) this.#groups.delete(this.#groups.keys().next().value ?? NaN);
    return positions;
  }

  /**
   * The rows of a page whose numbers are known without asking more: not those at its start that share a stamp with rows before the page. A page of one
   * stamp stays whole.
   */
  numbered(items: readonly XmppArchived[]): readonly XmppArchived[] {
    const [first] = items;
    if (!first || isExact(first.id) || this.#groups.get(first.time)?.includes(first.id)) return items;
    const rest = items.filter(({ time }) => time !== first.time);
    return rest.length > 0 ? rest : items;
  }

  /** The archive id in a position of ours. */
  archiveIdOf({ tie }: Position): string | undefined {
    return /^\d{6}:(.+)$/s.exec(tie)?.[1];
  }

  /** One row by its id. `near`: its position, where that is known. */
  async single(archiveId: string, near: Position | undefined): Promise<readonly XmppArchived[]> {
    const known = this.#items.get(archiveId);
    if (known) return [known];
    if (near && !isExact(archiveId)) {
      await this.#readGroup(near.value);
      const found = this.#items.get(archiveId);
      return found ? [found] : [];
    }
    // The row before the one that follows it.
    const next = (await this.#ask({ after: archiveId, max: 1 })).items[0];
    const { items } = await this.#ask({ before: next?.id ?? '', max: 1 });
    for (const item of items) this.#keep(item);
    return items.filter(({ id }) => id === archiveId);
  }

  async #readGroup(time: number): Promise<void> {
    const ids: string[] = [];
    const stamp = new Date(time);
    let after: string | undefined;
    for (let more = true; more;) {
      const page = await this.#ask({ start: stamp, end: stamp, max: 250, ...(after !== undefined && { after }) });
      for (const item of page.items) {
        this.#keep(item);
        if (item.time === time) ids.push(item.id);
      }
      after = page.items.at(-1)?.id;
      more = !page.complete && after !== undefined;
    }
    this.#groups.delete(time);
    this.#groups.set(time, ids);
  }

  #keep(item: XmppArchived): void {
    this.#items.delete(item.id);
    this.#items.set(item.id, item);
    if (this.#items.size > MAX_ITEMS) this.#items.delete(this.#items.keys().next().value ?? '');
  }
}

function isExact(id: string): boolean {
  return /^\d{16}$/.test(id);
}

function tieOf(index: number, id: string): string {
  return `${String(index).padStart(DIGITS, '0')}:${id}`;
}

/** Where to read on from a row. Ids that are the time of a row (ejabberd) are given before it is stored: an earlier one may come to be there later. */
export function earlier(archiveId: string): string {
  return isExact(archiveId) ? String(Number(archiveId) - LATE) : archiveId;
}
