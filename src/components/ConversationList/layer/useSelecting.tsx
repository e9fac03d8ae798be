'use client';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { ConversationId } from '../../../model/index.js';
import { useChat } from '../../../react/index.js';
import { Menu } from '../../../ui/index.js';
import { useMuteItems } from './ConversationMenu.js';
import type { ConversationActionId } from './offers.js';
import { createConversationSelection, type ConversationSelection } from './selection.js';
import { ConversationMark, ConversationSelectionBar, type ListBatch } from './SelectionParts.js';
import type { ListWords } from './strings.js';
import type { Acting } from './useActing.js';

/** Draws the mark of a row. */
export type ConversationRowMark = (id: ConversationId) => ReactNode;

/** Selecting several conversations. */
export interface Selecting {
  readonly selection: ConversationSelection | undefined;
  start(id: ConversationId): void;
  leave(): void;
  /** A key on a row. True when it was used. */
  onKey(event: KeyboardEvent, id: ConversationId): boolean;
  readonly bar: ReactElement | null;
}

/** Done to several at once: of each line the first that any of them allows. */
const batches: readonly (readonly ConversationActionId[])[] = [
  ['read', 'unread'],
  ['pin', 'unpin'],
  ['mute', 'unmute'],
  ['archive', 'unarchive'],
  ['folders'],
  ['delete'],
];

interface SelectingOptions {
  readonly root: HTMLElement;
  readonly acting: Acting;
  /** What the list shows. */
  readonly shown: () => readonly ConversationId[];
  readonly focus: (id: ConversationId) => void;
  readonly onMark: (mark: ConversationRowMark | undefined) => void;
  readonly own: ListWords;
}

/** The mode in which a press on a row selects it. */
export function useSelecting({ root, acting, shown, focus, onMark, own }: SelectingOptions): Selecting {
  const { offersOf, labelOf, perform, doing } = acting;
  const [selection, setSelection] = useState<ConversationSelection>();
  const [muting, setMuting] = useState<{ readonly ids: readonly ConversationId[]; readonly anchor: HTMLElement }>();
  const back = useRef<ConversationId | undefined>(undefined);
  const leave = (): void => {
    setSelection(undefined);
    if (back.current !== undefined) focus(back.current);
  };
  const muteItems = useMuteItems(own, (choice) => {
    if (muting) doing.mute(muting.ids, choice);
    leave();
  });
  useEffect(() => {
    onMark(selection && ((id) => <ConversationMark id={id} selection={selection} own={own} />));
    root.toggleAttribute('data-selecting', selection !== undefined);
    return () => root.removeAttribute('data-selecting');
  }, [onMark, own, root, selection]);

  const conversations = useChat((state) => (selection ? state.conversations : undefined));
  useEffect(() => {
    if (conversations) selection?.keep((id) => conversations.has(id));
  }, [conversations, selection]);

  const batchesOf = (ids: readonly ConversationId[]): readonly ListBatch[] => {
    const allows = (id: ConversationId, action: ConversationActionId): boolean =>
      offersOf(id).some((offer) => offer.id === action && offer.decision.allowed);
    return batches.flatMap((line) => {
      // Of thousands the first that allows it tells; the others are asked when it is done.
      const able = line.find((action) => ids.some((each) => allows(each, action)));
      const id = able ?? line[0];
      if (id === undefined) return [];
      const onSelect = (anchor: HTMLElement): void => {
        const of = ids.filter((each) => allows(each, id));
        if (id === 'mute') return setMuting({ ids: of, anchor });
        perform(id, of, leave);
      };
      return [{ id, label: labelOf(id), disabled: able === undefined, onSelect }];
    });
  };
  return {
    selection,
    start(id) {
      back.current = id;
      setSelection(createConversationSelection(id));
    },
    leave,
    onKey(event, id) {
      const { key, shiftKey, ctrlKey, metaKey } = event;
      const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
      if (shiftKey && step !== 0) {
        const ids = shown();
        const next = ids[ids.indexOf(id) + step] ?? id;
        back.current = next;
        // The first step takes the row it begins at along.
        const chosen = selection ?? createConversationSelection(id);
        chosen.extend(next, ids);
        if (!selection) setSelection(chosen);
        focus(next);
        return true;
      }
      if (!selection) return false;
      if (key === 'Escape') leave();
      else if (key === 'a' && (ctrlKey || metaKey)) selection.all(shown());
      else return false;
      return true;
    },
    bar: selection ? (
      <>
        <ConversationSelectionBar
          selection={selection}
          batchesOf={batchesOf}
          shown={shown}
          onAll={() => selection.all(shown())}
          onLeave={leave}
          own={own}
        />
        {muting ? (
          <Menu
            open
            placement="top-start"
            anchor={muting.anchor}
            label={labelOf('mute')}
            items={muteItems}
            onClose={() => setMuting(undefined)}
          />
        ) : null}
      </>
    ) : null,
  };
}
