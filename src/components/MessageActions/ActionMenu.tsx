'use client';
import { useEffect, useMemo, type ReactElement } from 'react';
import type { MessageAction } from '../../messages/index.js';
import { Menu, type MenuItem, type MenuPoint } from '../../ui/index.js';
import { QuickReactions } from './QuickReactions.js';
import type { MessageRow } from './types.js';
import type { ActionTranslator } from './useActionStrings.js';

/** Props of {@link ActionMenu}. */
export interface ActionMenuProps {
  /** Undefined once it is gone. */
  readonly row: MessageRow | undefined;
  readonly at: MenuPoint;
  readonly actionsOf: (row: MessageRow) => readonly MessageAction[];
  readonly onReact: (row: MessageRow, emoji: string) => void;
  readonly onClose: () => void;
  readonly t: ActionTranslator;
}

/** The menu of one message: at the pointer, or a sheet under fingers. What may not be done is shown off and says why. */
export function ActionMenu({ row, at, actionsOf, onReact, onClose, t }: ActionMenuProps): ReactElement | null {
  const actions = useMemo(() => (row ? actionsOf(row) : []), [actionsOf, row]);
  const items = useMemo(() => itemsOf(actions), [actions]);
  const isEmpty = items.length === 0;
  // A message that is gone, or scrolled far away, has no menu: nobody could close it.
  useEffect(() => {
    if (isEmpty) onClose();
  }, [isEmpty, onClose]);
  if (!row || isEmpty) return null;
  const canReact = actions.some(({ id, refused }) => id === 'react' && refused === undefined);
  return (
    <Menu
      className="cl-message-menu"
      open
      onClose={onClose}
      label={t.t('actions.menu')}
      anchor={at}
      items={items}
      header={
        canReact ? (
          <QuickReactions
            row={row}
            inMenu
            t={t}
            onReact={(emoji) => {
              onClose();
              onReact(row, emoji);
            }}
          />
        ) : undefined
      }
    />
  );
}

/** Rows of the menu, with a line between sections. */
function itemsOf(actions: readonly MessageAction[]): readonly MenuItem[] {
  return actions.flatMap((action, index): MenuItem[] => {
    const { id, label, icon, danger, refused, section = 'about', onSelect } = action;
    const before = actions[index - 1];
    const begins = before !== undefined && (before.section ?? 'about') !== section;
    const item: MenuItem = { id, label, icon, danger, disabled: refused !== undefined, description: refused, onSelect };
    return begins ? [{ type: 'separator', id: `before-${id}` }, item] : [item];
  });
}
