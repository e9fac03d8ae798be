'use client';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { cx } from '../../utils/cx.js';
import { splitHits, type SnippetPart } from './snippet.js';

/** Props of {@link SearchOption}. */
export interface SearchOptionProps {
  readonly id: string;
  readonly active: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  /** Keys that do something else with it. */
  readonly shortcuts?: string | undefined;
}

/** A row of the list that is gone through from the field: the focus stays there. */
export function SearchOption(props: SearchOptionProps): ReactElement {
  const { id, active, onChoose, children, className, shortcuts } = props;
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  return (
    // The keys are those of the field.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-keyshortcuts={shortcuts}
      className={cx('cl-row cl-lit cl-search__option', className)}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}

/** A text of others with what was looked for marked in it. */
export function Marked(props: { readonly parts: readonly SnippetPart[]; readonly className?: string }): ReactElement {
  return (
    <bdi className={cx('cl-text', props.className)} dir="auto" data-truncate>
      {props.parts.map(({ text, hit }, index) =>
        // A piece's place is what it is.
        // oxlint-disable-next-line react/no-array-index-key
        hit ? <mark key={index}>{text}</mark> : text,
      )}
    </bdi>
  );
}

/** A name with what was looked for marked in it. */
export function MarkedName({
  name,
  words,
}: {
  readonly name: string;
  readonly words: readonly string[];
}): ReactElement {
  return <Marked className="cl-label" parts={splitHits(name, words)} />;
}
