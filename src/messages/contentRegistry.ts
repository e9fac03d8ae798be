import { snapshotLimits, type Content, type MediaRef } from '../model/index.js';
import { ownValue } from '../utils/readers.js';
import type { ContentDefinition, ContentSummary, NormalizeContext } from './defineMessageContent.js';
import { toUnknownContent, unknownContent } from './unknown/content.js';

/** The content types one chat knows. Made by {@link createContentRegistry}; stateless, so one may serve many chats. */
export interface ContentRegistry {
  /** All types, in the order they were given. */
  readonly types: readonly string[];
  get(type: string): ContentDefinition | undefined;
  /**
   * Makes a usable content of anything: one of a known type, normalised, or `{ type: 'unknown' }` with what came. Never throws; repeating it
   * changes nothing.
   */
  normalize(content: unknown): Content;
  summarize(content: Content): ContentSummary;
  /** Whether such a message counts as unread. A message may override it (`Message.countable`). */
  isCountable(content: Content): boolean;
  searchText(content: Content): string;
  copyText(content: Content): string;
  media(content: Content): readonly MediaRef[];
  sizeHint(content: Content, width: number): number;
}

/**
 * A registry of content types.
 *
 * @param definitions usually `[...builtInContents, ...yours]`. Of two with the same type the later wins, so a built-in can be replaced.
 */
export function createContentRegistry(definitions: readonly ContentDefinition[]): ContentRegistry {
  const byType = new Map<string, ContentDefinition>([[unknownContent.type, unknownContent]]);
  for (const definition of definitions) byType.set(definition.type, definition);

  const normalizeAt = (value: unknown, context: NormalizeContext): Content => {
    const type = ownValue(value, 'type');
    const definition = typeof type === 'string' ? byType.get(type) : undefined;
    return definition?.normalize(value, context) ?? toUnknownContent(value);
  };

  /** A context for one message: all bundles inside it share one allowance of snapshots. */
  const newContext = (): NormalizeContext => {
    let left = snapshotLimits.count * snapshotLimits.depth;
    const at = (depth: number): NormalizeContext => ({
      depth,
      normalize: (value) => (left-- > 0 ? normalizeAt(value, at(depth + 1)) : undefined),
    });
    return at(0);
  };

  const guarded = (value: unknown): Content => {
    try {
      return normalizeAt(value, newContext());
    } catch {
      return toUnknownContent(undefined);
    }
  };

  /** The definition for a content, and the content as that definition knows it. */
  const resolve = (content: Content): [ContentDefinition, Content] => {
    const definition = byType.get(content.type);
    return definition ? [definition, content] : [unknownContent, toUnknownContent(content)];
  };

  return {
    types: [...byType.keys()],
    get: (type) => byType.get(type),
    normalize: guarded,
    summarize: (content) => {
      const [definition, known] = resolve(content);
      return definition.summarize(known);
    },
    isCountable: (content) => {
      const [definition, known] = resolve(content);
      const { countable } = definition;
      if (typeof countable === 'boolean') return countable;
      try {
        return countable(known);
      } catch {
        return true;
      }
    },
    searchText: (content) => {
      const [definition, known] = resolve(content);
      return definition.searchText(known);
    },
    copyText: (content) => {
      const [definition, known] = resolve(content);
      return definition.copyText(known);
    },
    media: (content) => {
      const [definition, known] = resolve(content);
      return definition.media?.(known) ?? [];
    },
    sizeHint: (content, width) => {
      const [definition, known] = resolve(content);
      return definition.sizeHint(known, width);
    },
  };
}
