/** Something that was made for a whole chat and ends with it. */
export interface Part {
  /** Lets go of everything it holds. It may be used again afterwards. */
  stop(): void;
}

/** What a chat has by name, made by whoever needs it first. */
export interface Parts extends Part {
  /** The one part of that name. */
  part<T extends Part>(name: string, make: () => T): T;
}

/** Makes an empty set of parts. */
export function createParts(): Parts {
  const parts = new Map<string, Part>();
  return {
    part<T extends Part>(name: string, make: () => T): T {
      const known = parts.get(name);
      // One name, one kind of part: whoever asks brings the maker.
      if (known) return known as T;
      const made = make();
      parts.set(name, made);
      return made;
    },
    stop() {
      for (const part of parts.values()) part.stop();
    },
  };
}
