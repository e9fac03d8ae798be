/** A message as every scenario gets it. */
export interface Item {
  /** 1 for the oldest. */
  readonly seq: number;
  readonly senderId: string;
  readonly senderName: string;
  /** ms since 1970. */
  readonly time: number;
  readonly text: string;
  readonly image?: { readonly width: number; readonly height: number } | undefined;
}

/** Older messages that exist but are not held at the start: what prepending takes from. */
export const EXTRA = 2000;
export const SELF = 'p0';
const PEOPLE = ['Ada', 'Bo', 'Cy', 'Dana', 'Eli', 'Fay', 'Gus', 'Hana', 'Ivo', 'June', 'Kim', 'Lou'];
const LATIN =
  'a quiet day and then the boat came in with more fish than anyone could carry so we asked the whole street to help ' +
  'which took until evening because everybody had something to tell about last summer';
const CJK = '今天下午我们在河边走了很久看见许多鸟还有一只白色的小船慢慢地过来大家都很高兴晚上一起做饭然后聊到深夜';
const START = Date.UTC(2025, 0, 1);

const LOOK = /\n$/u;

/** Small, quick and the same everywhere (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What the page looks for to find a message again; every text begins with it. */
export const token = (seq: number): string => `#${seq}·`;

/** The message at a place: 12 senders, 1–6 lines, a quarter in Chinese, 8 % pictures whose size is known. The same for everyone. */
export function itemAt(seq: number): Item {
  const next = random(seq * 2654435761);
  next();
  // People write a few lines in a row.
  const person = Math.floor(random(Math.ceil(seq / 3) * 40503)() * PEOPLE.length);
  const about = { seq, senderId: `p${person}`, senderName: PEOPLE[person] ?? '', time: START + seq * 45_000 };
  if (next() < 0.08 && seq % 10 !== 0) {
    const wide = next() < 0.5;
    return { ...about, text: '', image: wide ? { width: 800, height: 600 } : { width: 480, height: 640 } };
  }
  const lines = 1 + Math.floor(next() * 6);
  const cjk = next() < 0.25;
  let body = '';
  if (cjk) {
    const from = Math.floor(next() * 20);
    while (body.length < lines * 26 - 14) body += CJK.slice(from);
    body = body.slice(0, lines * 26 - 14);
  } else {
    const words = LATIN.split(' ');
    let at = Math.floor(next() * words.length);
    while (body.length < lines * 56 - 30) body += `${words[at++ % words.length]} `;
  }
  const text = `${token(seq)} ${body.trim()}`;
  // Looked at once, a text that was put together lies in memory in one piece: later that would count as memory given back.
  LOOK.test(text);
  return { ...about, text };
}

/** Items from one place to another, both included. */
export const items = (from: number, to: number): Item[] =>
  Array.from({ length: to - from + 1 }, (_, i) => itemAt(from + i));

/** A new message as it comes in: one line, from somebody else. */
export const incoming = (seq: number, senderId = 'p3'): Item => ({
  seq,
  senderId,
  senderName: PEOPLE[Number(senderId.slice(1))] ?? '',
  time: START + seq * 45_000,
  text: `${token(seq)} a new line that has just come in`,
});

/** The picture of every message with one: a PNG of one colour, drawn at the size the message tells. */
export const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAIAAABxZ0isAAAAEUlEQVR42mPo33wSK2IYSAkAsgpiERjz3JQAAAAASUVORK5CYII=';
