'use client';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { MessageText, useOwnStrings } from '../../../messages/index.js';
import { useStrings, type Composer } from '../../../react/index.js';
import { rowStep } from '../../../utils/rowStep.js';
import { formatStrings } from './strings.js';

/** Props of {@link FormatToolbar}. */
export interface FormatToolbarProps {
  readonly composer: Composer;
  readonly onMark: (mark: string) => void;
  readonly onLines: (prefix: string) => void;
}

const TOOLS = [
  { name: 'bold', sign: 'B', mark: '**' },
  { name: 'italic', sign: 'I', mark: '_' },
  { name: 'strike', sign: 'S', mark: '~~' },
  { name: 'code', sign: '</>', mark: '`' },
  { name: 'quote', sign: '❝', prefix: '> ' },
  { name: 'list', sign: '•', prefix: '- ' },
] as const;

/** Buttons for formatting, one stop of the Tab key, and how the text will look. */
export function FormatToolbar({ composer, onMark, onLines }: FormatToolbarProps): ReactElement {
  const t = useOwnStrings(formatStrings);
  const { dir } = useStrings();
  const [current, setCurrent] = useState(0);
  const [preview, setPreview] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const count = TOOLS.length + 1;
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = rowStep(event.key, current, count, dir);
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  };
  const button = (index: number): object => ({
    type: 'button',
    className: 'cl-lit cl-format__tool',
    tabIndex: index === current ? 0 : -1,
    onFocus: () => setCurrent(index),
    // The selection stays where it is.
    onMouseDown: (event: { preventDefault(): void }) => event.preventDefault(),
  });
  return (
    <div className="cl-format">
      <div
        ref={bar}
        className="cl-format__tools"
        role="toolbar"
        tabIndex={-1}
        aria-label={t('format.label')}
        onKeyDown={onKeyDown}
      >
        {TOOLS.map((tool, index) => (
          <button
            key={tool.name}
            {...button(index)}
            aria-label={t(`format.${tool.name}`)}
            title={t(`format.${tool.name}`)}
            data-tool={tool.name}
            onClick={() => ('mark' in tool ? onMark(tool.mark) : onLines(tool.prefix))}
          >
            <span aria-hidden="true">{tool.sign}</span>
          </button>
        ))}
        <button
          {...button(TOOLS.length)}
          className="cl-lit cl-format__tool cl-format__preview-toggle"
          aria-pressed={preview}
          onClick={() => setPreview(!preview)}
        >
          {t('format.preview')}
        </button>
      </div>
      {preview ? (
        <section className="cl-format__preview" aria-label={t('format.preview')}>
          {composer.text.trim() === '' ? (
            <p className="cl-format__empty">{t('format.empty')}</p>
          ) : (
            <MessageText text={composer.text} entities={composer.entities} format={composer.format} source={composer} />
          )}
        </section>
      ) : null}
    </div>
  );
}
