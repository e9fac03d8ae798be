import { bareJid } from './ids.js';
import { ns, privateNodes } from './namespaces.js';
import {
  XmppFailure,
  type XmppArchived,
  type XmppClient,
  type XmppError,
  type XmppEvent,
  type XmppItem,
  type XmppMessage,
  type XmppRosterItem,
} from './sdk.js';
import { xmppFormats, type Jxt } from './stanzaFormats.js';

/** A reply of stanza: loosely typed, since its payload is whatever was asked for. */
interface Reply {
  readonly error?: (XmppError & { readonly httpUploadMaxFileSize?: number | undefined }) | undefined;
  readonly [payload: string]: unknown;
}

/** The slice of stanza's agent that is used. */
interface StanzaAgent {
  jid: string;
  transport?: { disconnect(clean?: boolean): void } | undefined;
  readonly sm: { readonly started: boolean };
  readonly stanzas: { define(definitions: unknown): void };
  readonly disco: { addFeature(feature: string): void; getCaps(): unknown };
  joinedRooms: Map<string, string>;
  updateConfig(options: object): void;
  updateCaps(): unknown;
  on(event: string, listener: (...args: never[]) => void): unknown;
  off(event: string, listener: (...args: never[]) => void): unknown;
  connect(): unknown;
  disconnect(): Promise<void>;
  send(kind: 'message', stanza: object): Promise<void>;
  sendPresence(presence: object): string;
  sendIQ(iq: object): Promise<Reply>;
  searchHistory(
    to: string,
    options: object,
  ): Promise<{
    readonly complete?: boolean | undefined;
    readonly results?: readonly {
      readonly id: string;
      readonly item?: { readonly message?: XmppMessage; readonly delay?: { readonly timestamp?: Date } } | undefined;
    }[];
  }>;
  enableKeepAlive(options: { readonly interval: number; readonly timeout: number }): void;
}

/** What the package `stanza` exports, as far as it is used. */
interface StanzaModule {
  createClient(options: object): StanzaAgent;
  readonly JXT: Jxt;
}

/** Where and as whom to connect. */
export interface StanzaClientOptions {
  readonly service: string;
  readonly jid: string;
  /** Seconds between checks of a quiet line, and until an answer is overdue. */
  readonly keepAlive: { readonly interval: number; readonly timeout: number };
}

// A login that takes longer than this is given up.
const CONNECT_MS = 20_000;

function isModule(value: unknown): value is StanzaModule {
  return typeof (value as Partial<StanzaModule> | undefined)?.createClient === 'function';
}

/** ejabberd's archive ids are the time in microseconds: more exact than the stamp it writes. */
function archiveTime(id: string, stamp: Date | undefined): number {
  if (/^\d{16}$/.test(id)) return Number(id) / 1000;
  return stamp?.getTime() ?? 0;
}

/** Makes a client of the package `stanza`, as loaded by the host. */
export async function createStanzaClient(
  load: () => Promise<object>,
  { service, jid, keepAlive }: StanzaClientOptions,
): Promise<XmppClient> {
  const loaded = (await load()) as { readonly default?: unknown };
  const stanza = isModule(loaded) ? loaded : loaded.default;
  if (!isModule(stanza)) {
    throw new TypeError(
      "createXmppAdapter: `client` did not load the package 'stanza'. Install it and pass client: () => import('stanza').",
    );
  }
  const agent = stanza.createClient({
    jid,
    autoReconnect: false,
    // The adapter tells what was received and read, and to whom.
    sendReceipts: false,
    chatMarkers: false,
    timeout: 15,
    transports: { websocket: service, bosh: false },
  });
  agent.stanzas.define(xmppFormats(stanza.JXT));
  for (const node of privateNodes) agent.disco.addFeature(`${node}+notify`);
  for (const feature of [ns.reactions, ns.retract, ns.reply]) agent.disco.addFeature(feature);

  const listeners = new Set<(event: XmppEvent) => void>();
  const tell = (event: XmppEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const waiting = new Map<string, { readonly done: () => void; readonly failed: (reason: XmppFailure) => void }>();
  let isOpen = false;
  let isConnecting = false;
  let isReplaced = false;

  const settle = (id: string | undefined, failure?: XmppFailure): void => {
    const entry = waiting.get(id ?? '');
    if (!entry) return;
    waiting.delete(id ?? '');
    if (failure) entry.failed(failure);
    else entry.done();
  };

  // Stanzas are taken from the stream itself: stanza tells the contents of carbons as messages too, and those must be told apart.
  agent.on('stream:data', (stanzaData: object, kind: string) => {
    if (kind === 'message') {
      const message = stanzaData as XmppMessage;
      if (message.type === 'error') settle(message.id, new XmppFailure('refused', message.error));
      if (message.archive === undefined) tell({ kind: 'message', message });
    } else if (kind === 'presence') tell({ kind: 'presence', presence: stanzaData });
  });
  // stanza has checked that these come from our own server.
  agent.on('roster:update', (iq: { readonly roster?: { readonly items?: readonly XmppRosterItem[] } }) =>
    tell({ kind: 'roster', items: iq.roster?.items ?? [] }),
  );
  agent.on('block', (list: { readonly jids: readonly string[] }) =>
    tell({ kind: 'blocked', jids: list.jids, active: true }),
  );
  agent.on('unblock', (list: { readonly jids: readonly string[] }) =>
    tell({ kind: 'blocked', jids: list.jids, active: false }),
  );
  agent.on('message:acked', (message: XmppMessage) => settle(message.id));
  agent.on('message:failed', (message: XmppMessage) => settle(message.id, new XmppFailure('lost')));
  agent.on('stream:error', (error: XmppError | undefined) => {
    if (error?.condition === 'conflict') isReplaced = true;
  });
  agent.on('disconnected', () => {
    // stanza would join them again by itself, asking for history.
    agent.joinedRooms.clear();
    if (!isOpen) return;
    isOpen = false;
    tell({ kind: 'closed', isReplaced });
    isReplaced = false;
  });

  const iq = async (request: object): Promise<Reply> => {
    if (!isOpen) throw new XmppFailure('offline');
    try {
      return await agent.sendIQ(request);
    } catch (reason) {
      const error = (reason as Reply | undefined)?.error;
      if (!error) throw reason;
      if (error.condition === 'timeout') throw new XmppFailure('timeout');
      throw new XmppFailure('refused', { ...error, maxFileSize: error.httpUploadMaxFileSize });
    }
  };
  const payloadOf = <T>(reply: Reply, name: string): Partial<T> => reply[name] ?? {};
  const form = (type: string, fields: Readonly<Record<string, string | boolean>>): object => ({
    type: 'submit',
    fields: [
      // Prosody refuses a form without it.
      { name: 'FORM_TYPE', type: 'hidden', value: type },
      ...Object.entries(fields).map(([name, value]) => ({
        name,
        type: typeof value === 'boolean' ? 'boolean' : 'text-single',
        value,
      })),
    ],
  });

  const client: XmppClient = {
    get jid() {
      return agent.jid;
    },
    connect({ password, token }) {
      if (isConnecting || isOpen) return Promise.reject(new XmppFailure('lost', undefined, 'already connected'));
      isConnecting = true;
      agent.updateConfig({
        credentials: { ...(password !== undefined && { password }), ...(token !== undefined && { token }) },
      });
      return new Promise((resolve, reject) => {
        let refused = false;
        const end = (): void => {
          isConnecting = false;
          clearTimeout(timer);
          for (const [event, listener] of Object.entries(handlers)) agent.off(event, listener);
        };
        const open = (resumed: boolean): void => {
          end();
          isOpen = true;
          agent.enableKeepAlive(keepAlive);
          resolve({ resumed });
        };
        const handlers: Readonly<Record<string, () => void>> = {
          'session:started': () => open(false),
          'stream:management:resumed': () => open(true),
          'auth:failed': () => (refused = true),
          disconnected: () => {
            end();
            reject(new XmppFailure(refused ? 'auth' : 'offline'));
          },
        };
        const timer = setTimeout(() => {
          end();
          agent.transport?.disconnect(false);
          reject(new XmppFailure('offline', undefined, 'the server did not answer the login'));
        }, CONNECT_MS);
        for (const [event, listener] of Object.entries(handlers)) agent.on(event, listener);
        agent.connect();
      });
    },
    async disconnect() {
      isOpen = false;
      await agent.disconnect();
      for (const id of [...waiting.keys()]) settle(id, new XmppFailure('lost'));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(message) {
      if (!isOpen) return Promise.reject(new XmppFailure('offline'));
      const id = message.id ?? crypto.randomUUID();
      return new Promise((resolve, reject) => {
        waiting.set(id, { done: resolve, failed: reject });
        const isTracked = agent.sm.started;
        void agent.send('message', { ...message, id });
        // Without stream management: what the server answers after the message, it answers after having taken the message.
        if (!isTracked) {
          client.ping().then(
            () => settle(id),
            () => settle(id, new XmppFailure('lost')),
          );
        }
      });
    },
    sendPresence(presence) {
      agent.sendPresence(presence);
    },
    announce(presence) {
      agent.updateCaps();
      agent.sendPresence({ ...presence, legacyCapabilities: agent.disco.getCaps() });
    },
    async ping() {
      await iq({ type: 'get', ping: true });
    },
    async enableCarbons() {
      await iq({ type: 'set', carbons: { action: 'enable' } });
    },
    async archive({ room, with: peer, start, end, before, after, max }) {
      if (!isOpen) throw new XmppFailure('offline');
      const found = await agent
        .searchHistory(room ?? '', {
          ...(peer !== undefined && { with: peer }),
          ...(start && { start }),
          ...(end && { end }),
          paging: { max, ...(before !== undefined && { before }), ...(after !== undefined && { after }) },
        })
        .catch((reason: unknown) => {
          const error = (reason as Reply | undefined)?.error;
          if (!error) throw reason;
          throw error.condition === 'timeout' ? new XmppFailure('timeout') : new XmppFailure('refused', error);
        });
      const items = (found.results ?? []).flatMap(({ id, item }): XmppArchived[] =>
        item?.message ? [{ id, time: archiveTime(id, item.delay?.timestamp), message: item.message }] : [],
      );
      return { items, complete: found.complete === true };
    },
    async disco(where) {
      const found = payloadOf<{
        features: readonly string[];
        identities: readonly object[];
        extensions: readonly { readonly fields?: readonly { readonly name?: string; readonly value?: unknown }[] }[];
      }>(await iq({ type: 'get', to: where, disco: { type: 'info' } }), 'disco');
      const fields = new Map<string, string>();
      for (const { name, value } of (found.extensions ?? []).flatMap((extension) => extension.fields ?? [])) {
        if (name !== undefined && name !== 'FORM_TYPE') fields.set(name, String(value));
      }
      return { features: found.features ?? [], identities: found.identities ?? [], fields };
    },
    async discoItems(where) {
      const reply = await iq({ type: 'get', to: where, disco: { type: 'items' } });
      const { items = [] } = payloadOf<{ items: readonly { readonly jid?: string; readonly name?: string }[] }>(
        reply,
        'disco',
      );
      return items.flatMap(({ jid: itemJid, name }) => (itemJid === undefined ? [] : [{ jid: itemJid, name }]));
    },
    async publish(node, id, content, { maxItems }) {
      const item = { id, content: { ...content, itemType: node } };
      const put = (fields: Readonly<Record<string, string | boolean>>): Promise<Reply> =>
        iq({
          type: 'set',
          pubsub: {
            context: 'user',
            publish: { node, item },
            publishOptions: form(ns.publishOptions, fields),
          },
        });
      const least = { 'pubsub#access_model': 'whitelist', 'pubsub#persist_items': true };
      try {
        await put({
          ...least,
          'pubsub#send_last_published_item': 'never',
          ...(maxItems && { 'pubsub#max_items': maxItems }),
        });
      } catch (reason) {
        // ejabberd 23.01 knows no more than the access model and persistence.
        if (!(reason instanceof XmppFailure) || reason.reason !== 'refused') throw reason;
        await put(least);
      }
    },
    async items(node) {
      const reply = await iq({ type: 'get', pubsub: { context: 'user', fetch: { node } } }).catch((reason: unknown) => {
        // Nothing was ever published there.
        if (reason instanceof XmppFailure && reason.error?.condition === 'item-not-found') return undefined;
        throw reason;
      });
      const { fetch } = reply ? payloadOf<{ fetch: { readonly items?: readonly XmppItem[] } }>(reply, 'pubsub') : {};
      return fetch?.items ?? [];
    },
    async retract(node, id) {
      await iq({ type: 'set', pubsub: { context: 'user', retract: { node, id, notify: true } } }).catch(
        (reason: unknown) => {
          if (!(reason instanceof XmppFailure) || reason.error?.condition !== 'item-not-found') throw reason;
        },
      );
    },
    async roster() {
      const { items = [] } = payloadOf<{ items: readonly XmppRosterItem[] }>(
        await iq({ type: 'get', roster: {} }),
        'roster',
      );
      return items;
    },
    async setRosterItem(item) {
      await iq({ type: 'set', roster: { items: [item] } });
    },
    async blocked() {
      const { jids = [] } = payloadOf<{ jids: readonly string[] }>(
        await iq({ type: 'get', blockList: { action: 'list' } }),
        'blockList',
      );
      return jids.map(bareJid);
    },
    async setBlocked(who, active) {
      await iq({ type: 'set', blockList: { action: active ? 'block' : 'unblock', jids: [who] } });
    },
    async vcard(who) {
      const reply = await iq({ type: 'get', ...(who !== undefined && { to: who }), vcard: { format: 'vcard-temp' } });
      const { fullName, records = [] } = payloadOf<{
        fullName: string;
        records: readonly {
          readonly type: string;
          readonly value?: string;
          readonly mediaType?: string;
          readonly data?: { toString(encoding: string): string };
        }[];
      }>(reply, 'vcard');
      const valueOf = (type: string): string | undefined => records.find((each) => each.type === type)?.value;
      const photo = records.find(({ type, data }) => type === 'photo' && data !== undefined);
      const base64 = photo?.data?.toString('base64');
      return {
        nick: valueOf('nickname'),
        fullName,
        note: valueOf('description') ?? valueOf('note'),
        ...(base64 !== undefined && { photo: { mime: photo?.mediaType ?? 'image/png', base64 } }),
      };
    },
    async setVCard({ nick, fullName, note, photo }) {
      const records = [
        ...(nick === undefined ? [] : [{ type: 'nickname', value: nick }]),
        ...(note === undefined ? [] : [{ type: 'description', value: note }]),
        // stanza asks for a Buffer and writes what its toString('base64') says.
        ...(photo === undefined
          ? []
          : [{ type: 'photo', mediaType: photo.mime, data: { toString: () => photo.base64 } }]),
      ];
      await iq({ type: 'set', vcard: { format: 'vcard-temp', ...(fullName !== undefined && { fullName }), records } });
    },
    async uploadSlot(uploadService, { name, size, mime }) {
      const reply = await iq({
        type: 'get',
        to: uploadService,
        httpUpload: { type: 'request', name, size, mediaType: mime },
      });
      const { upload, download } = payloadOf<{
        upload: {
          readonly url?: string;
          readonly headers?: readonly { readonly name: string; readonly value: string }[];
        };
        download: string;
      }>(reply, 'httpUpload');
      if (upload?.url === undefined || download === undefined)
        throw new XmppFailure('refused', { condition: 'bad-request' });
      return { put: upload.url, headers: upload.headers ?? [], get: download };
    },
    async configureRoom(room, fields) {
      const config = form('http://jabber.org/protocol/muc#roomconfig', fields);
      await iq({ type: 'set', to: room, muc: { type: 'configure', form: config } });
    },
    async destroyRoom(room) {
      await iq({ type: 'set', to: room, muc: { type: 'configure', destroy: {} } });
    },
    async affiliations(room, affiliation) {
      const reply = await iq({ type: 'get', to: room, muc: { type: 'user-list', users: [{ affiliation }] } });
      const { users = [] } = payloadOf<{ users: readonly { readonly jid?: string }[] }>(reply, 'muc');
      return users.flatMap((user) => (user.jid === undefined ? [] : [{ jid: user.jid }]));
    },
    async setAffiliation(room, who, affiliation, reason) {
      await iq({ type: 'set', to: room, muc: { type: 'user-list', users: [{ jid: who, affiliation, reason }] } });
    },
    async setRole(room, nick, role) {
      await iq({ type: 'set', to: room, muc: { type: 'user-list', users: [{ nick, role }] } });
    },
    async unregister(room) {
      await iq({ type: 'set', to: room, account: { remove: true } });
    },
  };
  return client;
}
