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
}

/** The slice of stanza's agent that is used. */
export interface StanzaAgent {
  jid: string;
  transport?: StanzaTransport | undefined;
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
  enableKeepAlive(options: { readonly interval: number; readonly timeout: number }): void;
}

/** What the package `stanza` exports, as far as it is used. */
export interface StanzaModule {
  createClient(options: object): StanzaAgent;
  readonly JXT: Jxt;
}

/**
 * stanza asks for acknowledgements without waiting for that request to be written: on a line that closes in that moment it fails, and nobody hears it.
 * Who does wait is still told.
 */
export function letFailQuietly(transport: StanzaTransport | undefined): void {
  if (!transport) return;
  const send = transport.send.bind(transport);
  transport.send = (kind, stanza) => {
    const sent = send(kind, stanza);
    sent.catch(() => {});
    return sent;
  };
}

/** Whether what the host has loaded is the package `stanza`. */
export function isStanza(value: unknown): value is StanzaModule {
  return typeof (value as Partial<StanzaModule> | undefined)?.createClient === 'function';
}
