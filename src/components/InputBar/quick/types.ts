/** An answer that is ready. */
export interface QuickReply {
  readonly id: string;
  /** What it is found by; shown in the list. */
  readonly title: string;
  /** What is put into the field. `{name}` and other placeholders are filled in; what is not known is selected, one after the other by Tab. */
  readonly text: string;
}

/** Answers that are ready: a list, or a function that looks for them. */
export type QuickReplies =
  | readonly QuickReply[]
  | ((query: string, signal: AbortSignal) => readonly QuickReply[] | Promise<readonly QuickReply[]>);
