'use client';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import { useStrings } from '../../../react/index.js';
import { Overlay, usePopup } from '../../../ui/index.js';
import { SuggestList } from '../suggest/SuggestList.js';
import type { SuggestKeys } from '../suggest/types.js';
import { useCommandItems } from '../suggest/useCommandItems.js';
import { quickStrings } from './strings.js';
import type { QuickReplies } from './types.js';

/** Props of {@link QuickPopup}. */
export interface QuickPopupProps {
  readonly anchor: HTMLElement;
  readonly host: HTMLElement;
  readonly replies: QuickReplies;
  readonly onChoose: (text: string) => void;
  readonly onClose: () => void;
}

const LIST_KEYS: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Enter']);

/** Answers that are ready, above their button: a field that searches them, and the list its arrow keys go through. */
export function QuickPopup({ anchor, host, replies, onChoose, onClose }: QuickPopupProps): ReactElement {
  const t = useOwnStrings(quickStrings);
  const strings = useStrings();
  const listId = useId();
  const popup = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const keys = useRef<SuggestKeys | null>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState<string>();
  const items = useCommandItems(query, undefined, replies);
  usePopup(popup, { anchor, align: 'end', ownsAnchor: true, onClose });
  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape' || event.key === 'Tab') {
      if (event.key === 'Escape') event.preventDefault();
      // Back to the button first: from there Tab goes on by itself.
      anchor.focus();
      onClose();
    } else if (LIST_KEYS.has(event.key)) {
      event.preventDefault();
      keys.current?.key(event.key);
    }
  };
  return (
    <Overlay host={host} ref={popup}>
      <div role="dialog" tabIndex={-1} aria-label={strings.t('composer.quickReplies')} className="cl-quick">
        <input
          ref={field}
          className="cl-field cl-quick__search"
          type="text"
          role="combobox"
          autoComplete="off"
          aria-label={t('quick.search')}
          placeholder={t('quick.search')}
          aria-autocomplete="list"
          aria-expanded={items.length > 0}
          aria-controls={items.length > 0 ? listId : undefined}
          aria-activedescendant={active}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          // The focus is here as long as the list is open: its rows never have it.
          onKeyDown={onKeyDown}
        />
        <SuggestList
          kind="reply"
          listId={listId}
          query={query}
          items={items}
          keys={keys}
          onActive={setActive}
          onChoose={(choice) => {
            if (choice.type === 'template') onChoose(choice.text);
          }}
          onClose={onClose}
        />
        {items.length === 0 ? <p className="cl-quiet cl-quick__none">{t('quick.none')}</p> : null}
      </div>
    </Overlay>
  );
}
