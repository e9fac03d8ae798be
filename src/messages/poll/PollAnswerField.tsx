'use client';
import type { KeyboardEvent, ReactElement } from 'react';
import { MenuButton, XIcon, type MenuItem } from '../../ui/index.js';
import type { pollComposerStrings } from './composerStrings.js';
import { LONGEST_ANSWER } from './pollDraft.js';

/** Props of {@link PollAnswerField}. */
export interface PollAnswerFieldProps {
  /** Its place, from 1. */
  readonly number: number;
  /** How many there are. */
  readonly of: number;
  readonly text: string;
  readonly faulty: boolean;
  /** Id of the hint of all answers. */
  readonly describedBy: string;
  readonly onText: (text: string) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRemove: () => void;
  readonly onEnter: () => void;
  readonly t: (key: keyof (typeof pollComposerStrings)['en'], params?: Readonly<Record<string, number>>) => string;
}

/** One answer, with a menu that moves and removes it. */
export function PollAnswerField(props: PollAnswerFieldProps): ReactElement {
  const { number, of, text, faulty, describedBy, onText, onMove, onRemove, onEnter, t } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
    if (event.altKey && step !== undefined) onMove(step);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) onEnter();
    else if (event.key === 'Backspace' && text === '' && of > 2) onRemove();
    else return;
    event.preventDefault();
  };
  const items = (): readonly MenuItem[] => [
    {
      id: 'up',
      label: t('poll.compose.moveUp'),
      description: 'Alt + ↑',
      disabled: number === 1,
      onSelect: () => onMove(-1),
    },
    {
      id: 'down',
      label: t('poll.compose.moveDown'),
      description: 'Alt + ↓',
      disabled: number === of,
      onSelect: () => onMove(1),
    },
    { id: 'remove', label: t('poll.compose.remove'), icon: XIcon, disabled: of <= 2, onSelect: onRemove },
  ];
  return (
    <div className="cl-row cl-composer-form__row">
      <input
        className="cl-field cl-panel__field"
        dir="auto"
        autoComplete="off"
        enterKeyHint="next"
        maxLength={LONGEST_ANSWER}
        aria-label={t('poll.compose.answer', { number })}
        placeholder={t('poll.compose.answer', { number })}
        aria-invalid={faulty || undefined}
        aria-describedby={describedBy}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <MenuButton label={t('poll.compose.options', { number })} items={items} />
    </div>
  );
}
