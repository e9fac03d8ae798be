'use client';
import type { KeyboardEvent, ReactElement } from 'react';
import type { MessageRow } from './types.js';
import type { ActionTranslator } from './useActionStrings.js';

/** The reactions that are always at hand. */
export const quickReactions: readonly string[] = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** Props of {@link QuickReactions}. */
export interface QuickReactionsProps {
  readonly row: MessageRow;
  /** How many of them. Default: all six. */
  readonly count?: number | undefined;
  /** In a menu they are rows of it, else buttons. Default: false. */
  readonly inMenu?: boolean | undefined;
  readonly onReact: (emoji: string) => void;
  readonly t: ActionTranslator;
}

/** The quick reactions in a row; those that are set already are marked, and pressing them takes them back. */
export function QuickReactions({ row, count, inMenu = false, onReact, t }: QuickReactionsProps): ReactElement {
  const mine = new Set(row.message.lanes.reactions?.value.flatMap((each) => (each.mine ? each.emoji : [])));
  return (
    <div className="cl-quick-reactions" role="group" aria-label={t.t('actions.quick')}>
      {quickReactions.slice(0, count).map((emoji) => {
        const on = mine.has(emoji);
        const label = t.t(on ? 'actions.quick.remove' : 'actions.quick.add', { emoji });
        return (
          <button
            key={emoji}
            type="button"
            className="cl-lit cl-quick-reactions__one"
            aria-label={label}
            data-label={label}
            tabIndex={-1}
            {...(inMenu ? { role: 'menuitemcheckbox', 'aria-checked': on } : { 'aria-pressed': on })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onReact(emoji)}
            onKeyDown={moveAlong}
          >
            {emoji}
          </button>
        );
      })}
    </div>
  );
}

/** In the row the arrows to the sides go along; those up and down belong to the menu. */
function moveAlong(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
  const all = [...(event.currentTarget.parentElement?.querySelectorAll('button') ?? [])];
  all.at((all.indexOf(event.currentTarget) + (rtl ? -step : step)) % all.length)?.focus();
}
