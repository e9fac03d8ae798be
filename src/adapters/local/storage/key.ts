/** A row's key. Numbers sort before strings, a shorter key before the longer one it begins. */
export type Key = readonly (string | number)[];
