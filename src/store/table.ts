/**
 * A live view of rows by key. The view's identity changes with every commit that touched a row, so it can be selected and compared; the
 * rows themselves are shared between views, since copying ten thousand of them for one change would cost more than the change.
 */
export interface Table<K, V> {
  get(key: K): V | undefined;
  has(key: K): boolean;
  readonly size: number;
  keys(): IterableIterator<K>;
  values(): IterableIterator<V>;
}

/** The writing side of a {@link Table}. */
export interface TableSource<K, V> extends Table<K, V> {
  set(key: K, value: V): void;
  delete(key: K): void;
  clear(): void;
  /** The view for the next commit: the same one when nothing was touched since the last. */
  view(): Table<K, V>;
  readonly dirty: boolean;
}

/** Makes a table. `onTouch` is called when the first row after a commit is touched. */
export function createTable<K, V>(onTouch: () => void): TableSource<K, V> {
  const map = new Map<K, V>();
  const makeView = (): Table<K, V> => ({
    get: (key) => map.get(key),
    has: (key) => map.has(key),
    get size() {
      return map.size;
    },
    keys: () => map.keys(),
    values: () => map.values(),
  });
  let view = makeView();
  let dirty = false;
  const touch = (): void => {
    dirty = true;
    onTouch();
  };
  return {
    ...view,
    get size() {
      return map.size;
    },
    get dirty() {
      return dirty;
    },
    set(key, value) {
      if (map.get(key) === value && map.has(key)) return;
      map.set(key, value);
      touch();
    },
    delete(key) {
      if (map.delete(key)) touch();
    },
    clear() {
      if (map.size === 0) return;
      map.clear();
      touch();
    },
    view() {
      if (dirty) {
        view = makeView();
        dirty = false;
      }
      return view;
    },
  };
}
