import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { operations, type CanFunction, type Capability } from 'chatloom/contract';

const page = fileURLToPath(new URL('../../docs/backends/xmpp.md', import.meta.url));

/** What the suite has found out about one server. */
export interface Measured {
  readonly server: string;
  readonly can: CanFunction;
  readonly direct: string;
  readonly room: string;
  readonly passed: number;
  /** Tests that did not apply, with the reason. */
  readonly skipped: ReadonlyMap<string, string>;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

function tableOf({ server, can, direct, room, passed, skipped }: Measured): string {
  const rows = operations.map((operation) => {
    const [between, inside]: Capability[] = [can(operation, direct), can(operation, room)];
    const reasons = [...new Set([between?.reason, inside?.reason].filter((reason) => reason !== undefined))];
    return `| \`${operation}\` | ${between?.state} | ${inside?.state} | ${cell(reasons.join('; '))} |`;
  });
  const lacks = [...skipped].map(([test, reason]) => `- ${test}: ${reason}`).toSorted();
  return [
    `On ${server}: ${passed} tests of the contract passed.`,
    ...(lacks.length > 0 ? ['', 'Did not apply:', '', ...lacks] : []),
    '',
    '| Operation | Between two | In rooms | How, or why not |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/**
 * Holds what was measured against `docs/backends/xmpp.md`, where it stands between marks. With `CHATLOOM_WRITE_DOCS=1` it is written there. Answers a
 * sentence when page and server differ.
 */
export async function compareWithDocs(measured: Measured): Promise<string | undefined> {
  const text = await readFile(page, 'utf8');
  const [start, end] = [`<!-- measured: ${measured.server} -->`, `<!-- /measured: ${measured.server} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) return `docs/backends/xmpp.md has no place for ${measured.server}.`;
  const table = await format(tableOf(measured), { parser: 'markdown', printWidth: 120 });
  const next = `${text.slice(0, from + start.length)}\n\n${table.trim()}\n\n${text.slice(to)}`;
  if (next === text) return undefined;
  if (process.env['CHATLOOM_WRITE_DOCS'] === '1') {
    await writeFile(page, next);
    return undefined;
  }
  return `docs/backends/xmpp.md tells of ${measured.server} what was not measured; CHATLOOM_WRITE_DOCS=1 npm run test:xmpp writes it anew.`;
}
