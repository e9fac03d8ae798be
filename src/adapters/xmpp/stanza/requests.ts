import { bareJid } from '../ids.js';
import { ns } from '../namespaces.js';
import { XmppFailure, type XmppClient } from '../sdk.js';
import type { XmppArchived, XmppForm, XmppItem, XmppRosterItem } from '../stanzas.js';
import type { Reply, StanzaAgent } from './agent.js';

/** ejabberd's archive ids are the time in microseconds: more exact than the stamp it writes. */
function archiveTime(id: string, stamp: Date | undefined): number {
  if (/^\d{16}$/.test(id)) return Number(id) / 1000;
  return stamp?.getTime() ?? 0;
}

/** The methods of the port that are questions with an answer. */
export type StanzaRequests = Omit<
  XmppClient,
  'jid' | 'connect' | 'disconnect' | 'subscribe' | 'send' | 'sendPresence' | 'announce'
>;

/** Makes them on an agent of stanza. */
export function createRequests(agent: StanzaAgent, isOpen: () => boolean): StanzaRequests {
  const iq = async (request: object): Promise<Reply> => {
    if (!isOpen()) throw new XmppFailure('offline');
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

  return {
    async ping(to) {
      await iq({ type: 'get', ...(to !== undefined && { to }), ping: true });
    },
    async enableCarbons() {
      await iq({ type: 'set', carbons: { action: 'enable' } });
    },
    async archive({ room, with: peer, start, end, before, after, text, max }) {
      if (!isOpen()) throw new XmppFailure('offline');
      const found = await agent
        .searchHistory(room ?? '', {
          ...(peer !== undefined && { with: peer }),
          ...(start && { start }),
          ...(end && { end }),
          ...(text !== undefined && { form: { fields: [{ name: ns.fullText, value: text }] } }),
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
        // ejabberd leaves out the value of what is empty.
        const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
        if (name !== undefined && name !== 'FORM_TYPE' && isPlain) fields.set(name, String(value));
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
    async configureRoom(room, fields, ifKnown = {}) {
      const more: Record<string, string | boolean> = {};
      if (Object.keys(ifKnown).length > 0) {
        const reply = await iq({ type: 'get', to: room, muc: { type: 'configure' } });
        const known = new Set(payloadOf<{ form: XmppForm }>(reply, 'muc').form?.fields?.map(({ name }) => name));
        for (const [name, value] of Object.entries(ifKnown)) if (known.has(name)) more[name] = value;
      }
      const config = form('http://jabber.org/protocol/muc#roomconfig', { ...fields, ...more });
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
    async moderate(room, id, version) {
      const request = version === 1 ? { moderate: { id, retract: true } } : { applyTo: { id, moderate: true } };
      await iq({ type: 'set', to: room, ...request });
    },
    async archiveFields() {
      const { fields = [] } = await agent.getHistorySearchForm('');
      return fields.flatMap(({ name }) => name ?? []);
    },
    async searchPeople(service, text) {
      const asked = payloadOf<{ form: XmppForm }>(await iq({ type: 'get', to: service, search: {} }), 'search');
      const offered = new Set((asked.form?.fields ?? []).map(({ name }) => name));
      // Services join fields by "and": each is asked for by itself. The plain form knows no account, a data form may.
      const questions = asked.form
        ? ['user', 'nick', 'fn', 'nickname', 'first']
            .filter((name) => offered.has(name))
            .map((name) => ({ form: form(ns.search, { [name]: `${text}*` }) }))
        : [{ nick: text }, { givenName: text }];
      const found = new Map<string, string | undefined>();
      for (const question of questions) {
        const { items = [], form: table } = payloadOf<{
          items: readonly { readonly jid?: string; readonly nick?: string }[];
          form: { readonly items?: readonly XmppForm[] };
        }>(await iq({ type: 'set', to: service, search: question }), 'search');
        for (const { jid, nick } of items) if (jid !== undefined) found.set(jid, nick);
        for (const { fields = [] } of table?.items ?? []) {
          const value = (name: string): string | undefined => {
            const told = fields.find((field) => field.name === name)?.value;
            return typeof told === 'string' && told !== '' ? told : undefined;
          };
          const jid = value('jid');
          if (jid !== undefined) found.set(jid, value('nick') ?? value('nickname'));
        }
      }
      return [...found].map(([jid, nick]) => ({ jid: bareJid(jid), nick }));
    },
    async unregister(room) {
      await iq({ type: 'set', to: room, account: { remove: true } });
    },
  };
}
