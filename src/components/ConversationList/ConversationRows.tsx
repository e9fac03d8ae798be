'use client';
import {
  forwardRef,
  memo,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type FocusEvent,
  type ForwardRefExoticComponent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react';
import type { ConversationId } from '../../model/index.js';
import { useChatStore } from '../../react/index.js';
import { RowList, type RowListHandle } from '../../ui/index.js';
import { useSlot } from '../slots/index.js';
import { ConversationItem } from './ConversationItem.js';
import { nameInState } from './names.js';
import { rowCommand, typeAheadMatch } from './rowKeys.js';

/** What the rows can be told to do. */
export interface ConversationRowsHandle {
  /** Puts the focus on the row of this conversation, or on the row that last had it, else on the first. */
  focus(conversationId?: ConversationId): void;
  /** What is shown, in its order. */
  ids(): readonly ConversationId[];
}

/** Props of {@link ConversationRows}. */
export interface ConversationRowsProps {
  /** In the order shown. */
  readonly ids: readonly ConversationId[];
  /** The open conversation. */
  readonly activeId?: ConversationId | null | undefined;
  /** Accessible name of the list. */
  readonly label: string;
  /** Height of a row in px, used until rows are measured. */
  readonly rowHeight: number;
  readonly onSelect: (conversationId: ConversationId) => void;
  readonly onReachEnd?: (() => void) | undefined;
  /** Below the last row. */
  readonly footer?: ReactNode;
  /** Draws something at the beginning of every row. Another function draws all rows anew. */
  readonly mark?: ((id: ConversationId) => ReactNode) | undefined;
}

/** How long letters typed one after the other form one word, in ms. */
const typingPause = 700;

/**
 * The virtualised rows. One stop in the tab order: from there arrows, Home, End and the first letters of a name move the focus from row to row, and
 * Enter opens.
 */
export const ConversationRows: ForwardRefExoticComponent<
  ConversationRowsProps & RefAttributes<ConversationRowsHandle>
> = forwardRef<ConversationRowsHandle, ConversationRowsProps>(function ConversationRows(
  { ids, activeId, label, rowHeight, onSelect, onReachEnd, footer, mark },
  ref,
) {
  const store = useChatStore();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<RowListHandle>(null);
  const current = useRef<ConversationId | null>(null);
  const typed = useRef({ text: '', at: 0 });
  const [inside, setInside] = useState(false);

  const keyAt = useCallback((index: number) => ids[index] ?? '', [ids]);
  // Looked up only where somebody has scrolled or moves by keys: a message that comes in at the top need not walk ten thousand rows.
  const indexOf = useMemo(() => {
    let byId: Map<string, number> | undefined;
    return (id: string): number => (byId ??= new Map(ids.map((each, index) => [each, index]))).get(id) ?? -1;
  }, [ids]);

  const focusRow = useCallback((id: ConversationId) => {
    current.current = id;
    list.current?.scrollToKey(id);
    let frames = 0;
    const attempt = (): void => {
      const row = scroller.current?.querySelector<HTMLElement>(
        `[data-key="${CSS.escape(id)}"] :is(button, a, [tabindex])`,
      );
      if (row) row.focus({ preventScroll: true });
      // A row far away is mounted only once the list has scrolled there.
      else if ((frames += 1) < 12) requestAnimationFrame(attempt);
    };
    attempt();
  }, []);

  const focus = useCallback(
    (wanted?: ConversationId) => {
      const id = [wanted, current.current, activeId, ids[0]].find((known) => known != null && indexOf(known) >= 0);
      if (id != null) focusRow(id);
      else scroller.current?.focus();
    },
    [activeId, focusRow, ids, indexOf],
  );
  useImperativeHandle(ref, () => ({ focus, ids: () => ids }), [focus, ids]);

  // Opened by an address or by the host, it may be below the fold. A row that was pressed is in view: then nothing moves.
  const listed = activeId != null && ids.includes(activeId);
  useEffect(() => {
    if (activeId != null && listed) list.current?.scrollToKey(activeId);
  }, [activeId, listed]);

  const onFocus = (event: FocusEvent<HTMLDivElement>): void => {
    setInside(true);
    if (event.target === event.currentTarget) focus();
    else current.current = keyOf(event.target) ?? current.current;
  };
  const onBlur = (event: FocusEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setInside(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = indexOf(keyOf(event.target) ?? '');
    if (event.nativeEvent.isComposing || at < 0) return;
    const now = event.timeStamp;
    if (now - typed.current.at > typingPause) typed.current.text = '';
    const command = rowCommand(event, at, ids.length, typed.current.text !== '');
    if (!command) return;
    event.preventDefault();
    if (command.kind === 'move') return focusRow(keyAt(command.to));
    typed.current = { text: typed.current.text + command.text, at: now };
    const state = store.getState();
    const match = typeAheadMatch(typed.current.text, at, ids.length, (index) => nameInState(state, keyAt(index)));
    if (match >= 0) focusRow(keyAt(match));
  };

  const renderRow = useCallback(
    (id: string) => (
      <Row id={id} active={id === activeId} onSelect={onSelect}>
        {mark?.(id)}
      </Row>
    ),
    [activeId, mark, onSelect],
  );
  return (
    <RowList
      ref={scroller}
      handle={list}
      className="cl-conversation-list__rows"
      label={label}
      size={ids.length}
      keyAt={keyAt}
      indexOf={indexOf}
      rowHeight={rowHeight}
      renderRow={renderRow}
      onReachEnd={onReachEnd}
      footer={footer}
      // The list is the stop in the tab order and hands the focus to a row, which may be mounted only then; while a row has it, going back must not
      // land on the list again.
      tabIndex={inside ? -1 : 0}
      onFocus={onFocus}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  );
});

function keyOf(target: EventTarget): string | undefined {
  return target instanceof Element
    ? (target.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? undefined)
    : undefined;
}

interface RowProps {
  readonly id: ConversationId;
  readonly active: boolean;
  readonly onSelect: (conversationId: ConversationId) => void;
  readonly children: ReactNode;
}

const Row = memo(function Row({ id, active, onSelect, children }: RowProps): ReactElement {
  const Item = useSlot('ConversationItem', DefaultItem);
  const select = useCallback(() => onSelect(id), [id, onSelect]);
  return (
    <div className="cl-conversation-list__row">
      <Item conversationId={id} active={active} onSelect={select} />
      {children}
    </div>
  );
});

function DefaultItem(props: {
  readonly conversationId: string;
  readonly active: boolean;
  readonly onSelect: () => void;
}): ReactElement {
  return <ConversationItem {...props} tabIndex={-1} />;
}
