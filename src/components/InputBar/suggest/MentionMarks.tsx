'use client';
import { useLayoutEffect, useRef, type ReactElement, type ReactNode, type RefObject } from 'react';
import type { Composer } from '../../../react/index.js';

/** Props of {@link MentionMarks}. */
export interface MentionMarksProps {
  readonly composer: Pick<Composer, 'text' | 'entities'>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Longest text whose mentions are shown, in UTF-16 units: beyond it the second copy of the words would be felt. */
const LONGEST = 20_000;

/** Shows which words of the field are a mention: the same words once more behind it, unseen but for the ground of the mentions. */
export function MentionMarks({ composer, field }: MentionMarksProps): ReactElement | null {
  const { text, entities } = composer;
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const [element, marks] = [field.current, layer.current];
    if (!element || !marks) return undefined;
    const follow = (): void => {
      marks.scrollTop = element.scrollTop;
      marks.style.inlineSize = `${element.clientWidth}px`;
      marks.dir = getComputedStyle(element).direction;
    };
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    return () => element.removeEventListener('scroll', follow);
  }, [field, text]);
  const shown = entities.filter(({ length }) => length > 0);
  if (shown.length === 0 || text.length > LONGEST) return null;
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { offset, length } of shown) {
    parts.push(text.slice(from, offset), <mark key={offset}>{text.slice(offset, offset + length)}</mark>);
    from = offset + length;
  }
  return (
    <div ref={layer} className="cl-mention-marks" aria-hidden="true">
      {parts}
      {text.slice(from)}
      {'\u200b'}
    </div>
  );
}
