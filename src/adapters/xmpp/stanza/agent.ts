import type { XmppError, XmppForm, XmppMessage } from '../stanzas.js';
import type { Jxt } from './formats.js';

/** A reply of stanza: loosely typed, since its payload is whatever was asked for. */
export interface Reply {
  readonly error?: (XmppError & { readonly httpUploadMaxFileSize?: number | undefined }) | undefined;
  readonly [payload: string]: unknown;
}

/** One line to the server. */
export interface StanzaTransport {
  disconnect(clean?: boolean): void;
  send(kind: string, stanza?: object): Promise<void>;
  on(event: 'error', listener: () => void): unknown;
}

/** The slice of stanza's agent that is used. */
export interface StanzaAgent {
  jid: string;
  transport?: StanzaTransport | undefined;
  /** Stream management. `resumable`: what was not acknowledged is kept, in case the stream is resumed. */
  readonly sm: {
    readonly started: boolean;
    readonly resumable: boolean;
    on(event: 'resend', listener: (sent: { readonly kind: string; readonly stanza: object }) => void): unknown;
    removeAllListeners(event: 'resend'): unknown;
  };
  readonly stanzas: { define(definitions: unknown): void };
  readonly disco: { addFeature(feature: string): void; getCaps(): unknown };
  joinedRooms: Map<string, string>;
  updateConfig(options: object): void;
  updateCaps(): unknown;
  on(event: string, listener: (...args: never[]) => void): unknown;
  off(event: string, listener: (...args: never[]) => void): unknown;
  connect(): unknown;
  disconnect(): Promise<void>;
  send(kind: string, stanza: object): Promise<void>;
  sendPresence(presence: object): string;
  sendIQ(iq: object): Promise<Reply>;
  getHistorySearchForm(to: string): Promise<XmppForm>;
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
}

/** What the package `stanza` exports, as far as it is used. */
export interface StanzaModule {
  createClient(options: object): StanzaAgent;
  readonly JXT: Jxt;
}

/**
 * Makes up for what a line of stanza does not tell. A write to a socket that is closing breaks the line's stream, which then never says that it has ended:
 * everybody would wait until a check of the quiet line fails. And some writes are awaited by nobody: they fail unheard, and who does wait is still told.
 */
export function guardTransport(transport: StanzaTransport | undefined): void {
  if (!transport) return;
  transport.on('error', () => transport.disconnect(false));
  const send = transport.send.bind(transport);
  transport.send = (kind, stanza) => {
    const sent = send(kind, stanza);
    sent.catch(() => {});
    return sent;
  };
}

/**
 * What was not acknowledged goes out again when a stream is resumed. stanza keeps no account of it then: nobody would hear of its acknowledgement, which would
 * be taken for that of what is written next.
 */
export function accountForResent(agent: StanzaAgent): void {
  agent.sm.removeAllListeners('resend');
  agent.sm.on('resend', ({ kind, stanza }) => void agent.send(kind, stanza));
}

/**
 * Asks over the line of now, every `interval` seconds, for a sign of life; when none comes within `timeout` seconds the line is over. stanza's own checks know no
 * line: one that was still waiting when a line went ends the next, in the middle of its sign-in.
 */
export function watchLine(
  agent: StanzaAgent,
  { interval, timeout }: { readonly interval: number; readonly timeout: number },
  ping: () => Promise<void>,
): void {
  const line = agent.transport;
  let late: ReturnType<typeof setTimeout> | undefined;
  const answered = (): void => {
    clearTimeout(late);
    late = undefined;
  };
  const timer = setInterval(() => {
    if (late !== undefined) return;
    late = setTimeout(() => line?.disconnect(false), timeout * 1000);
    // A refusal is a sign of life, too.
    ping().then(answered, answered);
  }, interval * 1000);
  const stop = (): void => {
    answered();
    clearInterval(timer);
    agent.off('disconnected', stop);
  };
  agent.on('disconnected', stop);
}

/** The requests that wait for an answer. */
export interface OpenRequests {
  /** No answer can come any more: who asked is told so. */
  lose(reason: Error): void;
  /** A sign-in has failed: what stanza asked for it is never answered, since its failure, too, would end the sign-in that comes next. */
  forgetSignIn(): void;
}

/** Keeps count of the requests of an agent: stanza lets them wait for 15 s, whatever becomes of the line. `phase`: how far the agent is at the moment. */
export function trackRequests(agent: StanzaAgent, phase: () => 'closed' | 'signing-in' | 'open'): OpenRequests {
  const waiting = new Set<{ readonly isSignIn: boolean; readonly reject: (reason: Error) => void }>();
  const ask = agent.sendIQ.bind(agent);
  agent.sendIQ = (iq) =>
    new Promise((resolve, reject) => {
      const now = phase();
      // The next step of a sign-in whose line has just gone.
      if (now === 'closed') return;
      const entry = { isSignIn: now === 'signing-in', reject };
      waiting.add(entry);
      const answer = ask(iq);
      answer.then(
        (reply) => waiting.delete(entry) && resolve(reply),
        (reason: unknown) => waiting.delete(entry) && reject(reason as Error),
      );
    });
  return {
    lose(reason) {
      for (const entry of [...waiting]) {
        if (entry.isSignIn) continue;
        waiting.delete(entry);
        entry.reject(reason);
      }
    },
    forgetSignIn() {
      for (const entry of waiting) if (entry.isSignIn) waiting.delete(entry);
    },
  };
}

/** Whether what the host has loaded is the package `stanza`. */
export function isStanza(value: unknown): value is StanzaModule {
  return typeof (value as Partial<StanzaModule> | undefined)?.createClient === 'function';
}
