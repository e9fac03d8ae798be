import { describe, expect, it } from 'vitest';
import { demoWorld, generatedIndex, generateMessage, generateTime } from './index.js';
import type { GeneratedThread } from './index.js';

const threads = demoWorld.conversations.flatMap((conversation) =>
  'kind' in conversation.messages ? [{ conversation, thread: conversation.messages }] : [],
);
const small: GeneratedThread = { kind: 'generated', seed: 7, count: 10_000, endsMinutesAgo: 700 };

describe('generated conversations', () => {
  it('are one of ten thousand and one of a hundred thousand messages', () => {
    expect(threads.map(({ thread }) => thread.count).sort((a, b) => a - b)).toEqual([10_000, 100_000]);
  });

  it('give the same message for the same place, in whatever order they are asked', () => {
    const forward = Array.from({ length: 300 }, (_, i) => generateMessage(small, i));
    const backward = Array.from({ length: 300 }, (_, i) => generateMessage(small, 299 - i)).reverse();
    expect(backward).toEqual(forward);
    expect(generateMessage({ ...small, seed: 8 }, 5)).not.toEqual(generateMessage(small, 5));
  });

  it('move forward in time, strictly, to the age they promise', () => {
    for (let i = 1; i < 20_000; i++) expect(generateTime(i)).toBeGreaterThan(generateTime(i - 1));
    for (const { thread } of threads) {
      expect(generateMessage(thread, thread.count - 1).minutesAgo).toBe(thread.endsMinutesAgo);
      expect(generateMessage(thread, 0).minutesAgo).toBeGreaterThan(generateMessage(thread, 1).minutesAgo);
    }
  });

  it('are spoken by twelve members of their group', () => {
    for (const { conversation, thread } of threads) {
      const group = demoWorld.groups.find((each) => conversation.kind === 'group' && each.id === conversation.groupId);
      const senders = new Set(Array.from({ length: 3000 }, (_, i) => generateMessage(thread, i).from));
      expect(senders.size).toBe(12);
      for (const id of senders) expect(group?.memberIds).toContain(id);
    }
  });

  it('are about a quarter Chinese, Japanese and Korean, with about eight pictures in a hundred and one to six lines', () => {
    const sample = Array.from({ length: 8000 }, (_, i) => generateMessage(small, i));
    const texts = sample.flatMap(({ content }) => (content.type === 'text' ? [content.text] : []));
    const cjk = texts.filter((text) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(text)).length;
    expect(cjk / texts.length).toBeGreaterThan(0.2);
    expect(cjk / texts.length).toBeLessThan(0.3);
    const pictures = sample.flatMap(({ content }) =>
      content.type === 'image' ? [demoWorld.media[content.media]] : [],
    );
    expect(pictures.length / sample.length).toBeGreaterThan(0.065);
    expect(pictures.length / sample.length).toBeLessThan(0.095);
    for (const picture of pictures) expect(picture).toMatchObject({ kind: 'image', width: expect.any(Number) });
    const lines = texts.map((text) => text.split('\n').length);
    expect(Math.min(...lines)).toBe(1);
    expect(Math.max(...lines)).toBe(6);
    expect(sample.some((message) => message.reactions)).toBe(true);
  });

  it('find a place from an id, and nothing from a foreign one', () => {
    expect(generatedIndex(small, generateMessage(small, 1234).id)).toBe(1234);
    for (const id of ['generated-8/1', 'generated-7/10000', 'generated-7/01', 'generated-7/', 'elsewhere/3']) {
      expect(generatedIndex(small, id)).toBeUndefined();
    }
  });

  it('refuse a place outside themselves in words', () => {
    expect(() => generateMessage(small, 10_000)).toThrow('index 10000 is outside 0..9999');
  });
});
