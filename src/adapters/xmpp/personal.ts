import type { SettingsChanges } from '../../contract/index.js';
import { ChatError } from '../../contract/index.js';
import type { ConversationId, ConversationSettings, GroupId, Position } from '../../model/index.js';
import { isRecord } from '../../utils/readers.js';
import { readJson } from '../../utils/readJson.js';
import type { Core } from './core.js';
import { ask } from './errors.js';
import { directId } from './ids.js';
import { ns } from './namespaces.js';
import type { XmppItem, XmppPubsubEvent } from './stanzas.js';
import { View } from './view.js';

const LIMITS = { depth: 20, nodes: 5000, chars: 128 * 1024 } as const;

// Of one room, between two words of the server.
const MOST_WRITTEN = 20;

/** How far the signed-in user has read. */
export interface ReadMark {
  readonly archiveId: string;
  readonly position: Position | undefined;
}

/** A room on the list of bookmarks. */
export interface Bookmark {
  readonly room: GroupId;
  readonly autoJoin: boolean;
  readonly name: string | undefined;
  readonly nick: string | undefined;
}

/** What the signed-in user keeps for themself on the server, in nodes nobody else can read: settings, read marks, bookmarks. */
export class Personal {
  readonly #core: Core;
  readonly settings: Map<ConversationId, ConversationSettings> = new Map();
  readonly marks: Map<ConversationId, ReadMark> = new Map();
  readonly bookmarks: Map<GroupId, Bookmark> = new Map();
  readonly view: View;
  /** Bookmarks this device has written and not heard of yet, by room: what it hears of them is no news, and may be old by then. */
  readonly #written = new Map<GroupId, string[]>();
  /** Bookmarks whose rooms another device has joined or left. */
  onBookmark: (bookmark: Bookmark, active: boolean) => void = () => {};
  onMark: (conversationId: ConversationId, mark: ReadMark) => void = () => {};

  constructor(core: Core) {
    this.#core = core;
    this.view = new View(core);
    core.sight = this.view;
  }

  forget(): void {
    this.settings.clear();
    this.marks.clear();
    this.bookmarks.clear();
    this.#written.clear();
    this.view.forget();
  }

  /** Reads everything anew. */
  async load(): Promise<void> {
    if (!this.#core.features.pep) return;
    const client = this.#core.client();
    const [settings, marks, bookmarks] = await Promise.all([
      client.items(ns.settings),
      client.items(ns.displayed),
      client.items(ns.bookmarks),
      this.view.load(),
    ]);
    for (const map of [this.settings, this.marks, this.bookmarks, this.#written]) map.clear();
    for (const item of settings) this.#takeSettings(item, false);
    for (const item of marks) this.#takeMark(item, false);
    for (const item of bookmarks) this.#takeBookmark(item, false);
  }

  /** Takes in an event of one of the own nodes. */
  onEvent({ items }: XmppPubsubEvent): void {
    if (!items) return;
    const { node, published = [], retracted = [] } = items;
    for (const item of published) {
      if (node === ns.settings) this.#takeSettings(item, true);
      if (node === ns.displayed) this.#takeMark(item, true);
      if (node === ns.view) this.view.take(item, true);
      if (node === ns.bookmarks) this.#takeBookmark(item, true);
    }
    if (node !== ns.bookmarks) return;
    for (const room of retracted) {
      const known = this.bookmarks.get(room);
      this.bookmarks.delete(room);
      if (known) this.onBookmark(known, false);
    }
  }

  #takeSettings({ id, content }: XmppItem, isNews: boolean): void {
    if (id === undefined || content?.json === undefined) return;
    let value: unknown;
    try {
      value = readJson(JSON.parse(content.json), LIMITS);
    } catch {
      return;
    }
    if (!isRecord(value)) return;
    const before = this.settings.get(id) ?? {};
    const next = value as ConversationSettings;
    this.settings.set(id, next);
    if (!isNews || JSON.stringify(before) === JSON.stringify(next)) return;
    // Fields that are gone are told as gone.
    const changes = { ...Object.fromEntries(Object.keys(before).map((key) => [key, undefined])), ...next };
    this.#core.emit({ type: 'settings', conversationId: id, changes });
  }

  #conversationOf(jid: string): ConversationId {
    return this.bookmarks.has(jid) || this.#core.timelines.has(jid) ? jid : directId(this.#core.self, jid);
  }

  #takeMark({ id, content }: XmppItem, isNews: boolean): void {
    const archiveId = content?.stanzaId?.id;
    if (id === undefined || archiveId === undefined) return;
    // A room names itself as who gave the id; between people it is the own account.
    const isRoom = content?.stanzaId?.by !== undefined && content.stanzaId.by !== this.#core.self;
    const conversationId = isRoom ? id : this.#conversationOf(id);
    if (this.marks.get(conversationId)?.archiveId === archiveId) return;
    const mark: ReadMark = { archiveId, position: undefined };
    if (isNews) this.onMark(conversationId, mark);
    else this.marks.set(conversationId, mark);
  }

  #takeBookmark({ id, content }: XmppItem, isNews: boolean): void {
    if (id === undefined) return;
    const bookmark = { room: id, autoJoin: content?.autoJoin === true, name: content?.name, nick: content?.nick };
    if (isNews && this.#isOwn(bookmark)) return;
    const known = this.bookmarks.get(id);
    this.bookmarks.set(id, bookmark);
    if (isNews && known?.autoJoin !== bookmark.autoJoin) this.onBookmark(bookmark, bookmark.autoJoin);
  }

  /** Whether this device wrote it. Servers tell in the order of writing: what another has written ends the waiting for what came before. */
  #isOwn(bookmark: Bookmark): boolean {
    const written = this.#written.get(bookmark.room) ?? [];
    const index = written.indexOf(JSON.stringify(bookmark));
    const left = index < 0 ? [] : written.slice(index + 1);
    if (left.length > 0) this.#written.set(bookmark.room, left);
    else this.#written.delete(bookmark.room);
    return index >= 0;
  }

  async update(conversationId: ConversationId, changes: SettingsChanges): Promise<void> {
    if (!this.#core.features.pep) throw new ChatError('unsupported', 'This server keeps nothing for its users (PEP).');
    const before = this.settings.get(conversationId) ?? {};
    const next = Object.fromEntries(
      Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null && value !== undefined),
    ) as ConversationSettings;
    // At once, so that a second change does not undo this one.
    this.settings.set(conversationId, next);
    try {
      const json = JSON.stringify(next);
      await ask(this.#core.client().publish(ns.settings, conversationId, { json }, { maxItems: 'max' }));
    } catch (reason) {
      if (this.settings.get(conversationId) === next) this.settings.set(conversationId, before);
      throw reason;
    }
    const told = Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, value ?? undefined]));
    this.#core.emit({ type: 'settings', conversationId, changes: told });
  }

  /** Keeps a read mark; told to own devices, and to nobody else. */
  async mark(conversationId: ConversationId, jid: string, isRoom: boolean, mark: ReadMark): Promise<void> {
    this.marks.set(conversationId, mark);
    if (!this.#core.features.pep) return;
    const by = isRoom ? jid : this.#core.self;
    const stanzaId = { id: mark.archiveId, by };
    await ask(this.#core.client().publish(ns.displayed, jid, { stanzaId }, { maxItems: 'max' }));
  }

  /** `autoJoin`: whether one's devices are to be in the room. */
  async bookmark(room: GroupId, name: string | undefined, nick: string, autoJoin = true): Promise<void> {
    const bookmark: Bookmark = { room, autoJoin, name, nick };
    this.bookmarks.set(room, bookmark);
    if (!this.#core.features.pep) return;
    this.#written.set(room, [...(this.#written.get(room) ?? []), JSON.stringify(bookmark)].slice(-MOST_WRITTEN));
    const content = { autoJoin, nick, ...(name !== undefined && { name }) };
    await ask(this.#core.client().publish(ns.bookmarks, room, content, { maxItems: 'max' }));
  }

  async unbookmark(room: GroupId): Promise<void> {
    const known = this.bookmarks.delete(room);
    if (known && this.#core.features.pep) await ask(this.#core.client().retract(ns.bookmarks, room));
  }
}
