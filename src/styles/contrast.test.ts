// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { parse, type Rule } from 'postcss';
import { describe, expect, it } from 'vitest';

type Tokens = ReadonlyMap<string, string>;
type Colour = readonly [lightness: number, chroma: number, hue: number];

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const themes = readdirSync(new URL('../../themes', import.meta.url)).filter((name) => name.endsWith('.css'));

/** Declarations of the rules with one of these selectors, later ones winning. */
function declarations(css: string, selectors: readonly string[], media?: string): Map<string, string> {
  const found = new Map<string, string>();
  parse(css).walkRules((rule: Rule) => {
    const parent = rule.parent;
    const within = parent?.type === 'atrule' && 'params' in parent ? parent.params : undefined;
    if (within !== media || !selectors.includes(rule.selector.replaceAll(/\s+/g, ' '))) return;
    rule.walkDecls((decl) => void found.set(decl.prop, decl.value));
  });
  return found;
}

const BASE = ':where(.cl-root)';
const DARK = ":where(.cl-root[data-cl-theme='dark'])";
const AUTO = ":where(.cl-root:not([data-cl-theme='light'], [data-cl-theme='dark']))";

function tokensOf(theme: string, mode: 'light' | 'dark'): Tokens {
  const base = read('themes/default.css');
  const merged = declarations(base, [BASE]);
  if (mode === 'dark') for (const [name, value] of declarations(base, [DARK])) merged.set(name, value);
  if (theme === 'default.css') return merged;
  const css = read(`themes/${theme}`);
  const selectors = mode === 'dark' ? ['.cl-root', ".cl-root[data-cl-theme='dark']"] : ['.cl-root'];
  for (const [name, value] of declarations(css, selectors)) merged.set(name, value);
  return merged;
}

function resolve(tokens: Tokens, value: string): string {
  return value.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const found = tokens.get(name);
    if (found === undefined) throw new Error(`${name} is not declared`);
    return resolve(tokens, found);
  });
}

function colour(tokens: Tokens, name: string): Colour {
  const text = resolve(tokens, `var(${name})`);
  const match = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/.exec(text);
  if (!match) throw new Error(`${name} is "${text}", not a plain oklch() colour`);
  return [Number(match[1]) / 100, Number(match[2]), Number(match[3])];
}

/** OKLCH → linear sRGB (Björn Ottosson's matrices). */
function linear([lightness, chroma, hue]: Colour): readonly number[] {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function luminance(value: Colour): number {
  const [r = 0, g = 0, b = 0] = linear(value).map((channel) => Math.min(1, Math.max(0, channel)));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(tokens: Tokens, text: string, ground: string): number {
  const [a, b] = [luminance(colour(tokens, text)), luminance(colour(tokens, ground))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const c = (name: string): string => `--cl-color-${name}`;
const grounds = ['ground', 'pane', 'raised', 'sunken', 'hover', 'selected'].map(c);
const bubbles = ['bubble-own', 'bubble-other'].map(c);
const hues = Array.from({ length: 12 }, (_, index) => `--cl-hue-${index}`);

/** Pairs that must read well: text, ground, ratio. */
const pairs: [text: string, grounds: readonly string[], ratio: number][] = [
  [c('text'), [...grounds, c('press')], 7],
  [c('text-secondary'), grounds, 4.5],
  [c('bubble-own-text'), [c('bubble-own')], 7],
  [c('bubble-other-text'), [c('bubble-other')], 7],
  [c('bubble-own-meta'), [c('bubble-own')], 4.5],
  [c('bubble-other-meta'), [c('bubble-other')], 4.5],
  [c('link'), [...grounds, c('bubble-other')], 4.5],
  [c('link-own'), [c('bubble-own')], 4.5],
  [c('on-accent'), [c('accent'), c('accent-hover'), c('accent-press')], 4.5],
  [c('on-danger'), [c('danger'), c('danger-hover')], 4.5],
  [c('danger'), [c('ground'), c('pane'), c('raised'), c('danger-soft')], 4.5],
  [c('warning'), [c('ground'), c('pane'), c('raised'), c('warning-soft')], 4.5],
  [c('success'), [c('ground'), c('pane'), c('raised'), c('success-soft')], 4.5],
  [c('text'), [c('danger-soft'), c('warning-soft'), c('success-soft'), c('accent-soft')], 7],
  [c('badge-text'), [c('badge')], 4.5],
  [c('badge-muted-text'), [c('badge-muted')], 4.5],
  [c('inverse-text'), [c('inverse')], 7],
  // Not text: rings and dots need 3 to 1.
  [c('focus'), [...grounds, ...bubbles], 3],
  [c('online'), [c('ground'), c('pane'), c('selected')], 2.7],
  [c('busy'), [c('ground'), c('pane'), c('selected')], 3],
  [c('away'), [c('ground'), c('pane'), c('selected')], 3],
];

describe.each(themes)('%s', (theme) => {
  describe.each(['light', 'dark'] as const)('%s', (mode) => {
    const tokens = tokensOf(theme, mode);

    it.each(pairs)('%s reads well on its grounds', (text, on, ratio) => {
      const weak = on
        .map((ground) => ({ ground, ratio: contrast(tokens, text, ground) }))
        .filter((pair) => pair.ratio < ratio)
        .map((pair) => `${text} on ${pair.ground}: ${pair.ratio.toFixed(2)} < ${ratio}`);
      expect(weak).toEqual([]);
    });

    it('keeps the twelve names apart, at one lightness, readable on panes and on both bubbles', () => {
      const weak = hues.flatMap((hue) =>
        [c('ground'), c('pane'), ...bubbles]
          .map((ground) => ({ ground, ratio: contrast(tokens, hue, ground) }))
          .filter((pair) => pair.ratio < 4.5)
          .map((pair) => `${hue} on ${pair.ground}: ${pair.ratio.toFixed(2)}`),
      );
      expect(weak).toEqual([]);
      expect(new Set(hues.map((hue) => colour(tokens, hue)[0])).size).toBe(1);
      expect(new Set(hues.map((hue) => colour(tokens, hue)[2])).size).toBe(12);
    });

    it('writes initials readably on every avatar', () => {
      const weak = hues
        .map((hue) => ({ hue, ratio: contrast(tokens, '--cl-avatar-text', `${hue}-fill`) }))
        .filter((pair) => pair.ratio < 4.5);
      expect(weak).toEqual([]);
    });

    it('names only colours every screen has', () => {
      const outside = [...tokens]
        .filter(([, value]) => /^oklch\([^/]+\)$/.test(value))
        .filter(([name]) => linear(colour(tokens, name)).some((channel) => channel < -0.0005 || channel > 1.0005))
        .map(([name]) => name);
      expect(outside).toEqual([]);
    });

    it('is never pure black or white', () => {
      for (const ground of grounds) {
        const [lightness] = colour(tokens, ground);
        expect(lightness).toBeGreaterThan(0.1);
        expect(lightness).toBeLessThan(1);
      }
    });
  });
});

describe('the dark values', () => {
  it('are the same whether chosen by attribute or by the system', () => {
    const css = read('themes/default.css');
    const chosen = declarations(css, [DARK]);
    expect(chosen.size).toBeGreaterThan(50);
    expect(Object.fromEntries(declarations(css, [AUTO], '(prefers-color-scheme: dark)'))).toEqual(
      Object.fromEntries(chosen),
    );
  });

  it('stand for every value of the light block', () => {
    const css = read('themes/default.css');
    const own: string[] = [];
    parse(css).walkDecls('--cl-color-scheme', ({ value, parent }) => {
      if (value === 'light' && parent?.type === 'rule') parent.walkDecls((decl) => void own.push(decl.prop));
    });
    expect(own.length).toBeGreaterThan(50);
    expect(own.filter((name) => !declarations(css, [DARK]).has(name))).toEqual([]);
  });
});
