import type { Agent } from 'stanza';

/** A client that reads and writes bare XML. */
export interface RawClient {
  readonly heard: readonly string[];
  /** Writes a stanza as it is given. */
  write(xml: string): void;
  /** The newest stanza that holds all of these. */
  find(...parts: readonly string[]): string | undefined;
}

/** Takes the line of a client that is signed in. */
export function rawOf(agent: Agent): RawClient {
  const heard: string[] = [];
  agent.on('raw:incoming', (xml) => void heard.push(xml.replaceAll('"', "'")));
  const line = agent.transport as unknown as { write(xml: string): void };
  return {
    heard,
    // Each frame is a document of its own (RFC 7395).
    write: (xml) => line.write(xml.replace(/^<\w+/, "$& xmlns='jabber:client'")),
    find: (...parts) => heard.findLast((xml) => parts.every((part) => xml.includes(part))),
  };
}
