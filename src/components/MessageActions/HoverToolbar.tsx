'use client';
import { useEffect, useState, type CSSProperties, type ReactElement } from 'react';
import type { MessageAction } from '../../messages/index.js';
import { IconButton, MoreIcon } from '../../ui/index.js';
import { QuickReactions } from './QuickReactions.js';
import type { MessageRow } from './types.js';
import type { ActionTranslator } from './useActionStrings.js';
import { wheelOn } from './wheelOn.js';

/** Widths in px it needs: with three reactions, without, and with nothing but the way to the menu. */
const FULL = 208;
const SHORT = 112;
const LEAST = 44;
const HEIGHT = 36;
const GAP = 8;

/** Where it stands, and how much of it. */
interface Placed {
  readonly style: CSSProperties;
  readonly size: 'full' | 'short' | 'least';
}

/** Props of {@link HoverToolbar}. */
export interface HoverToolbarProps {
  readonly root: HTMLElement;
  /** Undefined once it is gone. */
  readonly row: MessageRow | undefined;
  readonly actionsOf: (row: MessageRow) => readonly MessageAction[];
  readonly onReact: (row: MessageRow, emoji: string) => void;
  readonly onMore: (row: MessageRow, button: HTMLElement) => void;
  readonly t: ActionTranslator;
}

/** The tools beside the message under the pointer. They stand where no words are; where there is too little room there are fewer, or none. */
export function HoverToolbar(props: HoverToolbarProps): ReactElement | null {
  const { root, row, actionsOf, onReact, onMore, t } = props;
  // Where it stood when the pointer came: it does not move under it.
  const [place] = useState(() => row && placeBeside(root, row.key));
  const [tools, setTools] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const onWheel = (event: WheelEvent): void => wheelOn(root.querySelector('[role="log"]'), event);
    // React's own listens passively.
    tools?.addEventListener('wheel', onWheel, { passive: false });
    return () => tools?.removeEventListener('wheel', onWheel);
  }, [root, tools]);
  if (!row || !place) return null;
  const all = actionsOf(row);
  const byId = (id: string): MessageAction | undefined => all.find((action) => action.id === id && !action.refused);
  const react = byId('react');
  const reply = byId('reply');
  const { size, style } = place;
  return (
    // The pointer leaves nothing behind here: what has the focus keeps it.
    <div
      ref={setTools}
      className="cl-message-tools"
      role="toolbar"
      tabIndex={-1}
      aria-label={t.t('actions.toolbar')}
      style={style}
      onMouseDown={(event) => event.preventDefault()}
    >
      {size === 'full' && react ? (
        <QuickReactions row={row} count={3} onReact={(emoji) => onReact(row, emoji)} t={t} />
      ) : null}
      {size === 'least'
        ? null
        : [react, reply].map((action) =>
            action?.icon ? (
              <IconButton
                key={action.id}
                icon={action.icon}
                size="small"
                label={action.label}
                tabIndex={-1}
                onClick={action.onSelect}
              />
            ) : null,
          )}
      <IconButton
        icon={MoreIcon}
        size="small"
        label={t.t('actions.more')}
        aria-haspopup="menu"
        tabIndex={-1}
        onClick={(event) => onMore(row, event.currentTarget)}
      />
    </div>
  );
}

/** What scrolls the rows: the list, or the message that stands by itself. */
function scrollerOf(root: HTMLElement): Element | null {
  return root.querySelector('[role="log"]') ?? root.querySelector('[data-key]');
}

/** On the side where the line of a bubble ends, if there is room. */
function placeBeside(root: HTMLElement, key: string): Placed | undefined {
  const box = root.querySelector(`[data-key="${CSS.escape(key)}"]`);
  const line = box?.querySelector('.cl-message__line, .cl-thread__who')?.getBoundingClientRect();
  const mine = box?.querySelector('.cl-message')?.hasAttribute('data-mine') === true;
  const scroller = scrollerOf(root);
  if (!line || !scroller) return undefined;
  const frame = root.getBoundingClientRect();
  const left = frame.left + scroller.clientLeft;
  const right = left + scroller.clientWidth;
  const onRight = mine === (getComputedStyle(root).direction === 'rtl');
  const free = (onRight ? right - line.right : line.left - left) - 2 * GAP;
  const size = free >= FULL ? 'full' : free >= SHORT ? 'short' : free >= LEAST ? 'least' : undefined;
  if (!size) return undefined;
  const view = scroller.getBoundingClientRect();
  const wanted = line.top + Math.min(line.height, 40) / 2 - HEIGHT / 2;
  const top = Math.max(view.top + 4, Math.min(wanted, view.bottom - HEIGHT - 4)) - frame.top;
  return {
    size,
    style: onRight ? { top, left: line.right + GAP - frame.left } : { top, right: frame.right - line.left + GAP },
  };
}
