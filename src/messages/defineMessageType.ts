import type { ComponentType, ReactNode } from 'react';
import type { ChatErrorData } from '../contract/index.js';
import type { StringsByLocale, Translator } from '../i18n/index.js';
import type { Content, Message, SendStatus } from '../model/index.js';
import type { IconComponent } from '../ui/index.js';
import type { MessageContent } from './content.js';
import type { ContentDefinition } from './defineMessageContent.js';
import type { MessageAction, MessageActionSource } from './messageAction.js';
import type { MessageComposer } from './messageComposer.js';

/** What the view of a message type gets. */
export interface MessageViewProps<C extends Content = Content> {
  readonly content: C;
  /** The message around the content. Views render again when it is a new object. */
  readonly message: Message;
  /** Key of its row, the same for the row's whole life. */
  readonly messageKey: string;
  /** Sent by the signed-in user. */
  readonly mine: boolean;
  readonly status: SendStatus;
  /** Why it failed. */
  readonly error?: ChatErrorData | undefined;
  /** Upload progress, 0…1. */
  readonly progress?: number | undefined;
  /**
   * Time and ticks. Layout `bubble`: put it last inside your text block, where it takes the free space of the last line. Left out, it stands below.
   */
  readonly meta: ReactNode;
}

/**
 * What is drawn around a view: `bubble` a bubble with padding; `media` a bubble whose content bleeds to its edge; `bare` no ground at all;
 * `notice` a centred line across the list, without sender, status and reactions.
 */
export type MessageLayout = 'bubble' | 'media' | 'bare' | 'notice';

/** The view half of a message type; the pure half is its {@link ContentDefinition}. */
export interface MessageType<C extends Content = Content> {
  readonly type: C['type'];
  /** The pure half, for the store to learn. Missing where the store knows it anyway: those of the built-in type words. */
  readonly content?: ContentDefinition<C> | undefined;
  readonly Component: ComponentType<MessageViewProps<C>>;
  /** Shown in quotes, in the fallback and wherever the type stands for the message. */
  readonly icon?: IconComponent | undefined;
  readonly layout: (content: C) => MessageLayout;
  /** True where the view places `meta` itself. */
  readonly placesMeta: boolean;
  /** The message in one line, where the catalogue has no sentence for its summary. */
  readonly summarize?: ((content: C, translator: Translator) => string) | undefined;
  /** Strings the view brings along; given to the chat's strings. */
  readonly strings?: StringsByLocale | undefined;
  /** Actions the type adds to the menu of its messages. Asked each time a menu opens. */
  readonly actions?: ((content: C, source: MessageActionSource) => readonly MessageAction[]) | undefined;
  /** How somebody makes one: an entry of the attach menu. Without it the type is only made by code. */
  readonly composer?: MessageComposer<C> | undefined;
}

/** What {@link defineMessageType} takes for a type of your own. */
export interface MessageTypeSpec<C extends Content> extends BuiltInTypeSpec<C> {
  /** Made by `defineMessageContent`. */
  readonly content: ContentDefinition<C>;
}

/** What {@link defineMessageType} takes for another view of a built-in type: all but its content, which every store knows. */
export interface BuiltInTypeSpec<C extends Content> {
  readonly type: C['type'];
  readonly Component: ComponentType<MessageViewProps<C>>;
  readonly icon?: IconComponent | undefined;
  /** Default `bubble`. */
  readonly layout?: MessageLayout | ((content: C) => MessageLayout) | undefined;
  /** Default false: time and ticks stand below the view. */
  readonly placesMeta?: boolean | undefined;
  readonly summarize?: ((content: C, translator: Translator) => string) | undefined;
  readonly strings?: StringsByLocale | undefined;
  readonly actions?: ((content: C, source: MessageActionSource) => readonly MessageAction[]) | undefined;
  readonly composer?: MessageComposer<C> | undefined;
}

/**
 * Defines a message type: how a content made by `defineMessageContent` looks. Built-in types use it as well; a type with a built-in's word needs no
 * `content` unless it reads other contents than the built-in one does. Throws a TypeError when the two halves are of different types.
 *
 * @example
 * ```tsx
 * const diceType = defineMessageType({ type: 'dice', content: diceContent, Component: ({ content }) => <b>{content.pips}</b> });
 * const registry = createMessageTypeRegistry(defaultMessageTypes, [diceType]);
 * ```
 */
export function defineMessageType<C extends Content>(spec: MessageTypeSpec<C>): MessageType<C>;
export function defineMessageType<C extends MessageContent>(spec: BuiltInTypeSpec<C>): MessageType<C>;
export function defineMessageType<C extends Content>(
  spec: BuiltInTypeSpec<C> & { readonly content?: ContentDefinition<C> | undefined },
): MessageType<C> {
  const { type, content, layout = 'bubble', placesMeta = false } = spec;
  if (content && content.type !== type) {
    throw new TypeError(
      `defineMessageType: the type is '${type}', but its content definition is for '${content.type}'. Give both halves the same type word.`,
    );
  }
  return { ...spec, layout: typeof layout === 'function' ? layout : () => layout, placesMeta };
}
