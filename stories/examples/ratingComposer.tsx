import { useId, useState } from 'react';
import { ComposerField, ComposerForm, type MessageComposerProps } from 'chatloom';
import type { RatingContent } from './ratingMessage.tsx';

/** The form behind the entry "Rating" of the attach menu. */
export function RatingComposer({ onSend, onCancel, onDirtyChange }: MessageComposerProps<RatingContent>) {
  const id = useId();
  const [stars, setStars] = useState(5);
  const [words, setWords] = useState('');
  return (
    <ComposerForm
      onSubmit={() => onSend({ type: 'rating', stars, ...(words.trim() === '' ? {} : { words: words.trim() }) })}
      onCancel={onCancel}
    >
      <ComposerField id={`${id}s`} label="Stars">
        {(control) => (
          <select {...control} value={stars} onChange={(event) => setStars(Number(event.currentTarget.value))}>
            {[5, 4, 3, 2, 1].map((each) => (
              <option key={each} value={each}>
                {'★'.repeat(each)}
              </option>
            ))}
          </select>
        )}
      </ComposerField>
      <ComposerField id={`${id}w`} label="In your words (optional)">
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={500}
            value={words}
            onChange={(event) => {
              setWords(event.currentTarget.value);
              onDirtyChange(event.currentTarget.value.trim() !== '');
            }}
          />
        )}
      </ComposerField>
    </ComposerForm>
  );
}
