import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { root } from '../../scripts/lib/paths.mjs';
import { gates } from './gates.mjs';
import { median, valuesOf } from './statistics.mjs';

const names = {
  ours: 'chatloom `MessageList`',
  'ours-unbounded': 'chatloom, bound lifted',
  tanstack: 'bare @tanstack/react-virtual',
  virtua: 'bare virtua',
  stream: 'stream-chat-react `VirtualizedMessageList`',
  chatscope: '@chatscope/chat-ui-kit-react',
  dom: 'every row in the page',
};

const columns = [
  ['mount', 'mount'],
  ['nodes', 'nodes'],
  ['store', 'store, MB'],
  ['heap', 'list, MB'],
  ['append', 'append'],
  ['edit', 'edit'],
  ['typing', 'typing, a key'],
  ['prependJump', 'prepend: jump, px'],
  ['scroll', 'scroll, 1,000 px'],
  ['jump', 'far jump, ms'],
  ['jumpBlank', 'blank in jumps, %'],
  ['scrollBlank', 'blank in scroll, %'],
  ['burstDropped', 'burst: dropped, %'],
  ['burstBlank', 'burst: blank, %'],
  ['burstEndGap', 'burst: end gap, px'],
];

function number(value) {
  if (value === undefined || !Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Math.round(value * 10) / 10);
}

function cell(values) {
  if (values.length === 0) return '–';
  const middle = number(median(values));
  const best = number(Math.min(...values));
  return middle === best ? middle : `${middle} (${best})`;
}

const table = (head, lines) =>
  [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');

function sizeTable(rows, size) {
  const present = Object.keys(names).filter((name) => rows.some((row) => row.scenario === name && row.size === size));
  if (present.length === 0) return '';
  const lines = present.map((name) => [
    names[name],
    ...columns.map(([metric]) => cell(valuesOf(rows, name, size, metric))),
  ]);
  return `### ${size.toLocaleString('en')} messages\n\n${table(['', ...columns.map(([, title]) => title)], lines)}\n`;
}

/** Puts the results between the two marks of docs/performance.md. */
export async function writeReport({ about, sizes, rows }) {
  const file = join(root, 'docs/performance.md');
  const text = readFileSync(file, 'utf8');
  const shown = (line) =>
    line.met === undefined
      ? 'not measured'
      : line.met
        ? line.best !== undefined && line.value <= line.best
          ? 'met, and the aim'
          : 'met'
        : 'missed';
  const body = [
    `Measured on ${about.date}, ${about.runs} interleaved runs, medians with the best in brackets. ${about.machine}.`,
    ...[1000, 10_000, 100_000].map((size) => sizeTable(rows, size)),
    '### Rows rendered for one incoming message, the conversation list, and members of a group',
    table(
      ['', 'rows'],
      Object.keys(names).map((name) => [names[name], cell(valuesOf(rows, name, 'renders', 'renders'))]),
    ),
    table(
      ['entries', 'conversations: CPU of one update, ms', 'members: CPU of one update, ms'],
      [100, 10_000].map((size) => [
        size.toLocaleString('en'),
        cell(valuesOf(rows, 'conversations', size, 'update')),
        cell(valuesOf(rows, 'members', size, 'update')),
      ]),
    ),
    '### Sizes, minified and zipped, React not counted',
    table(
      ['', 'scripts of the first load, kB', 'styles, kB'],
      Object.entries(sizes).map(([name, { js, css }]) => [name, number(js), number(css)]),
    ),
    '### The limits we hold ourselves to',
    table(
      ['', 'limit', 'aim', 'measured', ''],
      gates({ rows, sizes }).map((line) => [
        line.name,
        `${line.limit} ${line.unit}`.trim(),
        line.best === undefined ? '' : `${line.best} ${line.unit}`.trim(),
        line.value === undefined ? '–' : `${Math.round(line.value * 100) / 100} ${line.unit}`.trim(),
        shown(line),
      ]),
    ),
  ];
  const [start, end] = ['<!-- results -->', '<!-- end of results -->'];
  const before = text.slice(0, text.indexOf(start) + start.length);
  const after = text.slice(text.indexOf(end));
  const whole = `${before}\n\n${body.join('\n\n')}\n\n${after}`;
  const style = JSON.parse(readFileSync(join(root, '.prettierrc.json'), 'utf8'));
  writeFileSync(file, await format(whole, { ...style, parser: 'markdown' }));
  console.log('docs/performance.md is written.');
}
