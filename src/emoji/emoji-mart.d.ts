// The package's own declarations name files it does not ship. This is what is used of it.
declare module 'emoji-mart/dist/module.js' {
  interface Found {
    readonly id: string;
  }
  interface Emoji extends Found {
    readonly name: string;
    readonly skins: readonly { readonly native: string }[];
  }
  /** Set once `init` has resolved. */
  export const Data: {
    readonly categories: readonly { readonly id: string; readonly emojis: readonly string[] }[];
    readonly emojis: Readonly<Record<string, Emoji>>;
  };
  export function init(options: object): Promise<void>;
  export const SearchIndex: {
    search(query: string, options: { readonly maxResults: number }): Promise<readonly Found[] | null | undefined>;
  };
}
