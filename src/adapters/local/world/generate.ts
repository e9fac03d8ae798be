import { generatedSenders } from './groups.js';
import { demoPeople } from './people/index.js';
import { phrases } from './phrases.js';
import type { GeneratedThread, MediaKey, SeedContent, SeedMessage } from './types.js';

const pictures: readonly { readonly media: MediaKey; readonly alt: string }[] = [
  { media: 'mountains', alt: 'Blue ridges in morning haze' },
  { media: 'dusk', alt: 'Sun just above a calm sea' },
  { media: 'forest', alt: 'Tall trunks in a misty wood' },
  { media: 'skyline', alt: 'A river town at blue hour' },
  { media: 'dunes', alt: 'Warm dunes with sharp crests' },
  { media: 'pottery', alt: 'A blue vase, a bowl and a cup' },
  { media: 'boat', alt: 'A paper boat bobbing on waves' },
];

const faces = ['👍', '❤️', '😂', '😮', '⛵', '🙏'] as const;

/** Messages come in bursts of this many; see `generateTime`. */
const BURST = 8;
const MINUTES_BETWEEN_BURSTS = 75;

function mixed(value: number): number {
  let h = (value + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A number in 0..1 from three integers; the same on every machine. */
function random(seed: number, index: number, use: number): number {
  let h = mixed(mixed(mixed(seed) + index) + use);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
}

function pick<T>(list: readonly T[], at: number): T {
  return list[Math.floor(at * list.length) % list.length] as T;
}

/**
 * Minutes from the first message of a generated conversation (index 0) to message `index`. Strictly increasing: talk comes in
 * bursts of eight with pauses between. Each call costs the same, however large the index.
 */
export function generateTime(index: number): number {
  const burst = Math.floor(index / BURST);
  const within = index % BURST;
  return burst * MINUTES_BETWEEN_BURSTS + random(3, burst, 90) * 45 + within * 2 + random(3, index, 91) * 1.8;
}

/** Who wrote message `index`: in a burst three people talk, often two messages in a row. */
function sender(seed: number, index: number): string {
  const burst = Math.floor(index / BURST);
  const turn = Math.floor(((index % BURST) + random(seed, burst, 1) * 2) / 2);
  const voice = Math.floor(random(seed, burst * 16 + turn, 2) * 3);
  // Steps of 5 and 10 around the table of twelve: three different people.
  const first = Math.floor(random(seed, burst, 3) * generatedSenders.length);
  return generatedSenders[(first + voice * 5) % generatedSenders.length] as string;
}

function localeOf(id: string): string {
  return demoPeople.find((user) => user.id === id)?.locale ?? 'es';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sentence(seed: number, index: number, locale: string, line: number): string {
  const set = phrases[locale] ?? phrases['es'];
  if (!set) return '';
  const roll = random(seed, index, 10 + line * 4);
  const parts = [
    ...(line === 0 && roll < 0.7 ? [pick(set.openings, random(seed, index, 11 + line * 4))] : []),
    // One step further each line, so that no line says the same as another.
    set.middles[(Math.floor(random(seed, index, 12) * 97) + line) % set.middles.length] ?? '',
  ];
  const glue = locale === 'ja' || locale.startsWith('zh') ? '' : ' ';
  const stop = locale === 'th' ? '' : locale === 'hi' ? '।' : glue === '' ? '。' : '.';
  const end = random(seed, index, 13 + line * 4);
  const joined = parts
    .map((part, i) => (i === 0 || /[.!?]$/.test(parts[i - 1] ?? '') ? capital(part) : part))
    .join(glue);
  const text = `${joined}${stop}`;
  return end < 0.45 ? `${text}${glue}${pick(set.ends, random(seed, index, 14 + line * 4))}` : text;
}

/** Something `from` might say in passing: the same arguments give the same words. */
export function said(seed: number, index: number, from: string): SeedContent {
  if (random(seed, index, 5) < 0.08) {
    const picture = pick(pictures, random(seed, index, 6));
    return { type: 'image', ...picture };
  }
  // Mostly one line, now and then up to six.
  const lines = (index + 1) % 100 === 0 ? 1 : 1 + Math.floor(random(seed, index, 7) ** 3 * 6);
  const locale = localeOf(from);
  const text = Array.from({ length: lines }, (_, line) => sentence(seed, index, locale, line));
  // Every hundredth message says where in the conversation one is.
  if ((index + 1) % 100 === 0) text.push(`⛵ ${index + 1}`);
  return { type: 'text', text: text.join('\n') };
}

/**
 * Message `index` (0..count-1) of a generated conversation: the same arguments give the same message, each in constant time, so
 * a service can page through a hundred thousand of them without keeping one. Pictures are those of `mediaCatalog`.
 */
export function generateMessage(thread: GeneratedThread, index: number): SeedMessage {
  if (!Number.isInteger(index) || index < 0 || index >= thread.count) {
    throw new RangeError(`generateMessage: index ${index} is outside 0..${thread.count - 1}.`);
  }
  const { seed, count, endsMinutesAgo } = thread;
  const from = sender(seed, index);
  const reacting = random(seed, index, 8) < 0.06;
  const fans = generatedSenders.filter((id, i) => id !== from && random(seed, index, 40 + i) < 0.3);
  return {
    id: `generated-${seed}/${index}`,
    from,
    minutesAgo: endsMinutesAgo + generateTime(count - 1) - generateTime(index),
    content: said(seed, index, from),
    ...(reacting && fans.length > 0 ? { reactions: { [pick(faces, random(seed, index, 9))]: fans } } : {}),
  };
}

/** The position of a generated message from its id, or undefined where the id is none of this conversation's. */
export function generatedIndex(thread: GeneratedThread, id: string): number | undefined {
  const prefix = `generated-${thread.seed}/`;
  if (!id.startsWith(prefix)) return undefined;
  const index = Number(id.slice(prefix.length));
  return Number.isInteger(index) && index >= 0 && index < thread.count && id === `${prefix}${index}`
    ? index
    : undefined;
}
