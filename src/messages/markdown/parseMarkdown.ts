import { limits, type Block, type Budget, type Parse, type ParseOptions } from './nodes.js';
import { lineAt, parseBlock, type Line } from './parseBlocks.js';

/** A block that stands in nothing else. */
export interface TopBlock {
  readonly block: Block;
  /** Offset of its first line, blank lines before it included. */
  readonly from: number;
  /** It has one line so far: more of the text may make it part of the block before. */
  readonly oneLine: boolean;
  /** What was left of the budget before it. */
  readonly budget: Readonly<Budget>;
}

/** A text cut into blocks. */
export interface MarkdownDocument {
  readonly source: string;
  readonly options: ParseOptions;
  readonly blocks: readonly TopBlock[];
}

const OUTSIDE = { quotes: 0, lists: 0 };

/**
 * Cuts a text into blocks. The work is linear in its length, and what it makes is capped; the text itself is for the caller to cut.
 *
 * @param before an earlier parse: where the text only grew since then, what came before its last block is kept, the same objects
 */
export function parseMarkdown(source: string, options: ParseOptions, before?: MarkdownDocument): MarkdownDocument {
  const kept = before ? keptOf(before, source, options) : [];
  const last = before?.blocks[kept.length];
  const parse: Parse = {
    source,
    options,
    budget: { ...(kept.length > 0 && last ? last.budget : limits) },
    steps: options.steps ?? { count: 0 },
    nextEntity: 0,
  };
  const blocks = [...kept];
  const lines = linesOf(parse, kept.length > 0 && last ? last.from : 0);
  for (let at = 0; at < lines.length;) {
    const budget = { ...parse.budget };
    const from = (lines[at] as Line).from;
    const [block, end] = parseBlock(parse, lines, at, OUTSIDE, blocks.at(-1)?.block.kind ?? 'none');
    if (block) blocks.push({ block, from, oneLine: saidLines(lines, at, end) === 1, budget });
    at = end;
  }
  return { source, options, blocks };
}

/** The blocks that what was added cannot change: all but the last, and but the one before where the last is a line it might continue. */
function keptOf(before: MarkdownDocument, source: string, options: ParseOptions): readonly TopBlock[] {
  const same =
    before.options.finder === options.finder &&
    before.options.shortcodes === options.shortcodes &&
    (before.options.entities === options.entities || before.options.entities.length + options.entities.length === 0);
  if (!same || !source.startsWith(before.source)) return [];
  const { blocks } = before;
  return blocks.slice(0, Math.max(0, blocks.length - (blocks.at(-1)?.oneLine === true ? 2 : 1)));
}

function saidLines(lines: readonly Line[], from: number, to: number): number {
  let at = from;
  for (let line = lines[at]; line && line.first >= line.to; line = lines[++at]);
  return to - at;
}

function linesOf(parse: Parse, start: number): Line[] {
  const { source } = parse;
  const lines: Line[] = [];
  for (let from = start; from <= source.length;) {
    const found = source.indexOf('\n', from);
    const end = found < 0 ? source.length : found;
    lines.push(lineAt(parse, from, end));
    from = end + 1;
  }
  return lines;
}
