import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextEntity } from '../../model/index.js';
import { TEXT_SHOWN } from '../clampText.js';
import { createLinkFinder } from '../linkFinder.js';
import { limits, type Block, type Inline } from './nodes.js';
import { parseMarkdown, type MarkdownDocument } from './parseMarkdown.js';
import { mayHoldMarkdown } from './signs.js';
import { shortcodes } from './shortcodes.js';

const finder = createLinkFinder();
const none: readonly TextEntity[] = [];

function parse(source: string, entities = none, before?: MarkdownDocument): MarkdownDocument {
  return parseMarkdown(source, { entities, finder, shortcodes }, before);
}

/** Characters looked at. The finder of links is not ours, and left out. */
function stepsOf(source: string): number {
  const steps = { count: 0 };
  parseMarkdown(source, { entities: none, finder: undefined, shortcodes, steps });
  return steps.count;
}

const MARKS = { strong: '**', em: '*', strike: '~~' } as const;

/** A short notation of what was found, to compare by. */
function inline(piece: Inline): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'code':
      return `<code>${piece.text}</code>`;
    case 'mention':
      return `<${piece.userId ?? 'all'}>${piece.text}</>`;
    case 'link':
      return `<${piece.href}>${piece.children.map(inline).join('')}</>${piece.target === undefined ? '' : `(${piece.target})`}`;
    default:
      return `<${MARKS[piece.kind]}>${piece.children.map(inline).join('')}</>`;
  }
}

function show(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.children.map(inline).join('');
    case 'code':
      return `{code ${block.info}|${block.text}${block.closed ? '' : '…'}}`;
    case 'quote':
      return `{> ${block.blocks.map(show).join(' / ')}}`;
    default:
      return `{${block.items.map((item) => `${item.number ?? '-'} ${item.blocks.map(show).join(' / ')}`).join(', ')}}`;
  }
}

const shown = (source: string, entities = none): string =>
  parse(source, entities)
    .blocks.map(({ block }) => show(block))
    .join(' / ');

function inlinesOf(block: Block): readonly Inline[] {
  if (block.kind === 'paragraph') return block.children;
  if (block.kind === 'code') return [{ kind: 'text', text: `${block.info} ${block.text}` }];
  const blocks = block.kind === 'quote' ? block.blocks : block.items.flatMap((item) => item.blocks);
  return blocks.flatMap(inlinesOf);
}
const flat = (pieces: readonly Inline[]): readonly Inline[] =>
  pieces.flatMap((piece) => ('children' in piece ? [piece, ...flat(piece.children)] : [piece]));
const piecesOf = (source: string, entities = none): readonly Inline[] =>
  flat(parse(source, entities).blocks.flatMap(({ block }) => inlinesOf(block)));
const wordsOf = (source: string): string =>
  piecesOf(source)
    .map((piece) => ('children' in piece ? '' : piece.text))
    .join(' ');
const depthOf = (block: Block, kind: 'quote' | 'list'): number => {
  if (block.kind === 'paragraph' || block.kind === 'code') return 0;
  const blocks = block.kind === 'quote' ? block.blocks : block.items.flatMap((item) => item.blocks);
  return Math.max(0, ...blocks.map((each) => depthOf(each, kind))) + (block.kind === kind ? 1 : 0);
};

describe('chat markdown', () => {
  it.each([
    ['plain words', 'plain words'],
    ['**bold** and *it* and _it_ and __bold__', '<**>bold</> and <*>it</> and <*>it</> and <**>bold</>'],
    ['***both***', '<*><**>both</></>'],
    ['**a *b* c**', '<**>a <*>b</> c</>'],
    ['*foo**bar*', '<*>foo**bar</>'],
    ['~~gone~~ and ~5 and ~~', '<~~>gone</> and ~5 and ~~'],
    ['snake_case_name, 2 * 3 * 4, * * *', 'snake_case_name, 2 * 3 * 4, * * *'],
    ['**你好。**世界', '<**>你好。</>世界'],
    ['_مرحبا_', '<*>مرحبا</>'],
    ['`code *x*` and `` a ` b ``', '<code>code *x*</code> and <code>a ` b</code>'],
    ['`open and **bold**', '`open and <**>bold</>'],
    ['*unclosed and **more', '*unclosed and **more'],
    ['\\*not\\* \\x', '*not* \\x'],
    ['¯\\_(ツ)_/¯', '¯\\_(ツ)_/¯'],
    [':tada: 10:30:45 :nothing: a:x:', '🎉 10:30:45 :nothing: a:x:'],
    ['line one\nline *two*', 'line one\nline <*>two</>'],
    ['one\n\n\ntwo', 'one / \n\ntwo'],
    ['*not\n\nacross*', '*not / \nacross*'],
  ])('%j', (source, expected) => {
    expect(shown(source)).toBe(expected);
  });

  it.each([
    ['```ts\nconst a = 1;\n\n  b\n```\nafter', '{code ts|const a = 1;\n\n  b} / after'],
    ['```\nopen', '{code |open…}'],
    ['~~~\n```\n~~~', '{code |```}'],
    ['  ```\n  a\n    b\n  ```', '{code |a\n  b}'],
    ['```one line```', '<code>one line</code>'],
    ['> a\n> b\nc', '{> a\nb} / c'],
    ['> a\n>> b\n> c', '{> a / {> b} / c}'],
    ['- a\n- b\n  - c\n    more\n- d', '{- a, - b / {- c\nmore}, - d}'],
    ['3. x\n5) y', '{3 x, 5 y}'],
    ['- a\n\n- b\n\nend', '{- a, - b} / end'],
    ['- a\n1. b', '{- a} / {1 b}'],
    ['Shop:\n* milk\n* eggs', 'Shop: / {- milk, - eggs}'],
    ['born in\n1984. That year', 'born in\n1984. That year'],
    ['-\n- \n--', '-\n- \n--'],
    ['- > q\n  > r', '{- {> q\nr}}'],
    ['- ```\n  x\n  ```\n- y', '{- {code |x}, - y}'],
    ['a\r\nb\r\n\r\n- c\r\n', 'a\nb / {- c}'],
  ])('%j', (source, expected) => {
    expect(shown(source)).toBe(expected);
  });
});

describe('links in markdown', () => {
  it('lead where they say, and say where they lead', () => {
    expect(shown('[docs](https://example.com/a_(b))')).toBe('<https://example.com/a_(b)>docs</>(example.com)');
    expect(shown('[https://bank.example](https://evil.example/)')).toBe(
      '<https://evil.example/>https://bank.example</>(evil.example)',
    );
    expect(shown('[example.com](https://example.com/)')).toBe('<https://example.com/>example.com</>');
    expect(shown('[](https://example.com/)')).toBe('<https://example.com/>https://example.com/</>');
  });

  it('go to http, https, mailto and tel; all others stay as they were written', () => {
    for (const target of [
      'javascript:alert(1)',
      'data:text/html,x',
      '/relative',
      '//example.com',
      'vbscript:x',
      'file:///x',
    ])
      expect(shown(`[a](${target})`), target).toBe(`[a](${target})`);
    expect(shown('[a](java\nscript:alert(1))')).toBe('[a](java\nscript:alert(1))');
    expect(shown('[call](tel:+123)')).toBe('<tel:+123>call</>(+123)');
  });

  it('are found where nobody marked them, without the signs around them', () => {
    expect(shown('**https://example.com/a_b_c**')).toBe(
      '<**><https://example.com/a_b_c>https://example.com/a_b_c</></>',
    );
    expect(shown('_see https://example.com/_')).toBe('<*>see <https://example.com/>https://example.com/</></>');
    expect(shown('`https://example.com/`')).toBe('<code>https://example.com/</code>');
  });

  it('hold no links, no mentions and no pictures', () => {
    expect(shown('[a [b](https://example.com/) c](https://example.org/)')).toBe(
      '[a <https://example.com/>b</>(example.com) c](<https://example.org/>https://example.org/</>)',
    );
    expect(shown('![alt](https://example.com/x.png)')).toBe('!<https://example.com/x.png>alt</>(example.com)');
    expect(shown('[hi @Ana](https://example.com/)', [{ type: 'mention', offset: 4, length: 4, userId: 'ana' }])).toBe(
      '<https://example.com/>hi @Ana</>(example.com)',
    );
  });

  it('show a host that could pass for another in punycode', () => {
    expect(shown('[apple](https://\u0430pple.com/)')).toBe('<https://xn--pple-43d.com/>apple</>(xn--pple-43d.com)');
    expect(shown('x **https://\u0430pple.com/**')).toContain('https://xn--pple-43d.com/</>');
  });
});

describe('entities in markdown', () => {
  const mention = (source: string, name: string): TextEntity => ({
    type: 'mention',
    offset: source.indexOf(name),
    length: name.length,
    userId: 'u',
  });

  it('count in the source, inside quotes, lists and emphasis', () => {
    for (const [source, expected] of [
      ['**@A_n_a**', '<**><u>@A_n_a</></>'],
      ['> one\n> two @A_n_a', '{> one\ntwo <u>@A_n_a</>}'],
      ['- one\n- two\n  @A_n_a', '{- one, - two\n<u>@A_n_a</>}'],
      ['`@A_n_a`', '<code>@A_n_a</code>'],
      ['```\n@A_n_a\n```', '{code |@A_n_a}'],
    ] as const)
      expect(shown(source, [mention(source, '@A_n_a')]), source).toBe(expected);
  });

  it('may be tags and commands, whose signs are no markdown', () => {
    expect(shown('#a_b_ *c*', [{ type: 'hashtag', offset: 0, length: 5 }])).toBe('#a_b_ <*>c</>');
  });

  it('that a line break goes through are words', () => {
    expect(shown('*a*\nb', [{ type: 'mention', offset: 0, length: 5, userId: 'u' }])).toBe('<*>a</>\nb');
  });
});

describe('what is capped', () => {
  const count = (source: string, kind: Inline['kind']): number =>
    piecesOf(source).filter((piece) => piece.kind === kind).length;

  it('500 pieces with a form, 100 links', () => {
    expect(count('*a* '.repeat(2000), 'em')).toBe(limits.inline);
    expect(count('`a` '.repeat(2000), 'code')).toBe(limits.inline);
    expect(count('[a](https://e.org/) '.repeat(400), 'link')).toBe(limits.links);
    expect(count('https://e.org/ '.repeat(400), 'link')).toBe(limits.links);
    expect(count('https://e.org/\n\n'.repeat(400), 'link')).toBe(limits.links);
    const marked = Array.from({ length: 300 }, (_, index) => ({
      type: 'link' as const,
      offset: index * 2,
      length: 1,
      url: 'https://e.org/',
    }));
    expect(piecesOf('a '.repeat(300), marked).filter(({ kind }) => kind === 'link')).toHaveLength(limits.links);
    expect(piecesOf('*a* `b` [c](https://e.org/) '.repeat(1000)).length).toBeLessThan(limits.inline * 3);
  });

  it('8 levels of quotes, 6 of lists, a thousand blocks', () => {
    const [quote] = parse(`${'>'.repeat(300)} deep`).blocks;
    expect(quote && depthOf(quote.block, 'quote')).toBe(8);
    expect(wordsOf(`${'>'.repeat(300)} deep`)).toContain('deep');
    const steep = Array.from({ length: 30 }, (_, level) => `${'  '.repeat(level)}- l${level}`).join('\n');
    const [list] = parse(steep).blocks;
    expect(list && depthOf(list.block, 'list')).toBe(6);
    expect(wordsOf(steep)).toContain('l29');
    const many = '- a\n> b\n'.repeat(4000);
    expect(parse(many).blocks.length).toBeLessThanOrEqual(limits.blocks + 1);
  });

  it('emphasis inside emphasis', () => {
    const deep = `${'*a '.repeat(200)}x${' a*'.repeat(200)}`;
    expect(() => shown(deep)).not.toThrow();
    expect(wordsOf(deep)).toContain('x');
  });
});

/** Inputs that have hung parsers. */
const bombs: readonly string[] = [
  ...['*', '_', '~', '`', '[', ']', '(', ')', '>', '\\', ':', '-', '#', '<', '!', '\n', ' ', '\t'],
  ...['**', '~~', '```', '[[', '](', '[](', '[a](', '![](', '> ', '>> ', '- ', '1. ', '* ', '*_', '_*', '**_ ', '~~*'],
  ...['*a ', '*a **b ', 'a* ', 'a*b', '*a*', '**a', 'a** ', '__a ', 'a_b_', '[a', '[a]', '[a](b', '[a](b)', 'a](b) '],
  ...[
    '`a',
    '``a`',
    '` ``',
    '\\*',
    '\\[',
    ':a',
    ':a:',
    '- > ',
    '> - ',
    '1) > - ',
    '- a\n',
    '  - a\n',
    '> a\n\n',
    '```\n',
    '~~~\n',
  ],
  ...[
    '*a_b~~c[d`e',
    '[*a](b)*',
    '*[a](',
    ' *a',
    '* a',
    '\n\n',
    '\n- ',
    '\n> ',
    '\n```',
    '- \t',
    '(((',
    '([)]',
    '<a href=',
    '&#x',
  ],
];

describe('the work', () => {
  it('is linear, whatever the text', { timeout: 60_000 }, () => {
    for (const piece of bombs) {
      // All that is ever shown at once, and all that a message may hold.
      for (const size of [8000, 100_000]) {
        const source = piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
        expect(stepsOf(source) / size, `${JSON.stringify(piece)} × ${size}`).toBeLessThan(40);
      }
    }
  });

  it('is linear for nests of every kind', { timeout: 60_000 }, () => {
    const nest = (open: string, close: string, depth: number): string => open.repeat(depth) + 'x' + close.repeat(depth);
    for (const [open, close] of [
      ['*a ', ' a*'],
      ['**a ', ' a**'],
      ['~~a ', ' a~~'],
      ['[', ']'],
      ['[', '](u)'],
      ['[', '](https://e.org/)'],
      ['(', ')'],
      ['`', '`'],
      ['*a [', '](b)*'],
      ['_a **b ', ' b** a_'],
    ] as const) {
      for (const depth of [10, 1000, 10_000]) {
        const source = nest(open, close, depth);
        expect(stepsOf(source) / source.length, `${open}…${close} × ${depth}`).toBeLessThan(40);
      }
    }
    const stairs = Array.from({ length: 400 }, (_, level) => `${' '.repeat(level)}- x`).join('\n');
    expect(stepsOf(stairs) / stairs.length).toBeLessThan(40);
    const emphasised = `${'*a '.repeat(300)}${'_x_ '.repeat(400)}${'a* '.repeat(300)}`;
    expect(stepsOf(emphasised) / emphasised.length).toBeLessThan(40);
  });

  it('is linear for texts made of the signs at random', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...bombs, 'word', '字', '\n'), { minLength: 50, maxLength: 2000 }),
        (parts) => {
          const source = parts.join('');
          expect(stepsOf(source)).toBeLessThan(40 * source.length + 1000);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of what was only added to is done once: earlier blocks are the same objects', () => {
    const text = Array.from({ length: 50 }, (_, i) => `Paragraph ${i} with *words*.`).join('\n\n');
    const before = parse(text);
    const steps = { count: 0 };
    const options = { ...before.options, steps };
    const after = parseMarkdown(`${text} More.`, options, before);
    expect(after.blocks.slice(0, 48).every((block, i) => block === before.blocks[i])).toBe(true);
    expect(steps.count).toBeLessThan(400);
    expect(after.blocks.map(({ block }) => block)).toEqual(parse(`${text} More.`).blocks.map(({ block }) => block));
  });
});

const piece = fc.oneof(
  fc.constantFrom(...bombs),
  fc.constantFrom(
    'word',
    'wort',
    'слово',
    'كلمة',
    '字',
    '👩‍👩‍👧',
    ' ',
    '\n',
    '\n\n',
    'https://e.org/',
    '- a',
    '> b',
    '```js\n',
    '1. c',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

/** The first word of the source that is not among the words of what was made of it, in order. */
function missingWord(source: string): string | undefined {
  const found = wordsOf(source).replaceAll(/\s/gu, '');
  // What a link leads to, the name of an emoji and the number of a list entry are said otherwise.
  const words = source.replaceAll(/\]\([^)\s]*\)|:[a-z\d_+-]+:/gu, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  let at = 0;
  return words
    .filter((word) => !/^\d{1,9}$/u.test(word) && !/^(?:a|b|u|https|e|org)$/u.test(word))
    .find((word) => {
      const next = found.indexOf(word, at);
      at = next + word.length;
      return next < 0;
    });
}

describe('any text', () => {
  it('is parsed without a throw and keeps its words', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(missingWord(source)).toBeUndefined();
      }),
      { numRuns: 10_000 },
    );
  });

  it('streamed piece by piece is what it is when it comes at once', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        let source = '';
        let document: MarkdownDocument | undefined;
        for (const part of parts) {
          source += part;
          document = parse(source, none, document);
        }
        const whole = parse(source);
        expect(document?.blocks.map(({ block }) => block) ?? []).toEqual(whole.blocks.map(({ block }) => block));
      }),
      { numRuns: 1500 },
    );
  });

  it('is parsed only as far as it is shown', () => {
    expect(TEXT_SHOWN).toBe(8000);
  });
});

describe('mayHoldMarkdown', () => {
  it('sees every sign and spares plain words the parser', () => {
    for (const source of [
      '*a*',
      '_a_',
      '`a`',
      '~~a~~',
      '[a](b)',
      '> a',
      '- a',
      'x\n- a',
      '  2. a',
      ':tada:',
      'a\\*',
      '+ a',
    ])
      expect(mayHoldMarkdown(source), source).toBe(true);
    for (const source of ['Hello!', 'https://example.com/a-b', '10:30', 'a - b', '5 > 3', '[x]', '(y)', 'so ~5', '1.5'])
      expect(mayHoldMarkdown(source), source).toBe(false);
  });

  it('says no only to texts that look the same either way', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(text, (source) => {
        if (mayHoldMarkdown(source)) return;
        const kinds = new Set(parse(source).blocks.map(({ block }) => block.kind));
        kinds.delete('paragraph');
        expect([...kinds]).toEqual([]);
        expect(piecesOf(source).filter(({ kind }) => kind !== 'text' && kind !== 'link')).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
});
