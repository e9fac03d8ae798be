import type { TextContent } from '../messages/content.js';
import type {
  Decision,
  DraftForward,
  Message,
  MessageId,
  MessageSnapshot,
  PermissionAction,
  TextEntity,
  TimelineRef,
} from '../model/index.js';

/** Words on their way: what a middleware sees, and what it may change. */
export interface ComposerWords {
  readonly text: string;
  /** Mentions and the like. Offsets in UTF-16 units; those that do not fit the text are left out. */
  readonly entities: readonly TextEntity[];
  /** `markdown` where the writer has formatted the text. */
  readonly format: 'plain' | 'markdown';
}

/** "No": what was written stays where it is, and the writer reads why. */
export interface ComposerRefusal {
  /** A sentence for the writer. */
  readonly refuse: string;
}

/** What the words belong to. */
export interface ComposerContext {
  readonly ref: TimelineRef;
  readonly quote: MessageSnapshot | undefined;
  /** The own message these words replace. */
  readonly editing: MessageId | undefined;
  /** Aborted when the time is over. */
  readonly signal: AbortSignal;
}

/** What comes with a paste. */
export interface ComposerPaste {
  readonly text: string;
  readonly files: readonly File[];
}

type Answer<T> = T | ComposerRefusal | undefined | void;

/** Looks at what is about to happen, and may change or refuse it. What it throws, and an answer that does not come in time, count as a refusal. */
export interface ComposerMiddleware {
  /** Before words are sent, or an edit is. Several words make several messages; none at all sends nothing, and empties the composer. */
  readonly onBeforeSend?:
    | ((
        words: ComposerWords,
        context: ComposerContext,
      ) => Answer<ComposerWords | readonly ComposerWords[]> | Promise<Answer<ComposerWords | readonly ComposerWords[]>>)
    | undefined;
  /** Before a paste is put into the composer. */
  readonly onPaste?:
    | ((paste: ComposerPaste, context: ComposerContext) => Answer<ComposerPaste> | Promise<Answer<ComposerPaste>>)
    | undefined;
  /** How long it may take, in ms. Default: 10,000. */
  readonly timeout?: number | undefined;
}

/** What a command is told. */
export interface CommandCall {
  readonly ref: TimelineRef;
  readonly name: string;
  /** What was written after the command. */
  readonly args: string;
  /** Mentions in `args`. */
  readonly entities: readonly TextEntity[];
  /** Sends words into the conversation the command was given in. */
  send(text: string): void;
}

/** Something the writer can do by `/name`. */
export interface ChatCommand {
  /** Without the slash: letters, digits, `-` and `_`. */
  readonly name: string;
  /** What it does, in the reader's language. */
  readonly description?: string | undefined;
  /** What to write after it, such as `[minutes] [reason]`. Without it the command is done as soon as it is chosen. */
  readonly args?: string | undefined;
  /** Not offered to whom this is refused. */
  readonly permission?: PermissionAction | undefined;
  /** Does it. When it rejects, what was written comes back, and the message of an Error is shown. */
  readonly run?: ((call: CommandCall) => void | Promise<void>) | undefined;
  /** Instead of `run`: words put into the field. With neither, `/name args` is sent as a message, for a bot to read. */
  readonly insert?: string | undefined;
}

/** Why what was written is still there. */
export type ComposerProblem =
  | { readonly type: 'refused'; readonly text: string }
  | { readonly type: 'failed'; readonly text: string | undefined }
  | { readonly type: 'timeout' };

/** The message that words become. */
export interface OutgoingWords {
  readonly content: TextContent;
  readonly quote: MessageSnapshot | undefined;
  readonly mentions: Message['mentions'];
  /** In a thread: it is to be shown in the conversation, too. */
  readonly inConversation?: true | undefined;
  /** When it is to be sent, in ms; left out: at once. */
  readonly sendAt?: number | undefined;
}

/** What goes out with the words, such as files. */
export interface ComposerCargo {
  /** `waiting`: nothing can be sent yet. */
  readonly status: 'none' | 'waiting' | 'ready';
  /** Names the last thing of it that turned out bad, where there is one: what waits to be sent is called off by a new one. */
  readonly refused?: string | undefined;
  /**
   * Sends itself along with these words, which may be empty. Asked instead of sending them, where the status is `ready`. False when that has changed since,
   * and nothing was sent.
   */
  send(words: OutgoingWords): boolean;
  /**
   * Tells how it stands from now on, while no composer shows it; answers how to end that. Without it, what was asked to be sent once it is ready waits until
   * its conversation is shown again.
   */
  readonly follow?: ((listener: (now: ComposerCargo) => void) => () => void) | undefined;
}

/** What a field tells about an edit. */
export interface EditDetails {
  /** Where the caret is afterwards. */
  readonly caret?: number | undefined;
  /** An entity that came with the edit. */
  readonly entity?: TextEntity | undefined;
  /** Words came back (undo) or were put there (paste): mentions this composer knows are mentions again. */
  readonly restore?: boolean | undefined;
}

/** The whole behaviour of a composer, without a view. */
export interface Composer {
  readonly ref: TimelineRef;
  readonly text: string;
  readonly entities: readonly TextEntity[];
  /** The message being answered. */
  readonly quote: MessageSnapshot | undefined;
  /** Replaces the text. Entities move along with their words, and those that are edited go, unless new ones are given. Says that the user is typing. */
  setText(text: string, entities?: readonly TextEntity[]): void;
  /** The same for a field in which somebody writes. */
  edit(text: string, details?: EditDetails): void;
  /** Takes the place of what is handed on. */
  setQuote(quote: MessageSnapshot | undefined): void;
  /** What is handed on with the words, which are sent before it: one by one, or as one bundle. */
  readonly forward: DraftForward | undefined;
  /** Takes the place of an answer. */
  setForward(forward: DraftForward | undefined): void;
  /** Whether that can be handed on here, and if not, why. Allowed where nothing is. */
  readonly forwardPermission: Decision;
  /** The own message that is being edited. */
  readonly editing: MessageId | undefined;
  /** Ends editing without a change; what was being written before comes back. */
  stopEditing(): void;
  /** Edits the newest own text, where that is allowed: what the arrow up does in an empty field. */
  editLast(): void;
  /** How the text is meant. `markdown` once the writer has formatted something. */
  readonly format: 'plain' | 'markdown';
  setFormat(format: 'plain' | 'markdown'): void;
  /** Name of the chosen command; the text is then what is told to it. */
  readonly command: string | undefined;
  setCommand(name: string | undefined): void;
  /** Sends what is written and empties the composer. False when there is nothing to send, sending is not allowed, or a middleware is still looking. */
  send(): boolean;
  readonly canSend: boolean;
  /**
   * Takes what is written, with its files, to be sent at a time (ms), and empties the composer: it is in `state.scheduled` from then on. False when that
   * cannot be done.
   */
  sendLater(at: number): boolean;
  /** False for edits and commands, and while files are not ready. */
  readonly canSendLater: boolean;
  /** A middleware looks at what is about to be sent, or a command is being done. The field should not be written in. */
  readonly busy: boolean;
  /** Sending was asked for, and goes on once the files are ready. It is not sent when they all turn out bad, or are taken out. */
  readonly awaiting: boolean;
  /** Why what was sent is still here. Goes with the next edit. */
  readonly problem: ComposerProblem | undefined;
  /** Asks the middleware about a paste. Undefined when it was refused; the reason is then the problem. */
  checkPaste(paste: ComposerPaste): Promise<ComposerPaste | undefined>;
  /** True when a middleware wants to see what is pasted. */
  readonly checksPaste: boolean;
  /** Whether writing here is allowed, and if not, why and until when. In slow mode one may go on writing: only sending has to wait. */
  readonly permission: Decision;
  /** Length of the text in the adapter's unit, and the most it takes; `over` is by how much it is too long. */
  readonly length: { readonly used: number; readonly max: number | undefined; readonly over: number };
  /** In a thread: what is sent next is to be shown in the conversation, too. False again once it is sent. */
  readonly alsoInConversation: boolean;
  setAlsoInConversation(also: boolean): void;
  /** Tell when the field gains and loses focus: drafts from elsewhere never overwrite a focused composer. */
  setFocused(focused: boolean): void;
}

/** Options of `useComposer`. */
export interface ComposerOptions {
  /** A reply or an edit was asked for from elsewhere: the field should get the focus. */
  readonly onAsked?: (() => void) | undefined;
  /** Asked in their order. */
  readonly middleware?: readonly ComposerMiddleware[] | undefined;
  readonly commands?: readonly ChatCommand[] | undefined;
  /** What goes out with the words. */
  readonly cargo?: ComposerCargo | undefined;
}
