import { ChatError } from '../../contract/index.js';
import { comparePositions, type ConversationId, type MessageId, type Position } from '../../model/index.js';
import { isRecord, ownValue } from '../../utils/readers.js';
import { readJson } from '../../utils/readJson.js';
import type { Core } from './core.js';
import { ask } from './errors.js';
import { ns } from './namespaces.js';
import type { XmppItem, XmppItemContent } from './stanzas.js';

const LIMITS = { depth: 6, nodes: 10_000, chars: 200 * 1024 } as const;
/** Ids kept in one item: a stanza must stay well below what servers take. */
const CHUNK = 500;
const MOST_PINS = 100;

/** A pinned message, or one that was and is no more. Of two words about one message the later counts. */
interface Pin {
  readonly active: boolean;
  /** When, by the device that did it; only compared with the same person's. */
  readonly at: number;
  /** Where the archive has it. */
  readonly archiveId: string;
}

interface Shown {
  pins: ReadonlyMap<MessageId, Pin>;
  clearedUpTo: Position | undefined;
  /** Taken off the list when this was the last place. */
  closedUpTo: Position | undefined;
  /** Ids of removed messages, by the item that keeps them. */
  readonly removed: Map<number, ReadonlySet<MessageId>>;
}

function nothing(): Shown {
  return { pins: new Map(), clearedUpTo: undefined, closedUpTo: undefined, removed: new Map() };
}

function isSame(a: Position | undefined, b: Position): boolean {
  return a !== undefined && comparePositions(a, b) === 0;
}

function readPosition(value: unknown): Position | undefined {
  const [at, tie] = [ownValue(value, 'value'), ownValue(value, 'tie')];
  return typeof at === 'number' && typeof tie === 'string' ? { value: at, tie } : undefined;
}

function readPins(value: unknown): ReadonlyMap<MessageId, Pin> {
  const pins = new Map<MessageId, Pin>();
  for (const [id, each] of isRecord(value) ? Object.entries(value) : []) {
    const [active, at, archiveId] = [ownValue(each, 'active'), ownValue(each, 'at'), ownValue(each, 'archiveId')];
    if (typeof at === 'number' && typeof archiveId === 'string')
      pins.set(id, { active: active === true, at, archiveId });
  }
  return pins;
}

/**
 * What the signed-in user sees of conversations, apart from what is in them: messages they deleted for themself, history they cleared, conversations
 * they took off the list, messages they pinned. XMPP archives cannot be changed by their owners, so this is kept in a private node (PEP), and pushed to
 * the other devices. Everything that grows is merged: of two devices at once neither loses what it said.
 */
export class View {
  readonly #core: Core;
  readonly #shown = new Map<ConversationId, Shown>();

  constructor(core: Core) {
    this.#core = core;
  }

  forget(): void {
    this.#shown.clear();
  }

  async load(): Promise<void> {
    if (!this.#core.features.pep) return;
    const items = await this.#core.client().items(ns.view);
    this.forget();
    for (const item of items) this.take(item, false);
  }

  #of(id: ConversationId): Shown {
    const known = this.#shown.get(id) ?? nothing();
    this.#shown.set(id, known);
    return known;
  }

  isRemoved(id: ConversationId, messageId: MessageId): boolean {
    return [...(this.#shown.get(id)?.removed.values() ?? [])].some((ids) => ids.has(messageId));
  }

  clearedUpTo(id: ConversationId): Position | undefined {
    return this.#shown.get(id)?.clearedUpTo;
  }

  /** Taken off the list, and nothing happened since. */
  isClosed(id: ConversationId, last: Position | undefined): boolean {
    const closedUpTo = this.#shown.get(id)?.closedUpTo;
    return closedUpTo !== undefined && (!last || comparePositions(last, closedUpTo) <= 0);
  }

  /** Pinned messages with their archive ids, latest pin first. */
  pins(id: ConversationId): readonly (readonly [MessageId, Pin])[] {
    const all = [...(this.#shown.get(id)?.pins ?? [])].filter(([, { active }]) => active);
    return all.sort(([, a], [, b]) => b.at - a.at);
  }

  /** Takes in an item of the node; `isNews`: another device has just written it. */
  take({ content }: XmppItem, isNews: boolean): void {
    let value: unknown;
    try {
      value = readJson(JSON.parse(content?.json ?? ''), LIMITS);
    } catch {
      return;
    }
    const id = ownValue(value, 'conversation');
    if (typeof id !== 'string') return;
    const chunk = ownValue(value, 'chunk');
    if (typeof chunk === 'number') this.#takeRemoved(id, chunk, ownValue(value, 'removed'), isNews);
    else this.#takeRest(id, value, isNews);
  }

  #takeRemoved(id: ConversationId, chunk: number, value: unknown, isNews: boolean): void {
    const shown = this.#of(id);
    const told = (Array.isArray(value) ? value : []).filter((each): each is string => typeof each === 'string');
    const before = shown.removed.get(chunk) ?? new Set();
    const fresh = told.filter((each) => !before.has(each));
    shown.removed.set(chunk, new Set([...before, ...told]));
    if (!isNews) return;
    if (fresh.length > 0) this.#core.emit({ type: 'message-removed', conversationId: id, messageIds: fresh });
    // What both devices wrote at once: this one's part was written over.
    if ([...before].some((each) => !told.includes(each))) void this.#writeRemoved(id, chunk).catch(() => {});
  }

  #takeRest(id: ConversationId, value: unknown, isNews: boolean): void {
    const shown = this.#of(id);
    const { self } = this.#core;
    const before = { ...shown };
    const told = readPins(ownValue(value, 'pins'));
    const pins = new Map(before.pins);
    for (const [messageId, pin] of told) {
      const known = pins.get(messageId);
      if (known && known.at >= pin.at) continue;
      pins.set(messageId, pin);
      if (isNews && (known?.active ?? false) !== pin.active) {
        this.#core.emit({ type: 'pinned', conversationId: id, messageId, active: pin.active, by: self });
      }
    }
    shown.pins = pins;
    const upTo = readPosition(ownValue(value, 'clearedUpTo'));
    if (upTo && (!before.clearedUpTo || comparePositions(upTo, before.clearedUpTo) > 0)) {
      shown.clearedUpTo = upTo;
      if (isNews) this.#core.emit({ type: 'history-cleared', conversationId: id, upTo });
    }
    shown.closedUpTo = readPosition(ownValue(value, 'closedUpTo'));
    if (isNews && shown.closedUpTo && !isSame(before.closedUpTo, shown.closedUpTo)) {
      this.#core.emit({ type: 'conversation-removed', conversationId: id });
    }
    const isLost =
      [...before.pins].some(([messageId, { at }]) => (told.get(messageId)?.at ?? -1) < at) ||
      (before.clearedUpTo && (!upTo || comparePositions(upTo, before.clearedUpTo) < 0));
    if (isNews && isLost) void this.#writeRest(id).catch(() => {});
  }

  async #publish(item: string, value: object): Promise<void> {
    if (!this.#core.features.pep) throw new ChatError('unsupported', 'This server keeps nothing for its users (PEP).');
    const content: XmppItemContent = { json: JSON.stringify(value) };
    await ask(this.#core.client().publish(ns.view, item, content, { maxItems: 'max' }));
  }

  #writeRemoved(id: ConversationId, chunk: number): Promise<void> {
    const removed = [...(this.#of(id).removed.get(chunk) ?? [])];
    return this.#publish(`${id} ${chunk}`, { conversation: id, chunk, removed });
  }

  #writeRest(id: ConversationId): Promise<void> {
    const { pins, clearedUpTo, closedUpTo } = this.#of(id);
    return this.#publish(id, { conversation: id, pins: Object.fromEntries(pins), clearedUpTo, closedUpTo });
  }

  /** Changes what is shown and writes it; undone when it cannot be written. */
  async #change(id: ConversationId, change: Partial<Omit<Shown, 'removed'>>): Promise<void> {
    const shown = this.#of(id);
    const before = { ...shown };
    Object.assign(shown, change);
    try {
      await this.#writeRest(id);
    } catch (reason) {
      for (const key of Object.keys(change) as (keyof typeof change)[]) Object.assign(shown, { [key]: before[key] });
      throw reason;
    }
  }

  /** Deletes messages for this user only. */
  async remove(id: ConversationId, messageIds: readonly MessageId[]): Promise<void> {
    const fresh = messageIds.filter((each) => !this.isRemoved(id, each));
    const { removed } = this.#of(id);
    for (let rest = fresh; rest.length > 0;) {
      const last = Math.max(0, ...removed.keys());
      const chunk = (removed.get(last)?.size ?? 0) < CHUNK ? last : last + 1;
      const before = removed.get(chunk) ?? new Set();
      const some = rest.slice(0, CHUNK - before.size);
      removed.set(chunk, new Set([...before, ...some]));
      rest = rest.slice(some.length);
      try {
        await this.#writeRemoved(id, chunk);
      } catch (reason) {
        removed.set(chunk, new Set([...(removed.get(chunk) ?? [])].filter((each) => !some.includes(each))));
        throw reason;
      }
    }
    if (fresh.length > 0) this.#core.emit({ type: 'message-removed', conversationId: id, messageIds: fresh });
  }

  async clear(id: ConversationId, upTo: Position): Promise<void> {
    await this.#change(id, { clearedUpTo: upTo });
    this.#core.emit({ type: 'history-cleared', conversationId: id, upTo });
  }

  async close(id: ConversationId, last: Position | undefined): Promise<void> {
    await this.#change(id, { closedUpTo: last ?? { value: 0, tie: '' } });
    this.#core.emit({ type: 'conversation-removed', conversationId: id });
  }

  /** Puts a conversation back on the list. */
  async open(id: ConversationId): Promise<void> {
    if (this.#shown.get(id)?.closedUpTo !== undefined) await this.#change(id, { closedUpTo: undefined });
  }

  async pin(id: ConversationId, messageId: MessageId, archiveId: string, active: boolean): Promise<void> {
    const { pins } = this.#of(id);
    if ((pins.get(messageId)?.active ?? false) === active) return;
    if (active && this.pins(id).length >= MOST_PINS) {
      throw new ChatError('too-large', `At most ${MOST_PINS} messages of a conversation can be pinned.`);
    }
    const at = Math.max(Date.now(), (pins.get(messageId)?.at ?? 0) + 1);
    const all = [...pins].filter(([each]) => each !== messageId);
    // What is pinned no more is kept for devices that have not heard of it; not for ever.
    const gone = all.filter(([, pin]) => !pin.active).slice(-MOST_PINS);
    const kept = [...all.filter(([, pin]) => pin.active), ...gone, [messageId, { active, at, archiveId }] as const];
    await this.#change(id, { pins: new Map(kept) });
    this.#core.emit({ type: 'pinned', conversationId: id, messageId, active, by: this.#core.self });
  }
}
