'use client';
import type { ReactElement } from 'react';
import type { ReactionSummary } from '../../model/index.js';
import { useStrings } from '../../react/index.js';
import { Text } from '../../ui/index.js';

/** Different emoji that are shown; more than that nobody reads. */
const SHOWN = 12;

/** Reactions on the lower edge of a bubble. Pressing one sets or clears the own. */
export function MessageReactions(props: {
  readonly reactions: readonly ReactionSummary[];
  readonly onReact?: ((emoji: string, active: boolean) => void) | undefined;
}): ReactElement {
  const translator = useStrings();
  const { reactions, onReact } = props;
  return (
    <div className="cl-message__reactions" role="group" aria-label={translator.t('messages.reactions')}>
      {reactions.slice(0, SHOWN).map(({ emoji, count, mine }) => (
        <button
          key={emoji}
          type="button"
          className="cl-reach cl-message__reaction"
          data-emoji={emoji}
          aria-pressed={mine}
          aria-label={translator.t('messages.reaction', { emoji, count })}
          aria-disabled={onReact === undefined || undefined}
          onClick={onReact === undefined ? undefined : () => onReact(emoji, !mine)}
        >
          <Text className="cl-message__emoji" truncate>
            {emoji}
          </Text>
          {count > 1 ? <span className="cl-message__count">{translator.formatCount(count)}</span> : null}
        </button>
      ))}
    </div>
  );
}
