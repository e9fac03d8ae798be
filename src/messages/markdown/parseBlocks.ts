import type { Block, Inline, ListItem, Parse } from './nodes.js';
import { LIST_LEVELS, QUOTE_LEVELS } from './nodes.js';
import { parseInline, type Span } from './parseInline.js';

/** A line of the source, or what is left of it behind the signs of the quotes and lists it stands in. */
export interface Line extends Span {
  /** Columns of white space before what is said. */
  readonly indent: number;
  /** Where that begins; `to` for a blank line. */
  readonly first: number;
}

interface Levels {
  readonly quotes: number;
  readonly lists: number;
}

interface Marker {
  readonly ordered: boolean;
  readonly number?: number | undefined;
  /** Behind the marker and one space. */
  readonly content: number;
}

/** A line of the source between two offsets. */
export function lineAt(parse: Parse, from: number, end: number): Line {
  const { source, steps } = parse;
  let to = end;
  while (to > from && source[to - 1] === '\r') to--;
  let first = from;
  let indent = 0;
  for (; first < to; first++) {
    if (source[first] === ' ') indent++;
    else if (source[first] === '\t') indent += 4 - (indent % 4);
    else break;
  }
  steps.count += first - from + 1;
  return { from, to, first, indent };
}

const isBlank = (line: Line): boolean => line.first >= line.to;

/** The fence a line opens, if it does: its sign and how many. */
function fenceOf({ source }: Parse, line: Line): { readonly char: string; readonly count: number } | undefined {
  const char = source[line.first];
  if (line.indent > 3 || (char !== '`' && char !== '~')) return undefined;
  let to = line.first;
  while (to < line.to && source[to] === char) to++;
  const count = to - line.first;
  if (count < 3) return undefined;
  // Backticks behind the opening ones: code within a line.
  return char === '`' && source.slice(to, line.to).includes('`') ? undefined : { char, count };
}

function markerOf({ source }: Parse, line: Line): Marker | undefined {
  let at = line.first;
  const char = source[at];
  let number: number | undefined;
  if (char === '-' || char === '*' || char === '+') at++;
  else {
    while (at < line.to && at - line.first < 9 && /\d/u.test(source[at] ?? '')) at++;
    if (at === line.first || (source[at] !== '.' && source[at] !== ')')) return undefined;
    number = Number(source.slice(line.first, at));
    at++;
  }
  // A marker with nothing behind it is a dash or a number.
  const space = source[at];
  if ((space !== ' ' && space !== '\t') || source.slice(at, line.to).trim() === '') return undefined;
  return { ordered: number !== undefined, number, content: at + 1 };
}

/** The blocks of these lines. Each line is looked at once per level of quotes and lists it is in. */
export function parseBlocks(parse: Parse, lines: readonly Line[], levels: Levels, from = 0): readonly Block[] {
  const blocks: Block[] = [];
  for (let next = from; next < lines.length;) {
    const [block, end] = parseBlock(parse, lines, next, levels, blocks.at(-1)?.kind ?? 'none');
    if (block) blocks.push(block);
    next = end;
  }
  return blocks;
}

/** One block from a line on, and the line behind it. */
export function parseBlock(
  parse: Parse,
  lines: readonly Line[],
  start: number,
  levels: Levels,
  before: Block['kind'] | 'none',
): readonly [block: Block | undefined, end: number] {
  const { source, steps, budget } = parse;
  let at = start;
  for (let line = lines[at]; line && isBlank(line); line = lines[++at]) steps.count++;
  const line = lines[at];
  if (!line) return [undefined, at];
  steps.count++;
  if (budget.blocks <= 0) return rest(parse, lines, at);
  budget.blocks--;
  const fence = fenceOf(parse, line);
  if (fence) return parseCode(parse, lines, at, fence);
  if (source[line.first] === '>' && levels.quotes < QUOTE_LEVELS) return parseQuote(parse, lines, at, levels);
  const marker = levels.lists < LIST_LEVELS ? markerOf(parse, line) : undefined;
  if (marker) return parseList(parse, lines, at, levels, marker);
  return parseParagraph(parse, lines, at, levels, before === 'paragraph' ? at - start : 0);
}

/** Far more blocks than anybody writes: the rest is words. */
function rest({ source }: Parse, lines: readonly Line[], at: number): readonly [Block, number] {
  const text = lines
    .slice(at)
    .map((line) => source.slice(line.from, line.to))
    .join('\n');
  return [{ kind: 'paragraph', children: [{ kind: 'text', text }] }, lines.length];
}

function parseCode(
  parse: Parse,
  lines: readonly Line[],
  start: number,
  fence: { readonly char: string; readonly count: number },
): readonly [Block, number] {
  const { source, steps } = parse;
  const [opening] = lines.slice(start, start + 1) as [Line];
  const info = source.slice(opening.first + fence.count, opening.to).trim();
  const text: string[] = [];
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at] as Line;
    steps.count += line.to - line.from + 1;
    const said = source.slice(line.first, line.to).trimEnd();
    if (line.indent <= 3 && said.length >= fence.count && said === fence.char.repeat(said.length))
      return [{ kind: 'code', info, text: text.join('\n'), closed: true }, at + 1];
    // As far as the fence was moved in, so is what it holds.
    text.push(source.slice(Math.min(line.first, line.from + opening.indent), line.to));
  }
  return [{ kind: 'code', info, text: text.join('\n'), closed: false }, lines.length];
}

function parseQuote(parse: Parse, lines: readonly Line[], start: number, levels: Levels): readonly [Block, number] {
  const { source } = parse;
  const inside: Line[] = [];
  let at = start;
  for (let line = lines[at]; line && source[line.first] === '>' && !isBlank(line); line = lines[++at]) {
    const spaced = source[line.first + 1] === ' ' && line.first + 1 < line.to;
    inside.push(lineAt(parse, line.first + (spaced ? 2 : 1), line.to));
  }
  const blocks = parseBlocks(parse, inside, { ...levels, quotes: levels.quotes + 1 });
  return [{ kind: 'quote', blocks }, at];
}

function parseList(
  parse: Parse,
  lines: readonly Line[],
  start: number,
  levels: Levels,
  first: Marker,
): readonly [Block, number] {
  const { steps, budget } = parse;
  const inner = { ...levels, lists: levels.lists + 1 };
  const items: ListItem[] = [];
  const edge = (lines[start] as Line).indent;
  let at = start;
  let marker: Marker | undefined = first;
  while (marker && budget.blocks > 0) {
    const head = lines[at] as Line;
    const said = lineAt(parse, marker.content, head.to);
    const inside: Line[] = [{ ...said, from: said.first, indent: 0 }];
    let blanks = 0;
    at++;
    for (let line = lines[at]; line; line = lines[++at]) {
      steps.count++;
      if (isBlank(line)) {
        blanks++;
        continue;
      }
      // Two columns in from the marker: part of the entry.
      if (line.indent < head.indent + 2) break;
      for (; blanks > 0; blanks--) inside.push(lineAt(parse, line.from, line.from));
      inside.push(movedOut(parse, line, head.indent + 2));
    }
    budget.blocks--;
    items.push({ number: marker.number, blocks: parseBlocks(parse, inside, inner) });
    const line = lines[at];
    const next: Marker | undefined = line && Math.abs(line.indent - edge) < 2 ? markerOf(parse, line) : undefined;
    marker = next?.ordered === first.ordered ? next : undefined;
    // Blank lines behind the list are not the list's.
    if (!marker) at -= blanks;
  }
  return [{ kind: 'list', ordered: first.ordered, items }, at];
}

/** A line without so many columns of the white space before it. */
function movedOut(parse: Parse, line: Line, columns: number): Line {
  let from = line.from;
  for (let column = 0; from < line.first && column < columns; from++)
    column += parse.source[from] === '\t' ? 4 - (column % 4) : 1;
  return lineAt(parse, from, line.to);
}

function parseParagraph(
  parse: Parse,
  lines: readonly Line[],
  start: number,
  levels: Levels,
  blanks: number,
): readonly [Block, number] {
  const spans: Span[] = [];
  let at = start;
  for (let line = lines[at]; line && !isBlank(line); line = lines[++at]) {
    parse.steps.count++;
    if (at > start && interrupts(parse, line, levels)) break;
    spans.push({ from: line.from, to: line.to });
  }
  const children = parseInline(parse, spans);
  const gap: Inline[] = blanks > 0 ? [{ kind: 'text', text: '\n'.repeat(blanks) }] : [];
  return [{ kind: 'paragraph', children: [...gap, ...children] }, at];
}

/** Whether a line begins something new right behind words. A number does only when it is the first: "born in\n1984. That year". */
function interrupts(parse: Parse, line: Line, levels: Levels): boolean {
  if (fenceOf(parse, line)) return true;
  if (parse.source[line.first] === '>') return levels.quotes < QUOTE_LEVELS;
  const marker = levels.lists < LIST_LEVELS ? markerOf(parse, line) : undefined;
  return marker !== undefined && (!marker.ordered || marker.number === 1);
}
