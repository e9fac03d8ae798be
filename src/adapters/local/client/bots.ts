import type { TextContent } from '../../../messages/content.js';
import { timelineKey, type TimelineRef, type UserId } from '../../../model/index.js';
import { markThreadRead } from '../server/answers.js';
import type { WriteContext } from '../server/context.js';
import type { ServerCore } from '../server/core.js';
import { readMessage } from '../server/messageRows.js';
import { markDelivered, markRead } from '../server/receipts.js';
import { position } from '../server/ids.js';
import { send } from '../server/send.js';
import type { ConversationRow, MessageRow, MetaRow } from '../storage/rows.js';
import type { BotPersona } from '../world/types.js';
import type { SessionPart } from './session.js';

/** What people of the demo world answer; `say` picks the words, `n` counts the answers given. */
export interface BotVoices {
  readonly personas: ReadonlyMap<UserId, BotPersona>;
  say(persona: BotPersona, heard: string, n: number): readonly string[];
}

interface Heard {
  readonly conversation: ConversationRow;
  readonly message: MessageRow;
  readonly members: readonly UserId[];
}

interface BotsOptions {
  readonly core: ServerCore;
  readonly loadVoices: () => Promise<BotVoices>;
  /** Someone is signed in as this person, who then speaks for themself. */
  readonly isHere: (userId: UserId) => boolean;
  /** The service as it was when the session began: what was said since is heard. */
  readonly since: Promise<MetaRow>;
}

/** Between two lines of one answer, per character, at most three seconds. */
const MS_PER_CHARACTER = 40;
const LONGEST_PAUSE = 3000;

function readUpTo(context: WriteContext, { conversationId, threadId }: TimelineRef, seq: number): Promise<void> {
  return threadId === undefined
    ? markRead(context, conversationId, position(seq))
    : markThreadRead(context, { conversationId, threadId }, position(seq));
}

function wordsOf({ content }: MessageRow): string {
  return content.type === 'text' ? (content as TextContent).text : '';
}

/**
 * Lets people of the demo world answer: they receive, read, type and write, after delays like a person's. One client does it for
 * all; when it goes, another takes over.
 */
export function createBots({ core, loadVoices, isHere, since }: BotsOptions): SessionPart {
  const { environment } = core;
  const timers = new Set<() => void>();
  const turns = new Map<UserId, number>();
  let abort: AbortController | undefined;
  let letGo: (() => void) | undefined;
  let last: number | undefined;
  let busy = false;
  let again = false;
  let beginning: Promise<MetaRow> | undefined = since;

  const between = (from: number, to: number): number => from + environment.random() * (to - from);

  const after = (ms: number, run: () => Promise<void>): void => {
    const stop = environment.setTimer(() => {
      timers.delete(stop);
      // Refused, or the service closed: then this person says nothing.
      run().catch(() => {});
    }, ms);
    timers.add(stop);
  };

  const setTyping = async (
    userId: UserId,
    { conversation, message, members }: Heard,
    active: boolean,
  ): Promise<void> => {
    const to = members.filter((id) => id !== userId);
    const { threadId } = message;
    core.post({ t: 'typing', conversationId: conversation.id, threadId, userId, active, activity: 'text', to });
  };

  const answer = (userId: UserId, persona: BotPersona, heard: Heard, voices: BotVoices): void => {
    const { conversation, message } = heard;
    const { id } = conversation;
    const received = between(200, 700);
    const read = received + between(300, 1200);
    const written = read + between(...persona.delayMs);
    after(received, () => core.write(userId, (context) => markDelivered(context, new Map([[id, message.seq]]))));
    const { threadId } = message;
    const ref = { conversationId: id, threadId };
    after(read, () => core.write(userId, (context) => readUpTo(context, ref, message.seq)));
    after(read + between(100, 400), () => setTyping(userId, heard, true));
    const n = turns.get(userId) ?? message.seq;
    turns.set(userId, n + 1);
    let at = written;
    for (const line of voices.say(persona, wordsOf(message), n)) {
      const content: TextContent = { type: 'text', text: line, format: 'plain', entities: [] };
      after(at, async () => {
        await setTyping(userId, heard, false);
        await core.write(userId, (context) => send(context, { ...ref, clientId: environment.createId(), content }));
      });
      const pause = Math.min(LONGEST_PAUSE, 500 + line.length * MS_PER_CHARACTER);
      after(at + pause / 2, () => setTyping(userId, heard, true));
      at += pause;
    }
    // Whatever was said last, nobody types any more.
    after(at, () => setTyping(userId, heard, false));
  };

  /** Who answers: the other one; in a group those who are named, else anyone. */
  const choose = ({ conversation, message, members }: Heard, voices: BotVoices): readonly UserId[] => {
    const able = members.filter((id) => id !== message.senderId && voices.personas.has(id) && !isHere(id));
    if (conversation.kind === 'direct') return able;
    const named = able.filter((id) => message.mentions?.userIds.includes(id));
    if (named.length > 0) return named;
    const anyone = able[Math.floor(environment.random() * able.length)];
    return anyone === undefined ? [] : [anyone];
  };

  /** Reads the log by itself: it hears for many people at once. */
  const listen = async (): Promise<void> => {
    const from = last ?? 0;
    const { head, heard } = await core.read('', async (context) => {
      const meta = await context.tx.get('meta', ['service']);
      const messages = new Map<string, Heard>();
      for (const { change } of await context.tx.list('log', { prefix: [], from: from + 1, limit: 100 })) {
        if (change.type !== 'message') continue;
        const conversation = await context.tx.get('conversations', [change.conversationId]);
        const message = conversation && (await readMessage(context, conversation, change.seq));
        if (!message || message.recalled || message.content.type === 'notice' || !isHere(message.senderId)) continue;
        const rows = await context.tx.list('members', { prefix: [conversation.id] });
        // Of several in a row the last one is answered, in the thread or conversation it was said in.
        messages.set(timelineKey({ conversationId: conversation.id, threadId: message.threadId }), {
          conversation,
          message,
          members: rows.map(({ userId }) => userId),
        });
      }
      return { head: meta?.head ?? from, heard: messages };
    });
    last = head;
    if (heard.size === 0 || !abort) return;
    const voices = await loadVoices();
    if (!abort) return;
    for (const each of heard.values()) {
      for (const userId of choose(each, voices)) answer(userId, voices.personas.get(userId)!, each, voices);
    }
  };

  const hear = (): void => {
    again = true;
    if (busy) return;
    busy = true;
    again = false;
    listen()
      .catch(() => {})
      .finally(() => {
        busy = false;
        if (again && abort) hear();
      });
  };

  const begin = (): void => {
    const from = beginning ?? core.meta();
    beginning = undefined;
    from.then(
      ({ head }) => {
        last ??= head;
        hear();
      },
      () => {},
    );
  };

  const elect = (): void => {
    if (letGo || !abort) return;
    if (core.kind === 'memory') {
      letGo = core.claim('bots');
      if (letGo) begin();
      return;
    }
    const locks = environment.locks();
    if (!locks) return;
    const { signal } = abort;
    locks
      .request(
        `chatloom-local:${core.name}:bots`,
        { signal },
        () =>
          new Promise<void>((resolve) => {
            letGo = resolve;
            if (signal.aborted) resolve();
            else begin();
          }),
      )
      .catch(() => {});
  };

  return {
    start() {
      abort = new AbortController();
      elect();
    },
    stop() {
      abort?.abort();
      abort = undefined;
      letGo?.();
      letGo = undefined;
      last = undefined;
      for (const stop of timers) stop();
      timers.clear();
    },
    signal(signal) {
      if (signal.t === 'bye' && core.kind === 'memory') elect();
      if (signal.t === 'log' && last !== undefined) hear();
    },
  };
}
