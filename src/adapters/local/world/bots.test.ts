import { describe, expect, it } from 'vitest';
import { botReply, demoWorld } from './index.js';

const persona = {
  delayMs: [1, 2],
  rules: [{ keywords: ['hi ', 'tea?'], replies: ['Hello!', 'Hi again!'] }],
  replies: ['one\ntwo', 'List:\n1. a\n2. b'],
} as const;

describe('botReply', () => {
  it('answers a keyword by its rule, whatever the case, and walks through the answers', () => {
    expect(botReply(persona, 'HI', 0)).toEqual(['Hello!']);
    expect(botReply(persona, 'More tea?', 1)).toEqual(['Hi again!']);
    expect(botReply(persona, 'hi there', 2)).toEqual(['Hello!']);
  });

  it('takes a whole word for a whole word', () => {
    expect(botReply(persona, 'hills', 0)).toEqual(['one', 'two']);
  });

  it('sends an answer of several lines as several messages, but a list as one', () => {
    expect(botReply(persona, 'anything', 0)).toEqual(['one', 'two']);
    expect(botReply(persona, 'anything', 1)).toEqual(['List:\n1. a\n2. b']);
  });

  it('never fails, however odd the question', () => {
    for (const text of ['', ' ', '\u0000', 'x'.repeat(100_000)]) {
      for (const n of [0, -3, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER])
        expect(botReply(persona, text, n).length).toBeGreaterThan(0);
    }
    expect(botReply({ ...persona, replies: [], rules: [] }, 'hi', 0)).toEqual([]);
  });

  it('lets every demo person answer something in words', () => {
    const silent = demoWorld.users.filter(
      (user) => !user.bot || botReply(user.bot, 'hello?', 0).join('').trim() === '',
    );
    expect(silent).toEqual([]);
    const personas = demoWorld.users.flatMap((user) => user.bot ?? []);
    for (const each of personas) expect(each.delayMs[0]).toBeLessThanOrEqual(each.delayMs[1]);
    const keywords = personas.flatMap((each) => each.rules.flatMap((rule) => rule.keywords));
    expect(keywords).toEqual(keywords.map((word) => word.toLowerCase()));
  });
});
