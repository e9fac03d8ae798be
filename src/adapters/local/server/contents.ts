import { builtInContents, createContentRegistry, type PollContent } from '../../../messages/content.js';
import type { Content } from '../../../model/index.js';

// The few things the service must know about what it carries. Everything else about contents is the clients' affair.

const registry = createContentRegistry(builtInContents);

/** What remains of a recalled message. */
export const recalled: Content = { type: 'recalled' };

/** Types only the service itself writes. */
export function isServiceContent(content: Content): boolean {
  return content.type === 'recalled' || content.type === 'notice';
}

export function isCountable(content: Content): boolean {
  return registry.isCountable(content);
}

export function searchTextOf(content: Content): string {
  return registry.searchText(content);
}

/** The poll itself; undefined for any other content, and for one that is none in truth. */
export function asPoll(content: Content): PollContent | undefined {
  return content.type === 'poll'
    ? ((registry.get('poll')?.normalize(content) ?? undefined) as PollContent | undefined)
    : undefined;
}
