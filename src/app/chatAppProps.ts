import type { CSSProperties } from 'react';
import type { ChatAdapter } from '../contract/index.js';
import type { ChatSlots } from '../components/slots/index.js';
import type { MessageActionsCustomizer } from '../components/MessageActions/index.js';
import type { InputOptions, SubmitKey } from '../components/InputBar/index.js';
import type { NotificationsOptions } from '../components/Notifications/index.js';
import type { StringOverrides } from '../i18n/index.js';
import type { AnyMessageType, MessageHandlers, OpenLinkHandler, StickerPack } from '../messages/index.js';
import type { ContentDefinition } from '../messages/content.js';
import type { ConversationId, MessageId, MessageRef, ThreadRef, UserId } from '../model/index.js';
import type { ChatStore, ErrorContext, TokenExpiredHandler } from '../store/index.js';
import type { PageEffects } from './pageEffects/index.js';
import type { ActiveConversationOptions } from './useActiveConversation.js';

/** Props of {@link ChatApp}. All are optional: `<ChatApp />` runs on the local adapter with a made-up world, and says that it is a demo. */
export interface ChatAppProps extends ActiveConversationOptions, InputOptions {
  /**
   * The backend. Left out: the local adapter with a demo world, loaded lazily. `null`: an inert skeleton, while you have none yet. `undefined` given
   * on purpose, or something that is no adapter, is shown as an error: it is nearly always a mistake. Make it once, outside of render.
   */
  readonly adapter?: ChatAdapter | null;
  /** A store made with `createChatStore`, when you need it outside of React. Wins over `adapter`. */
  readonly store?: ChatStore | undefined;
  /** BCP 47 tag of the language. Default `en`. */
  readonly locale?: string | undefined;
  /** Your own words for some of the kit's strings. Make the object outside of render. */
  readonly strings?: StringOverrides | undefined;
  /** IANA name of the time zone for all dates. Default: the device's. */
  readonly timeZone?: string | undefined;
  /** `auto` follows the system. Default: `auto`. */
  readonly theme?: 'light' | 'dark' | 'auto' | undefined;
  /** Direction of writing. Default: the language's. */
  readonly dir?: 'ltr' | 'rtl' | undefined;
  /** Height of the rows of lists. Default: `comfortable`. */
  readonly density?: 'comfortable' | 'compact' | undefined;
  /** Which key sends. Default: `enter`. */
  readonly submitKey?: SubmitKey | undefined;
  /**
   * Adds to what can be done to messages, takes out of it, or puts it into another order: it gets the kit's actions and answers with what is offered, in
   * the menu, by the hover tools and by keys alike. Make the function outside of render.
   */
  readonly messageActions?: MessageActionsCustomizer | undefined;
  /** Components of your own in place of some of the kit's. Make the object outside of render. */
  readonly slots?: ChatSlots | undefined;
  /** Views of message types of your own, made with `defineMessageType`; one with a built-in's type replaces it. Make the array outside of render. */
  readonly messageTypes?: readonly AnyMessageType[] | undefined;
  /** Content types of your own that need no view. Read when the chat is made. */
  readonly contents?: readonly ContentDefinition[] | undefined;
  /** A message to show: a deep link. Opens its conversation when it changes, and its thread where it is an answer. */
  readonly activeMessage?: MessageRef | undefined;
  /** An invite link the page was opened with: the group it leads to is shown, with the way in. */
  readonly inviteLink?: string | undefined;
  /** What {@link ChatAppProps.inviteLink} had to show was closed: take the link out of the page's address. */
  readonly onInviteLinkEnd?: (() => void) | undefined;
  /** The number of unread messages in all conversations that are not muted; called when it changes, and at the beginning. */
  readonly onUnreadChange?: ((unread: number) => void) | undefined;
  /**
   * Lets the chat tell of what is unread outside of itself: the number before the page's title, a mark on its icon, the number at the icon of an installed
   * app. `true` for all of them. Only one chat of a page should. Default: none.
   */
  readonly pageEffects?: boolean | PageEffects | undefined;
  /** Told of everything that fails, also of what is shown on screen. */
  readonly onError?: ((reason: unknown, context?: ErrorContext) => void) | undefined;
  /** A link in a message was clicked. Prevent the event's default to keep the browser from opening it in a new tab. */
  readonly onOpenLink?: OpenLinkHandler | undefined;
  /**
   * Somebody did something with an interactive card. Answer a promise to show the button busy until it settles, reject with an Error whose message the
   * reader is to see. Change the card by editing its message. Without it the controls of cards are off; links in cards work all the same.
   */
  readonly onCardAction?: MessageHandlers['onCardAction'];
  /** "Call back" on a row of the call log. Without it there is no such button. */
  readonly onCall?: MessageHandlers['onCall'];
  /** "Message" on a person's card. Default: opens the direct conversation with the person, made if need be. */
  readonly onMessagePerson?: MessageHandlers['onMessagePerson'];
  /** Stickers this chat knows, also those that come in a message by their ids alone. Make the array outside of render. */
  readonly stickerPacks?: readonly StickerPack[] | undefined;
  /**
   * Origins, as `URL.origin` writes them, from which pictures, covers and avatars load by themselves; those from elsewhere wait until the reader asks for
   * them. The page's own origin is always allowed. Default: any origin the adapter names. Make the array outside of render.
   */
  readonly mediaOrigins?: readonly string[] | undefined;
  /**
   * Asked when a session has ended: get new credentials, put them where the adapter signs in with them, and resolve. Reject when there are none. Whether
   * there is one is read when the chat is made; the latest is called.
   */
  readonly onTokenExpired?: TokenExpiredHandler | undefined;
  /** Leads to your sign-in. Shows a button once the session has ended for good, or was taken over elsewhere. */
  readonly onSignIn?: (() => void) | undefined;
  /**
   * How new messages are told: by notes inside, by sounds, by the browser; the user chooses in "Notifications" of the menu. `false`: not at all, for hosts that do it
   * themselves (`store.onMessage`). Default: all is offered, and only the notes inside are on. See `docs/notifications.md`.
   */
  readonly notifications?: NotificationsOptions | false | undefined;
  /**
   * `false`: no search over all chats, neither from the list nor by Ctrl+K (⌘K), for hosts that have one of their own (`SearchView`, `useSearch`). Default: there
   * is one. See `docs/search.md`.
   */
  readonly search?: false | undefined;
  /** Name of this chat for assistive technology, where several stand on one page. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
}

/** What a ref to {@link ChatApp} gives. */
export interface ChatAppHandle {
  /** Opens a conversation; null goes back to the list. */
  openConversation(conversationId: ConversationId | null): void;
  /** Opens the direct conversation with someone, made if need be. Rejects with ChatError. */
  startWith(userId: UserId): Promise<ConversationId>;
  /** Opens a conversation at a message. */
  openMessage(message: MessageRef): void;
  /** Opens a thread, and its conversation; at one of its answers where one is named. Nothing happens where the backend has no threads. */
  openThread(thread: ThreadRef, messageId?: MessageId): void;
  /** Puts the focus into the composer. False when there is none. */
  focusComposer(): boolean;
}
