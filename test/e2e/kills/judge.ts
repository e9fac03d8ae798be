import type { Delivered, Stored } from './kills.ts';
import type { Note, Plan } from './plan.ts';

/** What a round came to. `problems` is empty when all promises were kept. */
export interface Verdict {
  readonly promised: number;
  readonly lost: number;
  readonly doubled: number;
  readonly misordered: number;
  readonly problems: readonly string[];
}

const numberOf = (text: string): number => Number(/#(\d+)/.exec(text)?.[1]);
const revisionOf = (text: string): number => Number(/edited (\d+)/.exec(text)?.[1] ?? 0);

/**
 * Compares what was shown, and what lay on disk after a kill, with what the other user has in the end. Knows nothing of the store.
 */
export function judge(
  plan: Plan,
  notes: readonly Note[],
  stored: readonly Stored[],
  delivered: readonly Delivered[],
): Verdict {
  const problems = notes.filter(({ what }) => what === 'refused').map((note) => `refused: ${JSON.stringify(note)}`);
  const signedOut = notes.findIndex(({ what }) => what === 'logout');
  // Who signs out gives up what is not sent yet: only what was sent before is still promised then.
  const kept =
    signedOut < 0 ? notes : notes.slice(0, signedOut).filter(({ what }) => /^(?:sent|edited|reacted)$/.test(what));
  const disk = signedOut < 0 ? stored : [];
  const promised = new Set([1, 2]);
  for (const { what, n } of kept) if (what === 'queued' || what === 'sent') promised.add(n);
  for (const { kind, text } of disk) if (kind === 'send') promised.add(numberOf(text));

  const order = delivered.map(({ text }) => numberOf(text));
  const lost = [...promised].filter((n) => !order.includes(n));
  const doubled = order.filter((n, i) => order.indexOf(n) !== i);
  const misordered = order.filter((n, i) => i > 0 && n < (order[i - 1] ?? 0));
  if (lost.length > 0) problems.push(`lost: ${lost.join(', ')}`);
  if (doubled.length > 0) problems.push(`doubled: ${doubled.join(', ')}`);
  if (misordered.length > 0) problems.push(`misordered: ${order.join(', ')}`);
  if (new Set(delivered.map(({ clientId }) => clientId)).size < delivered.length)
    problems.push('a client id came twice');

  for (const step of [...plan.steps, ...(plan.again?.steps ?? [])]) {
    if (step.kind !== 'file') continue;
    const found = delivered.find(({ text }) => numberOf(text) === step.n);
    if (found && found.bytes !== step.bytes) problems.push(`file of ${step.n}: ${found.bytes} bytes of ${step.bytes}`);
  }
  const confirmed = kept.flatMap(({ what, revision = 0 }) => (what === 'edited' ? [revision] : []));
  const onDisk = disk.flatMap(({ kind, text }) => (kind === 'edit' ? [revisionOf(text)] : []));
  const least = Math.max(0, ...confirmed, ...onDisk);
  const shown = revisionOf(delivered.find(({ text }) => numberOf(text) === 1)?.text ?? '');
  if (shown < least) problems.push(`edit ${least} is lost: ${shown} stands`);
  const reacted = kept.some(({ what }) => what === 'reacted') || disk.some(({ kind }) => kind === 'reaction');
  if (reacted && !delivered.some(({ text, reacted: has }) => numberOf(text) === 2 && has))
    problems.push('reaction lost');
  return {
    promised: promised.size,
    lost: lost.length,
    doubled: doubled.length,
    misordered: misordered.length,
    problems,
  };
}
