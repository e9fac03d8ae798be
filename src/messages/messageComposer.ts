import type { ComponentType } from 'react';
import type { AdapterLimits, Operation } from '../contract/index.js';
import type { Translator } from '../i18n/index.js';
import type { Content, Conversation, ConversationId, Decision, Group } from '../model/index.js';
import type { IconComponent } from '../ui/index.js';
import type { StickerPack } from './sticker/packs.js';

/** What the form that makes a message of a type gets. It stands in a dialog; wrap it in `ComposerForm` to have its fields and buttons look like the kit's. */
export interface MessageComposerProps<C extends Content = Content> {
  /** Where it is sent to; stays the same while the form is open. The parts inside find it by `useConversationScope` as well. */
  readonly conversationId: ConversationId;
  /** What the backend can take. */
  readonly limits: AdapterLimits;
  /**
   * Sends the content, as the answer to what is being answered, and closes the form. Answers the key of the row; undefined when it may not be sent: the form
   * then stays, and the dialog says why.
   */
  readonly onSend: (content: C) => string | undefined;
  /** Asks to close; where something would be lost the person is asked first. */
  readonly onCancel: () => void;
  /** Tell whether something is filled in that closing would lose. Default: nothing is. */
  readonly onDirtyChange: (dirty: boolean) => void;
}

/** What decides whether a composer is offered. */
export interface ComposerQuestion {
  readonly conversation: Conversation | undefined;
  /** Its group, where it is one and known. */
  readonly group: Group | undefined;
  /** Whether the backend has it in this conversation, with or without a connection. */
  readonly can: (operation: Operation) => boolean;
  readonly stickerPacks: readonly StickerPack[];
}

/** How somebody makes a message of a type: an entry of the attach menu, and the form behind it. */
export interface MessageComposer<C extends Content = Content> {
  /** Words of the entry and title of the form: a key of the catalogue or of the type's `strings`, or a function of the translator. */
  readonly label: string | ((translator: Translator) => string);
  /** Default: the icon of the type. */
  readonly icon?: IconComponent | undefined;
  /** Loads the form when it is first wanted. */
  readonly load: () => Promise<{ readonly Composer: ComponentType<MessageComposerProps<C>> }>;
  /**
   * Whether it is offered, where one may write at all. With the reason `unsupported` it is left out of the menu; any other reason is said in it. Asked when
   * the menu opens. Default: always.
   */
  readonly available?: ((question: ComposerQuestion) => Decision) | undefined;
}
