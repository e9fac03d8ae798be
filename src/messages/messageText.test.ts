import { describe, expect, it } from 'vitest';
import { clampText, TEXT_SHOWN } from './clampText.js';
import { isEmojiOnly } from './text/emojiOnly.js';
import { createLinkFinder } from './linkFinder.js';
import { findLinks as findLinksWith, isDeceptiveHost, type FoundLink } from './links.js';
import { textTokens as tokensOf } from './textTokens.js';

const finder = createLinkFinder();
const findLinks = (text: string): readonly FoundLink[] => findLinksWith(text, finder);
const textTokens = (text: string, entities: Parameters<typeof tokensOf>[1]) => tokensOf(text, entities, finder);
const hrefs = (text: string): readonly string[] => findLinks(text).map((link) => link.href);

describe('findLinks', () => {
  it('finds addresses with and without a scheme', () => {
    expect(hrefs('See https://example.com/a?b=1. Or www.example.org, or mail bo@example.com')).toEqual([
      'https://example.com/a?b=1',
      'https://www.example.org/',
      'mailto:bo@example.com',
    ]);
  });

  it('leaves alone what only looks like an address', () => {
    for (const text of ['readme.md', 'v2.4.1-rc.2', 'e.g. this', 'a.b', 'Wait...what?', '12.5', '@mira']) {
      expect(hrefs(text), text).toEqual([]);
    }
  });

  it('allows http, https, mailto and tel, and nothing else', () => {
    for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//example.com/x']) {
      expect(hrefs(text), text).toEqual([]);
    }
    expect(hrefs('ftp://example.com/x').filter((href) => !href.startsWith('https:'))).toEqual([]);
  });

  it('makes no link of an address with credentials, which serve only to make it look like another', () => {
    expect(hrefs('https://bank.example@evil.example/').join(' ')).not.toContain('@');
    expect(hrefs('https://user:secret@example.com/').join(' ')).not.toContain('secret');
  });

  it('makes at most a hundred links of one text', () => {
    expect(findLinks('https://example.com/ '.repeat(300))).toHaveLength(100);
  });

  it('takes no time for long text of a hostile kind', () => {
    const start = performance.now();
    for (const piece of ['http://', 'www.', '@', '.com', 'a@', '://', 'mailto:', '(((('])
      findLinks(piece.repeat(4000).slice(0, 8000));
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('shows a host in punycode when it could pass for another', () => {
    // The first letter is Cyrillic.
    expect(findLinks('https://\u0430pple.com/login')[0]?.text).toBe('https://xn--pple-43d.com/login');
    expect(findLinks('https://münchen.de/')[0]?.text).toBe('https://münchen.de/');
  });
});

describe('isDeceptiveHost', () => {
  it('tells mixed scripts and lookalikes from honest names', () => {
    expect(['\u0430pple.com', 'раураl.com', 'ехаmрlе.org', 'аррӏе.com', 'ελλad.gr'].map(isDeceptiveHost)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(
      ['example.com', 'münchen.de', '例え.jp', '日本語ドメイン.jp', '한국.kr', 'пример.рф', 'مثال.com'].map(
        isDeceptiveHost,
      ),
    ).toEqual([false, false, false, false, false, false, false]);
  });
});

describe('textTokens', () => {
  it('makes mentions of entities only', () => {
    expect(textTokens('@Ana and @Ben', [{ type: 'mention', offset: 0, length: 4, userId: 'ana' }])).toEqual([
      { kind: 'mention', text: '@Ana', userId: 'ana' },
      { kind: 'text', text: ' and @Ben' },
    ]);
  });

  it('shows where a link leads when its words say something else', () => {
    const link = (text: string, url: string) =>
      textTokens(text, [{ type: 'link', offset: 0, length: text.length, url }])[0];
    expect(link('my bank', 'https://evil.example/')).toMatchObject({ kind: 'link', target: 'evil.example' });
    expect(link('bank.example', 'https://evil.example/')).toMatchObject({ target: 'evil.example' });
    expect(link('example.com', 'https://example.com/')).toMatchObject({ target: undefined });
    expect(link('click', 'javascript:alert(1)')).toEqual({ kind: 'text', text: 'click' });
  });

  it('leaves addresses as words while what finds them is on its way', () => {
    expect(tokensOf('See https://example.com/', [], undefined)).toEqual([
      { kind: 'text', text: 'See https://example.com/' },
    ]);
  });

  it('leaves out entities beyond the end of a text that was cut', () => {
    expect(textTokens('short', [{ type: 'mention', offset: 3, length: 9, userId: 'a' }])).toEqual([
      { kind: 'text', text: 'short' },
    ]);
  });
});

describe('isEmojiOnly', () => {
  it('is true for one to three emoji', () => {
    for (const text of ['👋', '👩‍👩‍👧‍👦 🏳️‍🌈', '🇨🇱🇯🇵', '☔😌', '❤️', '👍🏽', ' 🎉 ', '1️⃣'])
      expect(isEmojiOnly(text), text).toBe(true);
  });

  it('is false for words, digits, signs and more emoji', () => {
    for (const text of ['', ' ', 'ok', '👋 hi', '123', '©', '→', '™', '👋👋👋👋', '...', '你']) {
      expect(isEmojiOnly(text), text).toBe(false);
    }
  });
});

describe('clampText', () => {
  it('keeps short texts and cuts long ones and those of many lines', () => {
    expect(clampText('short')).toBe('short');
    expect(clampText('x'.repeat(20_000))).toHaveLength(TEXT_SHOWN);
    expect(clampText('line\n'.repeat(4000)).split('\n').length).toBe(24);
    expect(clampText('line\n'.repeat(30).trim())).toBe('line\n'.repeat(30).trim());
    expect(clampText('line\n'.repeat(32).trim()).split('\n').length).toBe(24);
    expect(clampText(`${'x'.repeat(TEXT_SHOWN - 1)}😀y`).endsWith('x')).toBe(true);
  });
});
