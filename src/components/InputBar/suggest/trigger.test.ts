import { describe, expect, it } from 'vitest';
import { findTrigger } from './trigger.js';

const at = (text: string): unknown => {
  const found = findTrigger(text, text.length, []);
  return found && `${found.kind} ${found.start} ${found.query}`;
};

describe('what the words before the caret ask for', () => {
  it('asks for people after @, also of several words, also behind Chinese, Japanese and Korean', () => {
    expect(at('@')).toBe('mention 0 ');
    expect(at('Hi @an')).toBe('mention 3 an');
    expect(at('Hi @Ana Maria Lu')).toBe('mention 3 Ana Maria Lu');
    expect(at('你好@李')).toBe('mention 2 李');
    expect(at('你好＠李')).toBe('mention 2 李');
    expect(at('안녕@민')).toBe('mention 2 민');
    expect(at('(@محمد')).toBe('mention 1 محمد');
    expect(at('👋@a')).toBe('mention 2 a');
  });

  it('asks for nobody in an address, after a space, over a line, or in a sentence that goes on', () => {
    for (const text of ['mail me@home', 'x.@a', '@ ana', '@ana\nlu', '@one two three four five', 'a @@b', '/@a']) {
      expect(at(text)).toBeUndefined();
    }
  });

  it('asks for emoji after a colon and two letters, but not in times, links and names of things', () => {
    expect(at('so :hea')).toBe('emoji 3 hea');
    expect(at('：笑脸')).toBe('emoji 0 笑脸');
    for (const text of [':h', '10:30', 'http://x', 'a:bc', '::ab', ': ab']) expect(at(text)).toBeUndefined();
  });

  it('asks for commands at the very beginning only', () => {
    expect(at('/')).toBe('command 0 ');
    expect(at('／remi')).toBe('command 0 remi');
    for (const text of ['a /b', ' /b', '/b c', '//', '/usr/bin']) expect(at(text)).toBeUndefined();
  });

  it('asks for nothing inside a mention, behind it, and where a command is chosen', () => {
    const mention = [{ type: 'mention' as const, offset: 0, length: 4, userId: 'a' }];
    expect(findTrigger('@Ana', 4, mention)).toBeUndefined();
    expect(findTrigger('@Ana', 2, mention)).toBeUndefined();
    expect(findTrigger('@Ana and', 8, mention)).toBeUndefined();
    expect(findTrigger('/', 1, [{ type: 'command', offset: 0, length: 0, id: 'x' }])).toBeUndefined();
  });
});
