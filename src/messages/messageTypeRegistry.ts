import type { StringsByLocale } from '../i18n/index.js';
import type { Content } from '../model/index.js';
import type { ContentRegistry } from './contentRegistry.js';
import type { ContentDefinition } from './defineMessageContent.js';
import type { MessageType } from './defineMessageType.js';
import { fallbackType } from './fallback/definition.js';

/** Any message type. What a view may be given is checked by its content definition, not by the compiler. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyMessageType = MessageType<any>;

/** The views of message types, by type word. */
export interface MessageTypeRegistry {
  /** All types, in the order they were given. */
  readonly types: readonly string[];
  /** The pure halves the types bring along, for `createChatStore({ contents })`. The store knows those of the built-in types. */
  readonly contents: readonly ContentDefinition[];
  /** The strings all types bring along. */
  readonly strings: readonly StringsByLocale[];
  get(type: string): AnyMessageType | undefined;
  /**
   * The type of a content; the visible fallback where there is none, or where the content is not well-formed.
   *
   * @param contents those of the chat's store (`store.contents`), which say what is well-formed where the type itself does not
   */
  resolve(content: Content, contents: Pick<ContentRegistry, 'get'>): AnyMessageType;
}

/**
 * A registry of message types.
 *
 * @param defaults usually `defaultMessageTypes`
 * @param extra your own; one with the type word of a default replaces it
 */
export function createMessageTypeRegistry(
  defaults: readonly AnyMessageType[],
  extra: readonly AnyMessageType[] = [],
): MessageTypeRegistry {
  const byType = new Map<string, AnyMessageType>();
  for (const type of [...defaults, ...extra]) byType.set(type.type, type);
  const all = [...byType.values()];
  return {
    types: all.map((type) => type.type),
    contents: all.flatMap((type): ContentDefinition[] => (type.content ? [type.content as ContentDefinition] : [])),
    strings: all.flatMap((type): StringsByLocale[] => (type.strings === undefined ? [] : [type.strings])),
    get: (type) => byType.get(type),
    resolve: (content, contents) => {
      // Contents of the store are normalised; one from elsewhere (a host's own row) may be anything at all.
      try {
        const type = byType.get(content.type);
        return type && (type.content ?? contents.get(type.type))?.is(content) === true ? type : fallbackType;
      } catch {
        return fallbackType;
      }
    },
  };
}
