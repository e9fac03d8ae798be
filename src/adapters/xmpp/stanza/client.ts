import { bareJid } from '../ids.js';
import { ns, privateNodes } from '../namespaces.js';
import { XmppFailure, type XmppClient, type XmppEvent } from '../sdk.js';
import type { XmppError, XmppMessage, XmppRosterItem } from '../stanzas.js';
import { accountForResent, guardTransport, isStanza, trackRequests, watchLine } from './agent.js';
import { xmppFormats } from './formats.js';
import { createRequests } from './requests.js';

/** Where and as whom to connect. */
export interface StanzaClientOptions {
  readonly service: string;
  readonly jid: string;
  /** Seconds between checks of a quiet line, and until an answer is overdue. */
  readonly keepAlive: { readonly interval: number; readonly timeout: number };
}

// A login that takes longer than this is given up.
const CONNECT_MS = 20_000;
// After this nobody can say whether a message was taken.
const SEND_MS = 40_000;
// As long as a stream can be taken up again it keeps what it has not sent for sure, and sends that then: so often is waited on. Servers keep streams for 5 to 10 minutes.
const SEND_ROUNDS = 15;
// A line that went dead does not answer the goodbye.
const GOODBYE_MS = 3000;

/** A message that the server has not taken yet. */
interface Waiting {
  readonly message: XmppMessage;
  readonly done: () => void;
  readonly failed: (reason: XmppFailure) => void;
}

/** Whether an error comes from where the message went, or from our own server. Of a room only the room itself speaks: with a nickname it is somebody in it. */
function isAnswerOf({ to = '', type }: XmppMessage, { from = to }: XmppMessage): boolean {
  return (type === 'groupchat' ? from : bareJid(from)) === bareJid(to);
}

/** Makes a client of the package `stanza`, as loaded by the host. */
export async function createStanzaClient(
  load: () => Promise<object>,
  { service, jid, keepAlive }: StanzaClientOptions,
): Promise<XmppClient> {
  const loaded = (await load()) as { readonly default?: unknown };
  const stanza = isStanza(loaded) ? loaded : loaded.default;
  if (!isStanza(stanza)) {
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
  accountForResent(agent);
  agent.stanzas.define(xmppFormats(stanza.JXT));
  for (const node of privateNodes) agent.disco.addFeature(`${node}+notify`);
  for (const feature of [ns.reactions, ns.retract, ns.reply]) agent.disco.addFeature(feature);

  const listeners = new Set<(event: XmppEvent) => void>();
  /** What came while connecting, when nobody knows yet that there is a connection: a resumed stream begins with what was missed. */
  let held: XmppEvent[] | undefined;
  const tell = (event: XmppEvent): void => {
    if (held) held.push(event);
    else for (const listener of [...listeners]) listener(event);
  };
  const letGo = (): void => {
    const events = held ?? [];
    held = undefined;
    for (const event of events) tell(event);
  };
  const waiting = new Map<string, Waiting>();
  let isOpen = false;
  let isConnecting = false;
  let isReplaced = false;
  /** The server has told how far it got with the stream of before. */
  let isRemembered = false;

  const settle = (id: string | undefined, failure?: XmppFailure): void => {
    const entry = waiting.get(id ?? '');
    if (!entry) return;
    waiting.delete(id ?? '');
    if (failure) entry.failed(failure);
    else entry.done();
  };
  const requests = trackRequests(agent, () => (isOpen ? 'open' : isConnecting ? 'signing-in' : 'closed'));
  /** The stream is gone for good: nobody knows what became of what it had not acknowledged, and no answer comes any more. */
  const loseAll = (): void => {
    for (const id of [...waiting.keys()]) settle(id, new XmppFailure('lost'));
    requests.lose(new XmppFailure('lost'));
  };

  // Stanzas are taken from the stream itself: stanza tells the contents of carbons as messages too, and those must be told apart.
  agent.on('stream:data', (stanzaData: object, kind: string) => {
    if (kind === 'message') {
      const message = stanzaData as XmppMessage;
      const entry = waiting.get(message.id ?? '');
      if (message.type === 'error' && entry && isAnswerOf(entry.message, message)) {
        settle(message.id, new XmppFailure('refused', message.error));
      }
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
  agent.on('sm', (answer: { readonly type: string; readonly handled?: number }) => {
    if (answer.type === 'failed' && answer.handled !== undefined) isRemembered = true;
  });
  agent.on('message:acked', (message: XmppMessage) => settle(message.id));
  agent.on('message:failed', (message: XmppMessage) => settle(message.id, new XmppFailure('lost')));
  agent.on('stream:error', (error: XmppError | undefined) => {
    if (error?.condition === 'conflict') isReplaced = true;
  });
  agent.on('disconnected', () => {
    // stanza would join them again by itself, asking for history.
    agent.joinedRooms.clear();
    requests.forgetSignIn();
    if (!isOpen) return;
    isOpen = false;
    letGo();
    // What can be taken up again keeps what was not acknowledged, and sends it again then.
    if (!agent.sm.resumable) loseAll();
    tell({ kind: 'closed', isReplaced });
    isReplaced = false;
  });

  const client: XmppClient = {
    get jid() {
      return agent.jid;
    },
    connect({ password, token }) {
      if (isConnecting || isOpen) return Promise.reject(new XmppFailure('lost', undefined, 'already connected'));
      isConnecting = true;
      held = [];
      isRemembered = false;
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
          if (!resumed) loseAll();
          isOpen = true;
          setTimeout(letGo);
          watchLine(agent, keepAlive, () => client.ping());
          resolve({ resumed, forgotten: !resumed && !isRemembered });
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
        guardTransport(agent.transport);
      });
    },
    async disconnect() {
      isOpen = false;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let gone = (): void => {};
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, GOODBYE_MS)));
      const answered = new Promise<void>((resolve) => (gone = resolve));
      agent.on('disconnected', gone);
      // stanza waits until it has said goodbye, and not for the answer. A line that is cut before is one that broke: the server keeps its session.
      const goodbye = agent.disconnect().then(() => (agent.transport ? answered : undefined));
      await Promise.race([goodbye, late]);
      clearTimeout(timer);
      agent.off('disconnected', gone);
      agent.transport?.disconnect(false);
      loseAll();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send(message) {
      if (!isOpen) return Promise.reject(new XmppFailure('offline'));
      const id = message.id ?? crypto.randomUUID();
      return new Promise((resolve, reject) => {
        let rounds = 0;
        let timer: ReturnType<typeof setTimeout>;
        const watch = (): void => {
          rounds += 1;
          const mayGoOut = agent.sm.resumable || isConnecting;
          if (rounds > 1 && (rounds > SEND_ROUNDS || !mayGoOut)) settle(id, new XmppFailure('lost'));
          else timer = setTimeout(watch, SEND_MS);
        };
        watch();
        waiting.set(id, {
          message,
          done: () => {
            clearTimeout(timer);
            resolve();
          },
          failed: (reason) => {
            clearTimeout(timer);
            reject(reason);
          },
        });
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
    ...createRequests(agent, () => isOpen),
  };
  return client;
}
