'use client';
import { useState, type ReactElement } from 'react';
import { timelineKey } from '../../../model/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import { useConversationScope, useNow, useScheduled } from '../../../react/index.js';
import { ClockIcon } from '../../../ui/index.js';
import { ScheduledList } from './ScheduledList.js';
import { laterStrings } from './strings.js';
import { useWhen } from './useWhen.js';

/** How many messages are scheduled here, and when the next one goes; a press opens their list. */
export function ScheduledBar(): ReactElement | null {
  const t = useOwnStrings(laterStrings);
  const scheduled = useScheduled();
  const key = timelineKey(useConversationScope());
  // The list of one conversation does not stand open in another.
  const [openIn, setOpenIn] = useState<string>();
  const when = useWhen();
  // "Tomorrow" becomes "today" by itself.
  useNow(60_000);
  const [next] = scheduled;
  return (
    <>
      {next ? (
        <button
          type="button"
          className="cl-row cl-quiet cl-lit cl-scheduled-bar"
          aria-haspopup="dialog"
          onClick={() => setOpenIn(key)}
        >
          <ClockIcon size={16} />
          <span className="cl-truncate">{t('later.list.open', { count: scheduled.length })}</span>
          <span className="cl-truncate cl-scheduled-bar__next">{t('later.list.next', { when: when(next.at) })}</span>
        </button>
      ) : null}
      {openIn === key ? <ScheduledList onClose={() => setOpenIn(undefined)} /> : null}
    </>
  );
}
