'use client';
import {
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
  type AriaAttributes,
  type ComponentType,
  type RefObject,
} from 'react';
import type { Composer } from '../../../react/index.js';
import { useLazy } from '../../../ui/index.js';
import type { SuggestPopupProps } from './SuggestPopup.js';
import { findTrigger, type Trigger } from './trigger.js';
import type { SuggestKeys } from './types.js';

interface PopupModule {
  readonly SuggestPopup: ComponentType<SuggestPopupProps>;
}
const loadPopup = (): Promise<PopupModule> => import('./SuggestPopup.js');

const LIST_KEYS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End', 'Enter', 'Tab', 'Escape']);

/** The list under the caret: what it is asked for, and what the field has to say about it. */
export interface Suggest {
  readonly trigger: Trigger | undefined;
  readonly popup: PopupModule | undefined;
  readonly listId: string;
  readonly keys: RefObject<SuggestKeys | null>;
  /** Of the field. */
  readonly aria: AriaAttributes;
  /** Looks at the words before the caret again. */
  look(): void;
  /** Closes the list, until the caret has left its sign. */
  close(): void;
  /** No list while an input method composes, or while the field has no focus. */
  pause(paused: boolean): void;
  /** Tells which option is the active one; undefined while the list is empty. */
  onActive(id: string | undefined): void;
  /** True when the key was for the list. */
  onKey(key: string): boolean;
}

/** Opens a list of people, commands or emoji as soon as the words before the caret ask for one. It is loaded when it is first wanted. */
export function useSuggest(field: RefObject<HTMLTextAreaElement | null>, composer: Composer): Suggest {
  const listId = useId();
  const [trigger, setTrigger] = useState<Trigger>();
  const [active, setActive] = useState<string>();
  const keys = useRef<SuggestKeys | null>(null);
  // Escape closes the list for as long as the caret stays behind that sign.
  const closed = useRef<number | undefined>(undefined);
  const close = useCallback(() => {
    setTrigger((now) => {
      closed.current = now?.start;
      return undefined;
    });
    setActive(undefined);
  }, []);
  const popup = useLazy(loadPopup, trigger !== undefined, close, true);

  const paused = useRef(false);
  const { text, entities } = composer;
  const look = (): void => {
    const element = field.current;
    if (!element || paused.current || !element.matches(':focus')) return;
    const { selectionStart, selectionEnd, value } = element;
    const found = selectionStart === selectionEnd ? findTrigger(value, selectionStart, entities) : undefined;
    if (found === undefined) closed.current = undefined;
    const next = found?.start === closed.current ? undefined : found;
    setTrigger((now) =>
      now?.kind === next?.kind && now?.start === next?.start && now?.query === next?.query ? now : next,
    );
    if (next === undefined) setActive(undefined);
  };
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  // After the words are known to the composer, and with them what of them is a mention.
  useEffect(() => latest.current(), [text, entities]);
  const open = active !== undefined;
  return {
    trigger,
    popup,
    listId,
    keys,
    look,
    close,
    pause(next) {
      paused.current = next;
      if (!next) return latest.current();
      setTrigger(undefined);
      setActive(undefined);
    },
    onActive: setActive,
    // Not by what is active, which this hook learns of later than a list is seen: Enter would send what was to be chosen.
    onKey: (key) => LIST_KEYS.has(key) && (keys.current?.key(key) ?? false),
    // The field stays a text field, which knows no `aria-expanded`: the list says itself that it is there.
    aria: {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': open ? listId : undefined,
      'aria-activedescendant': active,
    },
  };
}
