import { guessKind } from './prepare.js';
import type { AttachContext, AttachmentOptions, TrayProblem } from './types.js';

/** What the host makes of a file: itself, others, or nothing, and then why. */
export async function admitFile(
  file: File,
  context: AttachContext,
  { onAttach }: AttachmentOptions,
  report: (problem: Omit<TrayProblem, 'id'>) => void,
): Promise<readonly File[]> {
  if (!onAttach) return [file];
  const refused = { name: file.name, kind: guessKind(file), reason: 'refused' } as const;
  try {
    const answer = await onAttach(file, context);
    if (answer === undefined) return [file];
    if (answer instanceof File) return [answer];
    if (!('refuse' in answer)) return answer;
    report({ ...refused, text: answer.refuse });
  } catch {
    report(refused);
  }
  return [];
}
