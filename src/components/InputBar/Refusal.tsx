'use client';
import type { ReactElement } from 'react';
import { describeDenial } from '../../i18n/index.js';
import type { Decision } from '../../model/index.js';
import { useNow, useStrings } from '../../react/index.js';
import { InfoIcon } from '../../ui/index.js';

/** A time that is counted down. Every second is seen; only the beginning is spoken, by the sentence around. */
export function Countdown({ until }: { readonly until: number }): ReactElement {
  const { formatDuration } = useStrings();
  const left = Math.max(0, until - useNow(1000));
  return (
    <span className="cl-input-bar__countdown" role="timer" aria-live="off">
      {formatDuration(Math.ceil(left / 1000) * 1000)}
    </span>
  );
}

/** The longest wait that is counted down, in ms. What takes longer has a date. */
const COUNTED = 24 * 60 * 60_000;

/** Why one cannot write here, and until when. */
export function Refusal({ decision }: { readonly decision: Extract<Decision, { allowed: false }> }): ReactElement {
  const translator = useStrings();
  const { reason, until } = decision;
  const now = useNow(60_000);
  return (
    <p className="cl-row cl-input-bar__reason">
      <span>
        <InfoIcon size={16} />
      </span>
      <span role="status">{describeDenial(translator, reason, until)}</span>
      {until !== undefined && until - now < COUNTED ? <Countdown until={until} /> : null}
    </p>
  );
}
