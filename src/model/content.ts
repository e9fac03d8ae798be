/** What every message content has: a literal type word, the same in code, folders, `data-type` and string keys. */
export interface Content {
  readonly type: string;
}
