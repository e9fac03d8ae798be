import { memo, useState, type ReactElement } from 'react';
import { PICTURE, type Item } from '../data.ts';

let clock: Intl.DateTimeFormat | undefined;

/** The formatter is made with the first row: it is part of what mounting costs everyone. */
function timeOf(ms: number): string {
  clock ??= new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  return clock.format(ms);
}

/** The least a chat row can be: a picture, a name, words or an image, and the time. */
export const BareRow = memo(function BareRow({ item }: { readonly item: Item }): ReactElement {
  return (
    <div className="bare-message">
      <span className="bare-avatar">{item.senderName[0]}</span>
      <div className="bare-bubble">
        <b>{item.senderName}</b>
        {item.image ? (
          <img src={PICTURE} alt="" width={320} height={(320 * item.image.height) / item.image.width} />
        ) : (
          <p>{item.text}</p>
        )}
        <time>{timeOf(item.time)}</time>
      </div>
    </div>
  );
});

/** Guess of a height, as good as a careful author would make it. */
export function guess(item: Item): number {
  if (item.image) return (320 * item.image.height) / item.image.width + 62;
  const wide = /[\u4e00-\u9fff]/u.test(item.text) ? 30 : 66;
  return 62 + Math.ceil(item.text.length / wide) * 20;
}

/** A text field whose state is its own. */
export function Field(): ReactElement {
  const [text, setText] = useState('');
  return <textarea className="bare-field" value={text} onChange={(event) => setText(event.target.value)} />;
}
