import type { ChatErrorData } from '../../contract/index.js';
import type { ConversationId, DraftAttachment, MediaRef } from '../../model/index.js';
import type { OutgoingWords } from '../useComposerTypes.js';

/** What a file is sent as. */
export type AttachmentKind = NonNullable<DraftAttachment['kind']>;

/** How a file came to the composer. */
export type AttachmentSource = 'button' | 'camera' | 'paste' | 'drop';

/** What is known of a medium before it is uploaded: pixels after orientation, length in ms, average colour. */
export type MediaFacts = Pick<MediaRef, 'width' | 'height' | 'duration' | 'placeholder'>;

/** A file in the tray of a composer. */
export interface TrayItem {
  /** Also the id of its media reference until it is uploaded. */
  readonly id: string;
  readonly name: string;
  readonly kind: AttachmentKind;
  /**
   * `preparing`: it is being looked at, scaled, measured. `ready`: it goes out with the message. `uploading` and `uploaded`: it goes ahead of the message.
   * `failed`: it could not go ahead; it can be tried again, and is tried again with the message.
   */
  readonly status: 'preparing' | 'ready' | 'uploading' | 'uploaded' | 'failed';
  /** Of the upload, 0…1. */
  readonly progress?: number | undefined;
  readonly error?: ChatErrorData | undefined;
  /** What goes out; while it is prepared, what was given. */
  readonly file: Blob;
  readonly facts: MediaFacts;
  /** What was given, where it was changed: to be sent as it is after all. */
  readonly original?: { readonly file: Blob; readonly facts: MediaFacts } | undefined;
  /** It may say where it was taken, and cannot be freed of that here: the user is told. */
  readonly placed?: true | undefined;
  /** A still picture of a film. */
  readonly cover?: Blob | undefined;
  /** Loudness of a recording, 0…1. */
  readonly waveform?: readonly number[] | undefined;
  /** Once uploaded. */
  readonly ref?: MediaRef | undefined;
  readonly coverRef?: MediaRef | undefined;
}

/** What becomes of a file before it is sent. */
export type Prepared = Pick<TrayItem, 'name' | 'kind' | 'file' | 'facts' | 'original' | 'cover' | 'placed'>;

/** Why a file is not in the tray. */
export interface TrayProblem {
  readonly id: string;
  /** Of the file. */
  readonly name: string;
  /**
   * `kind`: such files are not taken. `count`: no more than `limit` at once. `size`: larger than `limit` bytes. `empty`: nothing in it, or a folder.
   * `unreadable`: it could not be read. `refused`: the host refused it, and `text` says why. `duration`: longer than `limit` ms. `unkept`: it is in the tray, but
   * could not be stored: it is gone with the page.
   */
  readonly reason: 'kind' | 'count' | 'size' | 'empty' | 'unreadable' | 'refused' | 'duration' | 'unkept';
  readonly kind: AttachmentKind;
  readonly limit?: number | undefined;
  readonly text?: string | undefined;
}

/** What lies in a tray. */
export interface TrayState {
  readonly items: readonly TrayItem[];
  readonly problems: readonly TrayProblem[];
  /** Pictures go out as they were given: in full size, with what their camera wrote into them. */
  readonly original: boolean;
}

/** A recording to be put into the tray. */
export interface Clip {
  readonly blob: Blob;
  readonly name: string;
  /** Length in ms. */
  readonly duration: number;
  readonly waveform: readonly number[];
}

/** The files that wait in the composer of one conversation, and what can be done to them. */
export interface Tray {
  getState(): TrayState;
  /** Checks files and puts them into the tray; resolves once all are looked at. Never rejects: what does not fit becomes a problem. */
  add(files: readonly File[], source: AttachmentSource): Promise<void>;
  /** Puts a recording into the tray, to be sent with the next message. Throws, and tells the user, when it is too large. */
  addClip(clip: Clip): void;
  /** Sends a recording by itself, as the answer to a message where there is one. Throws, and tells the user, when it is too large. */
  sendClip(clip: Clip, words: Pick<OutgoingWords, 'quote' | 'inConversation'>): void;
  /** Keeps what is recorded so far with the draft, out of sight: it is there after a crash. `undefined` lets go of it. */
  guardClip(clip: Clip | undefined): void;
  remove(id: string): void;
  /** Puts an item at a place, counted from 0. */
  move(id: string, to: number): void;
  /** Stops the upload; the file goes out with the message. */
  cancel(id: string): void;
  /** Tries a failed upload again. */
  retry(id: string): void;
  /** Whether pictures go out as they were given. */
  setOriginal(original: boolean): void;
  /** Takes the problems off the screen. */
  dismissProblems(): void;
  /** Sends files and words, and empties the tray; without files, the words alone. False, and nothing is done, while a file is not ready or there is nothing. */
  send(words: OutgoingWords): boolean;
  /** Ends uploads and lets go of everything; what is kept as a draft stays. */
  stop(): void;
}

/** What a host may do with a file before it is put into the tray. */
export interface AttachContext {
  readonly conversationId: ConversationId;
  readonly source: AttachmentSource;
}

/** Nothing: the file is taken as it is. One file or several: these are taken instead. `refuse`: why it is not taken, in a sentence for the user. */
export type AttachAnswer = void | undefined | File | readonly File[] | { readonly refuse: string };

/** Options of attachments and recordings; see `AttachmentOptionsProvider`. */
export interface AttachmentOptions {
  /** Which files are taken, as the `accept` of a file input has it: `image/*,.pdf`. Default: all. */
  readonly accept?: string | undefined;
  /** Most files in one tray. Default: 50. */
  readonly maxFiles?: number | undefined;
  /** When uploads begin: as soon as a file is in the tray, or with the message. Default: `tray`. */
  readonly upload?: 'tray' | 'send' | undefined;
  /** Longest side of a picture in px; larger ones are scaled down. Default: 2560. */
  readonly imageSide?: number | undefined;
  /**
   * Asked about every file before it is checked; may change it, split it, or refuse it with a reason. Where it rejects, the file is refused without one.
   */
  readonly onAttach?: ((file: File, context: AttachContext) => AttachAnswer | Promise<AttachAnswer>) | undefined;
  /** Format of recordings: what the browser records (mp4/aac or webm/opus), or WAV for backends that take nothing else. Default: `recorded`. */
  readonly voiceFormat?: 'recorded' | 'wav' | undefined;
  /** Changes the format of a recording before it is sent. Where it rejects, the recording stays, and can be sent again. */
  readonly encodeVoice?: ((clip: Blob, details: { readonly duration: number }) => Promise<Blob>) | undefined;
}
