import type { Env } from '../env/index.js';
import type { Message } from '../model/index.js';
import { foldText } from '../utils/foldText.js';
import { foldWords } from '../utils/foldWords.js';

/** What {@link findInMessages} needs besides the messages. */
export interface FindOptions {
  readonly env: Pick<Env, 'now' | 'timers'>;
  /** Words of a message a reader may look for; empty where there are none. */
  readonly textOf: (message: Message) => string;
  /** A finer choice: what is left out is not read. With it, no words mean everything it lets through. */
  readonly keep?: ((message: Message) => boolean) | undefined;
  /** Ends the search: what was found until then is answered. */
  readonly signal?: AbortSignal | undefined;
}

/** The page waits for a search no longer than this at a time, in ms … */
const SLICE = 8;
/** … and for no more than so many messages, should the clock be coarse. */
const MOST = 2000;
/** Messages between two looks at the clock. */
const STRIDE = 32;

/**
 * The messages that hold all the words, in the order given: substrings over NFKC-folded text, case aside. Works in slices, between which the page has its
 * turn, so that 50,000 messages hold up no frame.
 */
export async function findInMessages(
  messages: Iterable<Message>,
  words: string,
  { env, textOf, keep, signal }: FindOptions,
): Promise<readonly Message[]> {
  const wanted = foldWords(words);
  if (wanted.length === 0 && !keep) return [];
  const found: Message[] = [];
  let since = env.now();
  let count = 0;
  for (const message of messages) {
    if (++count % MOST === 0 || (count % STRIDE === 0 && env.now() - since >= SLICE)) {
      await new Promise<void>((resolve) => env.timers.after(0, resolve));
      since = env.now();
    }
    if (signal?.aborted) break;
    if (message.recalled !== undefined || keep?.(message) === false) continue;
    const text = wanted.length === 0 ? '' : foldText(textOf(message));
    if (wanted.every((word) => text.includes(word))) found.push(message);
  }
  return found;
}
