'use client';
import {
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import { LiveRegion } from '../../../ui/index.js';
import { suggestStrings } from './strings.js';
import type { Trigger } from './trigger.js';
import type { Choice, SuggestKeys } from './types.js';

/** One row of the list. */
export interface SuggestItem {
  readonly id: string;
  readonly label: string;
  /** A second, quieter text. */
  readonly detail?: string | undefined;
  /** Before the words: a picture, an emoji. Decorative. */
  readonly leading?: ReactNode;
  readonly choice: Choice;
}

/** Props of {@link SuggestList}. */
export interface SuggestListProps {
  readonly kind: Trigger['kind'] | 'reply';
  readonly listId: string;
  /** What was written after the sign. */
  readonly query: string;
  readonly items: readonly SuggestItem[];
  readonly keys: RefObject<SuggestKeys | null>;
  readonly onActive: (id: string | undefined) => void;
  readonly onChoose: (choice: Choice) => void;
  readonly onClose: () => void;
}

/** A name of several words is no reference: an id has no spaces. */
function idOf(text: string): string {
  return text.replaceAll(/[\s%]/gu, (sign) => `%${sign.charCodeAt(0)};`);
}

/**
 * A list whose keys come from the field, which keeps the focus. The first row is the active one for every new query; one that was gone to stays it
 * wherever others that come put it.
 */
export function SuggestList(props: SuggestListProps): ReactElement | null {
  const { kind, listId, query, items, keys, onActive, onChoose, onClose } = props;
  const t = useOwnStrings(suggestStrings);
  const [active, setActive] = useState<{ readonly query: string; readonly id: string }>();
  const list = useRef<HTMLDivElement>(null);
  const index = Math.max(0, active?.query === query ? items.findIndex(({ id }) => id === active.id) : 0);
  const current = items[index];
  const optionId = (item: SuggestItem): string => `${listId}-${idOf(item.id)}`;
  const activeId = current && optionId(current);

  const goTo = (item: SuggestItem | undefined): void => setActive(item && { query, id: item.id });

  useEffect(() => onActive(activeId), [activeId, onActive]);
  useEffect(() => () => onActive(undefined), [onActive]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [activeId]);
  useImperativeHandle(keys, () => ({
    key(key) {
      if (!current) return false;
      const go = (to: number): void => goTo(items.at(to % items.length));
      if (key === 'ArrowDown') go(index + 1);
      else if (key === 'ArrowUp') go(index - 1);
      else if (key === 'Home') go(0);
      else if (key === 'End') go(items.length - 1);
      else if (key === 'Escape') onClose();
      else onChoose(current.choice);
      return true;
    },
  }));

  return (
    <>
      <LiveRegion
        interval={300}
        limit={1}
        message={items.length === 0 ? undefined : t(`suggest.${kind}.count`, { count: items.length })}
      />
      {items.length === 0 ? null : (
        <div ref={list} id={listId} role="listbox" className="cl-suggest" aria-label={t(`suggest.${kind}`)}>
          {items.map((item, at) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the field's: a row never has the focus
            <div
              key={item.id}
              id={optionId(item)}
              role="option"
              tabIndex={-1}
              aria-selected={at === index}
              className="cl-row cl-suggest__option"
              // The field keeps the focus, and the phone its keyboard.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onPointerMove={() => at !== index && goTo(item)}
              onClick={() => onChoose(item.choice)}
            >
              {item.leading === undefined ? null : (
                <span className="cl-suggest__leading" aria-hidden="true">
                  {item.leading}
                </span>
              )}
              <bdi className="cl-truncate cl-suggest__label">{item.label}</bdi>
              {item.detail === undefined ? null : (
                <bdi className="cl-quiet cl-truncate cl-suggest__detail">{item.detail}</bdi>
              )}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
