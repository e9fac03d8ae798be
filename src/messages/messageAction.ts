import type { Translator } from '../i18n/index.js';
import type { Message } from '../model/index.js';
import type { IconComponent } from '../ui/index.js';

/** Where an action stands in a menu; a line parts the sections, in this order. */
export const messageActionSections = ['answer', 'copy', 'hand-on', 'keep', 'about', 'remove'] as const;

/** Something that can be done to a message, as the menu, the hover toolbar and the keyboard offer it. */
export interface MessageAction {
  /** Unique in the menu. Those of the kit are listed as `messageActionIds`. */
  readonly id: string;
  readonly label: string;
  readonly icon?: IconComponent | undefined;
  /** Default: `about`. */
  readonly section?: (typeof messageActionSections)[number] | undefined;
  /** Why it cannot be done now, as a sentence: the action is shown off and says it. */
  readonly refused?: string | undefined;
  /** Destroys something. Default: false. */
  readonly danger?: boolean | undefined;
  /** A key that does it on the focused message, as `KeyboardEvent.key` spells it. */
  readonly shortcut?: string | undefined;
  readonly onSelect: () => void;
}

/** What an action is about. */
export interface MessageActionSource {
  readonly message: Message;
  /** Key of its row. */
  readonly messageKey: string;
  /** Sent by the signed-in user. */
  readonly mine: boolean;
  readonly translator: Translator;
}
