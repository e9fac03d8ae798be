import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUrl } from './readUrl.js';

describe('readUrl', () => {
  it.each([
    ['https://example.com', 'https://example.com/'],
    [' HTTP://EXAMPLE.com/a b ', 'http://example.com/a%20b'],
    ['mailto:ana@example.com', 'mailto:ana@example.com'],
    ['tel:+491', 'tel:+491'],
  ])('takes %s', (value, url) => {
    expect(readUrl(value)).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'blob:https://example.com/1',
    'file:///etc/passwd',
    'vbscript:x',
    '/relative',
    '//example.com',
    'example.com',
    'https://user:pass@example.com/',
    'https://bank.example@evil.example/',
    `https://example.com/${'x'.repeat(3000)}`,
    '',
    null,
    { href: 'https://example.com' },
  ])('refuses %s', (value) => {
    expect(readUrl(value)).toBeUndefined();
  });

  it('changes nothing the second time', () => {
    const url = fc
      .tuple(fc.constantFrom('http:', 'https://', 'mailto:', 'tel:'), fc.string({ unit: 'binary' }))
      .map(([a, b]) => a + b);
    fc.assert(
      fc.property(url, (value) => {
        const once = readUrl(value);
        expect(readUrl(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });
});
