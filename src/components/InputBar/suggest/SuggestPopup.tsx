'use client';
import { useLayoutEffect, useRef, type ReactElement, type RefObject } from 'react';
import { useConversation, useConversationScope } from '../../../react/index.js';
import { findHost, Overlay, useDismiss } from '../../../ui/index.js';
import type { InputOptions } from '../inputOptions.js';
import { SuggestList } from './SuggestList.js';
import type { Trigger } from './trigger.js';
import type { Choice, SuggestKeys } from './types.js';
import { useCommandItems } from './useCommandItems.js';
import { useEmojiItems } from './useEmojiItems.js';
import { usePeopleItems } from './usePeopleItems.js';

/** Props of {@link SuggestPopup}. */
export interface SuggestPopupProps {
  readonly trigger: Trigger;
  /** The field it stands above. */
  readonly anchor: HTMLElement;
  readonly listId: string;
  readonly options: InputOptions;
  readonly keys: RefObject<SuggestKeys | null>;
  readonly onActive: (id: string | undefined) => void;
  readonly onChoose: (choice: Choice) => void;
  readonly onClose: () => void;
}

/** Least room in px above the field; where there is less the list stands below. */
const ROOM = 140;
const GAP = 6;
/** Widest list, in px. */
const WIDEST = 380;

/** The list of what the words before the caret ask for. */
export function SuggestPopup(props: SuggestPopupProps): ReactElement | null {
  const { trigger } = props;
  const { conversationId } = useConversationScope();
  const groupId = useConversation(conversationId)?.groupId;
  if (trigger.kind === 'mention')
    return groupId === undefined ? null : <People key={groupId} {...props} groupId={groupId} />;
  return trigger.kind === 'emoji' ? <Emoji {...props} /> : <Commands {...props} />;
}

function People(props: SuggestPopupProps & { readonly groupId: string }): ReactElement | null {
  return <Placed {...props} items={usePeopleItems(props.groupId, props.trigger.query)} />;
}

function Emoji(props: SuggestPopupProps): ReactElement | null {
  return <Placed {...props} items={useEmojiItems(props.trigger.query, props.options.emoji)} />;
}

function Commands(props: SuggestPopupProps): ReactElement | null {
  const { commands, quickReplies } = props.options;
  return <Placed {...props} items={useCommandItems(props.trigger.query, commands, quickReplies)} />;
}

type PlacedProps = SuggestPopupProps & Pick<Parameters<typeof SuggestList>[0], 'items'>;

function Placed({ items, anchor, ...props }: PlacedProps): ReactElement | null {
  const { trigger, listId, keys, onActive, onChoose, onClose } = props;
  const popup = useRef<HTMLDivElement>(null);
  useDismiss(popup, { anchor, ownsAnchor: true, onClose });
  // Hung up by its lower edge, so that it stays at the field while the list grows and shrinks with every letter.
  useLayoutEffect(() => {
    const element = popup.current;
    if (!element) return;
    const at = anchor.getBoundingClientRect();
    const width = Math.min(at.width, WIDEST);
    const rightToLeft = getComputedStyle(anchor).direction === 'rtl';
    const above = at.top > ROOM;
    element.style.width = `${width}px`;
    element.style.left = `${rightToLeft ? at.right - width : at.left}px`;
    element.style.top = above ? 'auto' : `${at.bottom + GAP}px`;
    element.style.bottom = above ? `${innerHeight - at.top + GAP}px` : 'auto';
    element.style.setProperty('--_room', `${above ? at.top - 2 * GAP : innerHeight - at.bottom - 2 * GAP}px`);
  });
  const host = findHost(anchor);
  if (!host) return null;
  return (
    <Overlay host={host} ref={popup}>
      <SuggestList
        kind={trigger.kind}
        listId={listId}
        query={trigger.query}
        items={items}
        keys={keys}
        onActive={onActive}
        onChoose={onChoose}
        onClose={onClose}
      />
    </Overlay>
  );
}
