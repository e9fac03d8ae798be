import type { Translator } from '../i18n/index.js';
import type { Content } from '../model/index.js';
import type { ContentSummary, SummaryValue } from './defineMessageContent.js';
import type { MessageTypeRegistry } from './messageTypeRegistry.js';

/** Gives the name of a person a summary speaks of; `known` is the name that came with the message. */
export type NameOf = (id: string, known: string | undefined, role: 'actor' | 'target') => string;

/** Ids of the people a summary speaks of, in the order of the sentence. */
export function peopleOf(summary: ContentSummary): readonly string[] {
  const { actorId, targetIds } = summary.params ?? {};
  return [...(typeof actorId === 'string' ? [actorId] : []), ...(Array.isArray(targetIds) ? targetIds : [])];
}

/**
 * A message in one line, in the reader's language. Never empty.
 *
 * @param own what its type says, asked where the catalogue has no sentence
 */
export function summaryText(
  translator: Translator,
  summary: ContentSummary,
  nameOf: NameOf,
  own?: () => string | undefined,
): string {
  const line = summary.kind.startsWith('notice.')
    ? noticeText(translator, summary, nameOf)
    : (translator.find(`summary.${summary.kind}`, { ...sayable(summary.params), text: summary.text }) ?? own?.());
  return (
    (line ?? translator.t('summary.unknown', { text: summary.text })).trim() || translator.t('messages.type.unknown')
  );
}

/** What the type of a message says of it in one line. */
export function ownSummary(types: MessageTypeRegistry, content: Content, translator: Translator): string | undefined {
  try {
    return types.get(content.type)?.summarize?.(content, translator);
  } catch {
    // A function of a host must not take the list with it.
    return undefined;
  }
}

/** A notice as a sentence: who did what to whom. */
export function noticeText(translator: Translator, summary: ContentSummary, nameOf: NameOf): string {
  const { actorId, actorName, targetIds, targetNames, targetCount, name, until } = summary.params ?? {};
  const actor = typeof actorId === 'string' ? nameOf(actorId, words(actorName), 'actor') : undefined;
  const came = Array.isArray(targetNames) ? targetNames : [];
  const named = Array.isArray(targetIds)
    ? targetIds.slice(0, 3).map((id, i) => nameOf(id, words(came[i]), 'target'))
    : [];
  const rest = typeof targetCount === 'number' ? targetCount - named.length : 0;
  const values = {
    actor,
    targets: rest > 0 ? [translator.t('common.namesAndMore', { names: named, count: rest })] : named,
    name: words(name),
    text: summary.text,
    until: typeof until === 'number' ? translator.formatMoment(until) : undefined,
  };
  const key = noticeKey(summary);
  const unsigned = actor === undefined ? translator.find(`${key}.system`, values) : undefined;
  return unsigned ?? translator.find(key, values) ?? translator.t('notice.unknown');
}

function noticeKey({ kind, text, params = {} }: ContentSummary): string {
  if (kind === 'notice.notice-changed' && text === undefined) return 'notice.notice-cleared';
  if (typeof params['role'] === 'string') return `${kind}.${params['role']}`;
  if (params['active'] === false) return `${kind}.off`;
  return typeof params['until'] === 'number' ? `${kind}.until` : kind;
}

/** Parameters a sentence can hold; a truth value chooses between sentences and is no word. */
function sayable(params: ContentSummary['params'] = {}): Record<string, Exclude<SummaryValue, boolean>> {
  const result: Record<string, Exclude<SummaryValue, boolean>> = {};
  for (const [key, value] of Object.entries(params)) if (typeof value !== 'boolean') result[key] = value;
  return result;
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
