import type { Part } from '../../utils/parts.js';

/** Something told at the lower edge of a list, or of the chat, for some seconds. */
export interface Toast {
  readonly id: string;
  readonly text: string;
  /** A line above the text: who, or where. */
  readonly title?: string | undefined;
  readonly tone?: 'danger' | undefined;
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
  /** Stays until it is closed; told when it is. */
  readonly onClose?: (() => void) | undefined;
  /** The part of the chat it belongs to. Told there as long as that part is there and tells something, else where the chat tells things. */
  readonly home?: HTMLElement | undefined;
  /** Takes the place of what was told under the same name, such as the last message of a conversation. */
  readonly tag?: string | undefined;
  /** One of many, such as a new message: it goes when more is to be told than can be read. What can be done only here stays, as does what went wrong. */
  readonly passing?: boolean | undefined;
}

/** Everything a chat tells its user in passing: one queue, told in one place at a time. */
export interface ToastQueue extends Part {
  /** What is told, oldest first. The same array until it, or where something is told, changes. */
  toasts(): readonly Toast[];
  /** Tells something for some seconds; answers its id. */
  tell(toast: Omit<Toast, 'id'>): string;
  /** It was closed, or its time is over. */
  gone(id: string): void;
  /** Closes what was told under a name. */
  untell(tag: string): void;
  /** Things are told at that place until the returned function is called: what has its home there, and while nobody came later all else. A place that cannot be seen is passed over. */
  stand(place: object): () => void;
  /** Where a toast is told; undefined where no place is: then the chat itself tells it. */
  placeOf(toast: Pick<Toast, 'home'>): object | undefined;
  /** Told of every change. */
  subscribe(listener: () => void): () => void;
}

/** Of so many things at once those that pass are told no longer, oldest first. */
const SHOWN = 3;
/** Of so many, others are neither. */
const MOST = 6;

const isPassing = ({ passing, action, tone, onClose }: Toast): boolean =>
  passing ?? (action === undefined && tone === undefined && onClose === undefined);

/** Whether a place is there to be seen: not behind a pane that covers it, not of a list that is away. */
function isSeen(place: object): boolean {
  if (!(place instanceof Element) || !place.isConnected) return true;
  if (place.closest('[inert]')) return false;
  // Safari has it since 17.4.
  return !('checkVisibility' in place) || place.checkVisibility({ visibilityProperty: true });
}

/** Makes the queue of one chat. */
export function createToastQueue(): ToastQueue {
  let toasts: readonly Toast[] = [];
  let places: readonly object[] = [];
  /** Those of them that can be seen, as of the last change: all who ask are answered alike. */
  let seen: readonly object[] = [];
  let count = 0;
  const listeners = new Set<() => void>();
  const set = (next: readonly Toast[]): void => {
    toasts = next;
    seen = places.filter(isSeen);
    listeners.forEach((listener) => listener());
  };
  /** Where each is told may have changed. */
  const setPlaces = (next: readonly object[]): void => {
    places = next;
    set([...toasts]);
  };
  return {
    toasts: () => toasts,
    tell(toast) {
      const known = toast.tag === undefined ? undefined : toasts.find(({ tag }) => tag === toast.tag);
      if (known) {
        // In its place: who points at something, or has the focus there, has it no longer otherwise.
        set(toasts.map((each) => (each === known ? { ...toast, id: known.id } : each)));
        return known.id;
      }
      count += 1;
      const id = String(count);
      let over = toasts.length + 1 - SHOWN;
      const rest = toasts.filter((each) => !isPassing(each) || over-- <= 0);
      const all = rest.filter(({ onClose }, index) => onClose !== undefined || index >= rest.length + 1 - MOST);
      set([...all, { ...toast, id }]);
      return id;
    },
    gone: (id) => set(toasts.filter((toast) => toast.id !== id)),
    untell: (tag) => set(toasts.filter((toast) => toast.tag !== tag)),
    stand(place) {
      setPlaces([...places, place]);
      return () => setPlaces(places.filter((each) => each !== place));
    },
    placeOf: ({ home }) => (home && seen.includes(home) ? home : seen.at(-1)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => set([]),
  };
}
