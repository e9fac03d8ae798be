'use client';
import type { ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { CheckIcon, Text } from '../../ui/index.js';
import type { PollContent } from '../content.js';
import { useOwnStrings } from '../ownStrings.js';
import { questionOf, type PollResult } from './results.js';
import { pollStrings } from './strings.js';

/** How many chose what, as bars with numbers. */
export function PollResults(props: {
  readonly content: PollContent;
  readonly facts: readonly (string | undefined)[];
  readonly result: PollResult;
  /** False for a copy, which comes without votes: only the options show. */
  readonly shown: boolean;
}): ReactElement {
  const { content, facts, result, shown } = props;
  const t = useOwnStrings(pollStrings);
  const { formatNumber, locale } = useStrings();
  const percent = (share: number): string =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  return (
    <>
      <div className="cl-words">
        <span className="cl-poll-message__question" dir="auto">
          {questionOf(content)}
        </span>
        <span className="cl-meta">{facts.filter(Boolean).join(' · ')}</span>
      </div>
      <ul className="cl-stack">
        {result.options.map(({ id, text, count, share, mine }) => (
          <li key={id} className="cl-poll-message__result" data-mine={mine || undefined}>
            <span>
              <Text>{text}</Text>
              {mine ? (
                <>
                  <CheckIcon size={16} className="cl-poll-message__check" />
                  <span className="cl-visually-hidden">{t('poll.chosen')}</span>
                </>
              ) : null}
            </span>
            {shown ? (
              <>
                <span className="cl-meta cl-poll-message__count" aria-hidden="true">
                  {`${formatNumber(count)} · ${percent(share)}`}
                </span>
                <span className="cl-visually-hidden">{t('poll.option', { text, count, share: percent(share) })}</span>
                <span className="cl-poll-message__bar" aria-hidden="true">
                  <span className="cl-poll-message__fill" style={{ inlineSize: `${Math.round(share * 100)}%` }} />
                </span>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
