// @vitest-environment node
import { parse, type AtRule, type Declaration, type Rule } from 'postcss';
import { describe, expect, it } from 'vitest';
import { filesBelow, read, sourceFiles } from './sources.ts';

const componentFiles = filesBelow('src', '.css');
const themeFiles = filesBelow('themes', '.css');
const all = [...componentFiles, ...themeFiles].map((path) => ({
  path,
  css: parse(read(path), { from: path }),
}));

const where = (path: string, node: Declaration | Rule | AtRule): string => `${path}:${node.source?.start?.line}`;
const tokensIn = (text: string): string[] =>
  [...text.matchAll(/var\(\s*(--cl-[\w-]+)/g)].map((match) => match[1] ?? '');

/** What `themes/default.css` declares: every token there is. */
const declared = new Set<string>();
for (const { path, css } of all) {
  if (path === 'themes/default.css') css.walkDecls(/^--cl-/, (decl) => void declared.add(decl.prop));
}

describe('tokens', () => {
  it('are declared by the default theme before a stylesheet uses them', () => {
    const wrong: string[] = [];
    for (const { path, css } of all) {
      // A stylesheet may keep a number for itself: set and used in the one file, and no token.
      const own = new Set<string>();
      css.walkDecls(/^--cl-/, (decl) => void own.add(decl.prop));
      css.walkDecls((decl) => {
        for (const token of tokensIn(decl.value)) {
          if (!declared.has(token) && !own.has(token)) wrong.push(`${where(path, decl)} uses ${token}`);
        }
      });
    }
    expect(wrong).toEqual([]);
    expect(declared.size).toBeGreaterThan(50);
  });

  it('are declared by the default theme before code uses them', () => {
    const wrong = sourceFiles().flatMap((path) =>
      [...read(path).matchAll(/--cl-[a-z][\w-]*[\w]/g)]
        .map(([token]) => token)
        .filter((token) => !declared.has(token) && ![...declared].some((each) => each.startsWith(`${token}-`)))
        .map((token) => `${path} uses ${token}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are set by themes only when the default theme knows them', () => {
    const wrong: string[] = [];
    for (const { path, css } of all) {
      if (!path.startsWith('themes/')) continue;
      css.walkDecls(/^--cl-/, (decl) => {
        if (!declared.has(decl.prop)) wrong.push(`${where(path, decl)} sets ${decl.prop}`);
      });
    }
    expect(wrong).toEqual([]);
  });

  it('are all that a theme file sets', () => {
    const wrong: string[] = [];
    for (const { path, css } of all) {
      if (!path.startsWith('themes/')) continue;
      css.walkDecls((decl) => {
        if (!decl.prop.startsWith('--cl-') && decl.prop !== 'color-scheme')
          wrong.push(`${where(path, decl)} ${decl.prop}`);
      });
    }
    expect(wrong).toEqual([]);
  });
});

/** Splits at commas that stand in no bracket. */
function splitSelector(selector: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const char of selector) {
    if ('(['.includes(char)) depth++;
    if (')]'.includes(char)) depth--;
    if (char === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.map((part) => part.trim());
}

/** Whether all that the selector can match is ours: its first compound carries a class of ours. */
function isOurs(selector: string): boolean {
  const group = /^:(?:where|is)\((.*)\)(?:[^()]*)$/s.exec(selector);
  const leading = /^:(?:where|is)\(((?:[^()]|\([^()]*\))*)\)/s.exec(selector);
  if (leading) return splitSelector(leading[1] ?? '').every(isOurs);
  if (group) return splitSelector(group[1] ?? '').every(isOurs);
  return /^\.cl-[\w-]+/.test(selector);
}

const physical =
  /^(?:left|right|float-(?:left|right)|(?:scroll-)?(?:margin|padding)-(?:left|right)|border-(?:left|right)(?:-.*)?|border-(?:top|bottom)-(?:left|right)-radius)$/;
const physicalValue: Record<string, RegExp> = {
  'text-align': /^(?:left|right)$/,
  float: /^(?:left|right)$/,
  clear: /^(?:left|right)$/,
};
/** Four different sides, or four corners: the shorthand means left and right. */
function isLopsided({ prop, value }: Declaration): boolean {
  if (!/^(?:(?:scroll-)?(?:margin|padding)|inset|border-(?:width|color|style))$/.test(prop)) return false;
  const sides = value.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
  return sides.length === 4 && sides[1] !== sides[3];
}

describe('classes', () => {
  it('of a stylesheet are worn by something in the sources', () => {
    const worn = new Set(sourceFiles().flatMap((path) => read(path).match(/cl-[\w-]*\w/g) ?? []));
    const wrong = new Set<string>();
    for (const { path, css } of all) {
      css.walkRules((rule) => {
        for (const [, name = ''] of rule.selector.matchAll(/\.(cl-[\w-]+)/g)) {
          if (!worn.has(name)) wrong.add(`${path} .${name}`);
        }
      });
    }
    expect([...wrong]).toEqual([]);
  });
});

describe('animations', () => {
  it('of a stylesheet are there, and used', () => {
    const there = new Set<string>();
    const used = new Set<string>();
    for (const { css } of all) {
      css.walkAtRules('keyframes', (rule) => void there.add(rule.params));
      css.walkDecls(/^animation(?:-name)?$/, ({ value }) => {
        for (const name of value.match(/(?<![\w-])cl-[\w-]+/g) ?? []) used.add(name);
      });
    }
    expect([...used].toSorted()).toEqual([...there].toSorted());
  });
});

describe('stylesheets', () => {
  it('reach nothing outside .cl-root and classes of ours', () => {
    const wrong: string[] = [];
    for (const { path, css } of all) {
      css.walkRules((rule) => {
        const parent = rule.parent;
        if (parent?.type === 'rule') return; // nested: the outer selector is ours
        if (parent?.type === 'atrule' && (parent as AtRule).name.endsWith('keyframes')) return;
        for (const selector of splitSelector(rule.selector)) {
          if (!isOurs(selector)) wrong.push(`${where(path, rule)} ${selector}`);
        }
      });
    }
    expect(wrong).toEqual([]);
  });

  it('name what they share with the page by our prefix', () => {
    const wrong: string[] = [];
    for (const { path, css } of all) {
      css.walkAtRules((rule) => {
        const shared = /^(?:keyframes|property|font-face|counter-style)$/.test(rule.name);
        if (shared && !/^(?:--)?cl-/.test(rule.params)) wrong.push(`${where(path, rule)} @${rule.name} ${rule.params}`);
        if (rule.name === 'layer' && !rule.params.split(',').every((name) => /^\s*chatloom\./.test(name))) {
          wrong.push(`${where(path, rule)} @layer ${rule.params}`);
        }
      });
      css.walkDecls(/^(?:container-name|container)$/, (decl) => {
        const name = decl.value.split('/')[0]?.trim() ?? '';
        if (name !== 'none' && !name.startsWith('cl-')) wrong.push(`${where(path, decl)} ${decl.prop}: ${decl.value}`);
      });
    }
    expect(wrong).toEqual([]);
  });

  it('follow the direction of writing; a physical side says why in a comment', () => {
    const wrong: string[] = [];
    for (const { path, css } of all) {
      css.walkDecls((decl) => {
        const bad = physical.test(decl.prop) || physicalValue[decl.prop]?.test(decl.value) || isLopsided(decl);
        if (!bad) return;
        const explained = decl.prev()?.type === 'comment' || decl.next()?.type === 'comment';
        if (!explained) wrong.push(`${where(path, decl)} ${decl.prop}: ${decl.value}`);
      });
    }
    expect(wrong).toEqual([]);
  });

  it('use nothing that a bundler breaks, and fetch nothing', () => {
    const wrong: string[] = [];
    for (const { path, css } of all) {
      css.walkDecls((decl) => {
        if (/light-dark\(/.test(decl.value)) wrong.push(`${where(path, decl)} light-dark()`);
        if (/url\(/.test(decl.value)) wrong.push(`${where(path, decl)} url()`);
      });
      css.walkAtRules('import', (rule) => {
        if (!/^['"]\.{1,2}\//.test(rule.params)) wrong.push(`${where(path, rule)} @import ${rule.params}`);
      });
    }
    expect(wrong).toEqual([]);
  });

  it('are all part of the published stylesheet', () => {
    const reached = new Set<string>();
    const visit = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      parse(read(path)).walkAtRules('import', (rule) => {
        const target = /['"]([^'"]+)['"]/.exec(rule.params)?.[1] ?? '';
        visit(new URL(target, `file:///${path}`).pathname.slice(1));
      });
    };
    visit('src/styles/index.css');
    expect(componentFiles.filter((path) => !reached.has(path) && !path.startsWith('src/styles/'))).toEqual([]);
  });

  it('are published twice from one list', () => {
    const imports = (path: string): string[] => {
      const found: string[] = [];
      parse(read(path)).walkAtRules(
        'import',
        (rule) => void found.push(/['"]([^'"]+)['"]/.exec(rule.params)?.[1] ?? ''),
      );
      return found;
    };
    const flat = (path: string): string[] =>
      imports(path).flatMap((target) => {
        const file = new URL(target, `file:///${path}`).pathname.slice(1);
        const inner = flat(file);
        return inner.length > 0 ? inner : [file];
      });
    expect(flat('src/styles/layered.css').toSorted()).toEqual(flat('src/styles/index.css').toSorted());
  });
});
