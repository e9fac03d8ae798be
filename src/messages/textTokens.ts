import type { TextEntity } from '../model/index.js';
import { readUrl } from '../utils/readUrl.js';
import { findLinks, honestText, shownTarget, type LinkFinder } from './links.js';

/** A piece of a text that is drawn in one way. */
export type TextToken =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'link';
      readonly text: string;
      readonly href: string;
      /** Shown after the words when they do not say where the link leads. */
      readonly target?: string | undefined;
    }
  | { readonly kind: 'mention'; readonly text: string; readonly userId?: string | undefined };

function plain(text: string, finder: LinkFinder | undefined): readonly TextToken[] {
  const links = findLinks(text, finder);
  if (links.length === 0) return text === '' ? [] : [{ kind: 'text', text }];
  const tokens: TextToken[] = [];
  let from = 0;
  for (const link of links) {
    if (link.start > from) tokens.push({ kind: 'text', text: text.slice(from, link.start) });
    tokens.push({ kind: 'link', text: link.text, href: link.href });
    from = link.end;
  }
  if (from < text.length) tokens.push({ kind: 'text', text: text.slice(from) });
  return tokens;
}

function marked(entity: TextEntity, text: string, finder: LinkFinder | undefined): readonly TextToken[] {
  if (entity.type === 'mention' || entity.type === 'mention-all') {
    return [{ kind: 'mention', text, userId: entity.userId }];
  }
  const href = entity.type === 'link' ? readUrl(entity.url ?? text) : undefined;
  if (href === undefined) return plain(text, finder);
  return [{ kind: 'link', text: honestText(text, href), href, target: shownTarget(text, href) }];
}

/**
 * Cuts a text into words, links and mentions. Mentions come from entities alone: an "@name" nobody marked means nobody.
 *
 * @param entities sorted, inside the text or beyond its end where the text was cut, not overlapping
 * @param finder finds addresses nobody marked; without it they stay words
 */
export function textTokens(
  text: string,
  entities: readonly TextEntity[],
  finder: LinkFinder | undefined,
): readonly TextToken[] {
  if (entities.length === 0) return plain(text, finder);
  const tokens: TextToken[] = [];
  let from = 0;
  for (const entity of entities) {
    const end = entity.offset + entity.length;
    // One that the cut goes through is left as text.
    if (entity.offset < from || end > text.length) continue;
    tokens.push(
      ...plain(text.slice(from, entity.offset), finder),
      ...marked(entity, text.slice(entity.offset, end), finder),
    );
    from = end;
  }
  tokens.push(...plain(text.slice(from), finder));
  return tokens;
}
