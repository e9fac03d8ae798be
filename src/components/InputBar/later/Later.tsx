'use client';
import { useState, type ReactElement } from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import { useChatStore, useScheduled, useStrings, type Composer } from '../../../react/index.js';
import { ClockIcon, LiveRegion, Menu, type MenuItem } from '../../../ui/index.js';
import { OpenerButton } from '../OpenerButton.js';
import { ScheduledList } from './ScheduledList.js';
import { laterStrings } from './strings.js';
import { TimeDialog } from './TimeDialog.js';
import { suggestTimes } from './times.js';
import { useHolder } from './useHolder.js';
import { useWhen } from './useWhen.js';

/** Props of {@link Later}. */
export interface LaterProps {
  readonly composer: Composer;
  /** What the menu hangs on while it is open. */
  readonly anchor: HTMLElement | null;
  readonly onAnchor: (anchor: HTMLElement | null) => void;
  /** It is scheduled, or left: the focus goes back into the field. */
  readonly onDone: () => void;
}

/** The button beside the send button: a menu of times, and the dialog for any other. */
export function Later({ composer, anchor, onAnchor, onDone }: LaterProps): ReactElement {
  const t = useOwnStrings(laterStrings);
  const { timeZone } = useStrings();
  const { env } = useChatStore();
  const when = useWhen();
  const holder = useHolder();
  const scheduled = useScheduled();
  const [dialog, setDialog] = useState<'time' | 'list'>();
  const [said, setSaid] = useState('');
  const { canSendLater } = composer;

  const choose = (at: number): void => {
    setDialog(undefined);
    const done = composer.sendLater(at);
    setSaid(done ? `${t('later.scheduled', { when: when(at) })} ${t(`later.held.${holder}`)}` : t('later.not'));
    // The button that was pressed goes, and would take the focus with it.
    requestAnimationFrame(onDone);
  };
  const times = anchor === null ? [] : suggestTimes(env.now(), timeZone);
  const items: readonly MenuItem[] = [
    ...times.map(({ name, at }) => ({
      id: name,
      label: t(`later.${name}`),
      description: when(at),
      icon: ClockIcon,
      onSelect: () => choose(at),
    })),
    {
      id: 'other',
      label: t('later.other'),
      description: t(`later.held.${holder}`),
      onSelect: () => setDialog('time'),
    },
    ...(scheduled.length > 0
      ? [
          { type: 'separator' as const, id: 'line' },
          {
            id: 'list',
            label: t('later.list.open', { count: scheduled.length }),
            onSelect: () => setDialog('list'),
          },
        ]
      : []),
  ];
  return (
    <>
      {canSendLater ? (
        <OpenerButton icon={ClockIcon} label={t('later.button')} opens="menu" anchor={anchor} onAnchor={onAnchor} />
      ) : null}
      <Menu
        open={anchor !== null && canSendLater}
        anchor={anchor}
        label={t('later.button')}
        items={items}
        placement="top-end"
        onClose={() => onAnchor(null)}
      />
      {dialog === 'time' ? (
        <TimeDialog
          title={t('later.move.title')}
          submit={t('later.submit')}
          note={t(`later.held.${holder}`)}
          onChoose={choose}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {dialog === 'list' ? <ScheduledList onClose={() => setDialog(undefined)} /> : null}
      <LiveRegion message={said} />
    </>
  );
}
