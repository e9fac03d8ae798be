import { readUrl } from '../../utils/readUrl.js';
import { findLinks, honestText, shownTarget } from '../links.js';
import { joinText, settleEmphasis, type Piece } from './emphasis.js';
import type { Inline, Parse } from './nodes.js';

/** A line of a paragraph: from where to where in the source. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A stretch that is one thing whatever signs are in it: a marked mention, an address. */
interface Atom {
  readonly from: number;
  readonly to: number;
  readonly piece: Inline;
  /** Found, not marked: it costs of the budget where it is taken, since those inside code are no links. */
  readonly found: boolean;
}

const ESCAPABLE = /[!-/:-@[-`{-~]/u;
const WORD = /[\p{L}\p{N}]/u;
const SPACE = /\s/u;
const SHORTCODE = /:([a-z\d_+-]{1,32}):/uy;
const SHRUG = '¯\\_(ツ)_/¯';
const FOLLOWED = /^(?:https?|mailto|tel):/iu;
/** Longest target of a link. */
const LONGEST = 2048;

function words(text: string): Inline {
  return { kind: 'text', text };
}

/** The entities inside these lines, moved to where they stand when the lines are joined. */
function entityAtoms(parse: Parse, spans: readonly Span[], text: string): Atom[] {
  const { entities } = parse.options;
  const atoms: Atom[] = [];
  let at = 0;
  for (const { from, to } of spans) {
    for (; parse.nextEntity < entities.length; parse.nextEntity++) {
      const entity = entities[parse.nextEntity];
      if (!entity || entity.offset >= to) break;
      parse.steps.count++;
      const end = entity.offset + entity.length;
      // One that a line break, a sign of a quote or the cut goes through stays words.
      if (entity.offset < from || end > to) continue;
      const start = at + entity.offset - from;
      const said = text.slice(start, start + entity.length);
      const piece = entityPiece(parse, entity, said);
      atoms.push({ from: start, to: start + entity.length, piece, found: false });
    }
    at += to - from + 1;
  }
  return atoms;
}

function entityPiece(parse: Parse, entity: Parse['options']['entities'][number], said: string): Inline {
  const { budget } = parse;
  if (budget.inline <= 0) return words(said);
  if (entity.type === 'mention' || entity.type === 'mention-all') {
    budget.inline--;
    return { kind: 'mention', text: said, userId: entity.userId };
  }
  const href = entity.type === 'link' ? readUrl(entity.url ?? said) : undefined;
  return href === undefined || budget.links <= 0
    ? words(said)
    : link(parse, href, [words(honestText(said, href))], said);
}

function link(parse: Parse, href: string, children: readonly Inline[], said: string): Inline {
  parse.budget.inline--;
  parse.budget.links--;
  return { kind: 'link', href, target: shownTarget(said, href), children };
}

/** Where signs of markdown end an address that was found: nobody means them as part of it. */
function addressEnd(raw: string): number {
  const sign = raw.search(/\*\*|~~|`/u);
  let end = sign < 0 ? raw.length : sign;
  while (end > 0 && '*_~'.includes(raw[end - 1] ?? '')) end--;
  return end;
}

function addressAtoms(parse: Parse, text: string): Atom[] {
  const { finder } = parse.options;
  return findLinks(text, finder).flatMap((link): Atom[] => {
    const raw = text.slice(link.start, link.end);
    const cut = addressEnd(raw);
    const found = cut === raw.length ? { ...link, start: 0, end: cut } : findLinks(raw.slice(0, cut), finder)[0];
    if (found?.start !== 0) return [];
    const piece: Inline = { kind: 'link', href: found.href, children: [words(found.text)] };
    return [{ from: link.start, to: link.start + found.end, piece, found: true }];
  });
}

/** Atoms in order; of two that overlap the first list's stays. */
function merge(first: readonly Atom[], second: readonly Atom[]): Atom[] {
  if (first.length === 0 || second.length === 0) return [...first, ...second];
  const result: Atom[] = [];
  let i = 0;
  for (const atom of second) {
    for (let marked = first[i]; marked && marked.to <= atom.from; marked = first[++i]) result.push(marked);
    const next = first[i];
    if (!next || next.from >= atom.to) result.push(atom);
  }
  return [...result, ...first.slice(i)];
}

/** For each length of a run of backticks, where such runs begin. */
function backtickRuns(text: string, steps: { count: number }): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let at = text.indexOf('`'); at >= 0; at = text.indexOf('`', at)) {
    const from = at;
    while (text[at] === '`') at++;
    steps.count += at - from;
    const list = runs.get(at - from) ?? [];
    runs.set(at - from, list);
    list.push(from);
  }
  for (const list of runs.values()) list.reverse();
  return runs;
}

/** For each `(` the `)` that closes it, where no space is between them and the distance is not absurd. */
function closings(text: string, steps: { count: number }): Map<number, number> {
  const found = new Map<number, number>();
  if (!text.includes('](')) return found;
  let open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    steps.count++;
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '(') open.push(at);
    else if (char === ')') {
      const from = open.pop();
      if (from !== undefined && at - from <= LONGEST) found.set(from, at);
    } else if (char === ' ' || char === '\n' || char === '\t') open = [];
  }
  return found;
}

/** Cuts a paragraph into words, emphasis, code, links and mentions. Looks at each character a bounded number of times. */
export function parseInline(parse: Parse, spans: readonly Span[]): readonly Inline[] {
  const { source, budget, steps } = parse;
  const text = spans.map(({ from, to }) => source.slice(from, to)).join('\n');
  const marked = entityAtoms(parse, spans, text);
  if (budget.inline <= 0) return [words(text)];
  const atoms = merge(marked, addressAtoms(parse, text));
  const ticks = backtickRuns(text, steps);
  const ends = closings(text, steps);
  const pieces: Piece[] = [];
  const brackets: { readonly piece: number; readonly from: number }[] = [];
  let atom = 0;
  let said = 0;
  let at = 0;

  const say = (to: number): void => {
    if (to > said) pieces.push(words(text.slice(said, to)));
  };
  const put = (piece: Piece, to: number): void => {
    say(at);
    pieces.push(piece);
    at = said = to;
  };

  const takeAtom = (): boolean => {
    for (let next = atoms[atom]; next && next.from <= at; next = atoms[atom]) {
      steps.count++;
      atom++;
      if (next.from < at) continue;
      if (next.found) {
        if (budget.inline <= 0 || budget.links <= 0) return false;
        budget.inline--;
        budget.links--;
      }
      put(next.piece, next.to);
      return true;
    }
    return false;
  };

  const takeCode = (): void => {
    const from = at;
    let to = at;
    while (text[to] === '`') to++;
    const list = ticks.get(to - from) ?? [];
    while (list.length > 0 && (list.at(-1) ?? 0) <= from) {
      steps.count++;
      list.pop();
    }
    const end = list.at(-1);
    if (end === undefined || budget.inline <= 0) {
      at = to;
      return;
    }
    const code = text.slice(to, end);
    budget.inline--;
    const padded = code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '';
    put({ kind: 'code', text: padded ? code.slice(1, -1) : code }, end + to - from);
  };

  const takeRun = (char: '*' | '_' | '~'): void => {
    const from = at;
    let to = at;
    while (text[to] === char) to++;
    steps.count += to - from;
    const before = text[from - 1] ?? ' ';
    const after = text[to] ?? ' ';
    const opens = !SPACE.test(after) && (char !== '_' || !WORD.test(before));
    const closes = !SPACE.test(before) && (char !== '_' || !WORD.test(after));
    if ((!opens && !closes) || (char === '~' && to - from !== 2)) at = to;
    else put({ kind: 'run', char, count: to - from, opens, closes }, to);
  };

  const takeLink = (): void => {
    const open = brackets.pop();
    const end = open && text[at + 1] === '(' ? ends.get(at + 1) : undefined;
    if (!open || end === undefined || budget.inline <= 0 || budget.links <= 0) {
      at++;
      return;
    }
    const target = text.slice(at + 2, end);
    steps.count += end - at;
    // Looked at before it is parsed: refusing a thousand targets would take its time.
    const href = FOLLOWED.test(target) ? readUrl(target.replace(/\\([!-/:-@[-`{-~])/gu, '$1')) : undefined;
    if (href === undefined) {
      at++;
      return;
    }
    say(at);
    const inside = pieces.splice(open.piece).slice(1);
    const label = joinText(settleEmphasis(inside, budget, steps).map(onlyWords));
    const shown = label.length === 0 ? href : text.slice(open.from + 1, at);
    pieces.push(link(parse, href, label.length === 0 ? [words(href)] : label, shown));
    // A link inside a link would be two places to go to at once.
    brackets.length = 0;
    at = said = end + 1;
  };

  const takeName = (): void => {
    SHORTCODE.lastIndex = at;
    const name = SHORTCODE.exec(text)?.[1];
    steps.count += name?.length ?? 1;
    const emoji = name === undefined ? undefined : parse.options.shortcodes.get(name);
    if (emoji === undefined || name === undefined || WORD.test(text[at - 1] ?? '')) at++;
    else put(words(emoji), at + name.length + 2);
  };

  while (at < text.length) {
    steps.count++;
    if (takeAtom()) continue;
    const char = text[at];
    if (char === '\\') {
      if (text.startsWith(SHRUG, at - 1)) at += SHRUG.length - 1;
      else if (ESCAPABLE.test(text[at + 1] ?? '')) {
        say(at);
        said = at + 1;
        at += 2;
      } else at++;
    } else if (char === '`') takeCode();
    else if (char === '*' || char === '_' || char === '~') takeRun(char);
    else if (char === '[') {
      put(words('['), at + 1);
      brackets.push({ piece: pieces.length - 1, from: at - 1 });
    } else if (char === ']') takeLink();
    else if (char === ':') takeName();
    else at++;
  }
  say(text.length);
  return settleEmphasis(pieces, budget, steps);
}

/** A piece of a label: something to press inside a link would be two places to go to at once. */
function onlyWords(piece: Inline): Inline {
  if (piece.kind === 'link' || piece.kind === 'mention') return words(textOf(piece));
  if (piece.kind === 'text' || piece.kind === 'code') return piece;
  return { kind: piece.kind, children: joinText(piece.children.map(onlyWords)) };
}

/** The words of a piece. */
export function textOf(piece: Inline): string {
  return 'children' in piece ? piece.children.map(textOf).join('') : piece.text;
}
