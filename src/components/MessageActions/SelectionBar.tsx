'use client';
import { useSyncExternalStore, type ReactElement } from 'react';
import { CopyIcon, ForwardIcon, IconButton, StarIcon, TrashIcon, XIcon, type IconComponent } from '../../ui/index.js';
import type { BatchActionId } from './batch.js';
import type { Selection } from './selection.js';
import type { ActionTranslator } from './useActionStrings.js';

/** Something done to all selected messages; `refused` is why it cannot be. */
export interface BatchAction {
  readonly id: BatchActionId;
  readonly refused?: string | undefined;
  readonly onSelect: () => void;
}

const ICONS: Readonly<Record<BatchActionId, IconComponent>> = {
  forward: ForwardIcon,
  copy: CopyIcon,
  save: StarIcon,
  delete: TrashIcon,
};

/** What can be done with the selected messages, and how many there are. */
export function SelectionBar(props: {
  readonly selection: Selection;
  readonly actionsOf: (keys: readonly string[]) => readonly BatchAction[];
  readonly onLeave: () => void;
  readonly t: ActionTranslator;
}): ReactElement {
  const { selection, actionsOf, onLeave, t } = props;
  const keys = useSyncExternalStore(selection.subscribe, selection.keys);
  const words: Readonly<Record<BatchActionId, string>> = {
    forward: t.t('actions.forward'),
    copy: t.t('actions.copy-text'),
    save: t.t('actions.save'),
    delete: t.t('actions.delete'),
  };
  return (
    <div className="cl-row cl-selection-bar" role="toolbar" aria-label={t.t('actions.select.bar')}>
      <IconButton icon={XIcon} label={t.t('actions.select.leave')} onClick={onLeave} />
      <span className="cl-selection-bar__count" role="status">
        {t.t('actions.select.count', { count: keys.length })}
      </span>
      {actionsOf(keys).map(({ id, refused, onSelect }) => (
        <IconButton
          key={id}
          icon={ICONS[id]}
          label={refused === undefined ? words[id] : `${words[id]}. ${refused}`}
          aria-disabled={keys.length === 0 || refused !== undefined}
          onClick={onSelect}
        />
      ))}
    </div>
  );
}
