/** Numbers a backend sets. Absent means no limit known. */
export interface AdapterLimits {
  /** Longest text, counted in `textUnit`. */
  readonly textLength?: number | undefined;
  /** What `textLength` counts. Default `'utf16'`. */
  readonly textUnit?: 'utf16' | 'codepoints' | 'graphemes' | 'utf8-bytes' | undefined;
  /** Largest file in bytes, by kind; `file` is used for kinds not named. */
  readonly fileSize?:
    { readonly image?: number; readonly video?: number; readonly voice?: number; readonly file?: number } | undefined;
  /** Files one message may carry. Default 1: more are split into joined messages before the outbox. */
  readonly attachmentsPerMessage?: number | undefined;
  /** Milliseconds after sending in which the sender may edit. */
  readonly editWindow?: number | undefined;
  /** Milliseconds after sending in which the sender may recall. */
  readonly recallWindow?: number | undefined;
  readonly conversationsPerPage?: number | undefined;
  readonly messagesPerPage?: number | undefined;
  readonly membersPerPage?: number | undefined;
  /** Longest voice message in milliseconds. */
  readonly voiceDuration?: number | undefined;
  /** Group size above which receipts are not counted. */
  readonly receiptGroupSize?: number | undefined;
  /** Most members a group may have. */
  readonly groupSize?: number | undefined;
  /** Different emoji one message may carry. */
  readonly reactionsPerMessage?: number | undefined;
}
