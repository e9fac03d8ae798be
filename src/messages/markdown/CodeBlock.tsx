'use client';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { CheckIcon, CopyIcon, IconButton, VisuallyHidden } from '../../ui/index.js';
import { stripControls } from '../../utils/stripControls.js';
import { codeTokens } from './codeTokens.js';
import { useLazySource } from '../lazySource.js';
import { useTextOptions, type CodeTokenKind } from '../textOptions.js';

/** How long it says that the code was copied, in ms. */
const TOLD = 2000;
/** Longest name of a language that is shown. */
const LONGEST_INFO = 80;
/** The voices of people are as readable on the ground of the list as words have to be. */
const HUES: Readonly<Partial<Record<CodeTokenKind, number>>> = {
  keyword: 10,
  operator: 10,
  string: 5,
  inserted: 5,
  number: 2,
  function: 9,
  type: 7,
  name: 7,
  deleted: 0,
};

/** Code between fences: scrolls inside, is copied without them, and is coloured where the host brings what colours it. */
export function CodeBlock(props: {
  readonly code: string;
  readonly info: string;
  /** The closing fence is missing: more may come, and colours would flicker. */
  readonly growing: boolean;
}): ReactElement {
  const { code, info, growing } = props;
  const { t } = useStrings();
  const pre = useRef<HTMLPreElement>(null);
  const [copied, setCopied] = useState(0);
  const highlighter = useLazySource(useTextOptions().highlighter, !growing);
  const tokens = useMemo(() => codeTokens(highlighter, code, info), [highlighter, code, info]);
  useEffect(() => {
    if (copied === 0) return undefined;
    const timer = setTimeout(() => setCopied(0), TOLD);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied((count) => count + 1);
    } catch {
      // Where a page may not write to the clipboard the reader still can: the code is selected.
      if (pre.current) getSelection()?.selectAllChildren(pre.current);
    }
  };
  const label = stripControls(info.slice(0, LONGEST_INFO));
  return (
    <div className="cl-code-block" dir="ltr" data-labelled={label === '' ? undefined : ''}>
      {label === '' ? null : (
        <span className="cl-quiet cl-truncate cl-code-block__info">
          <bdi>{label}</bdi>
        </span>
      )}
      {/* It scrolls, and so can be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre ref={pre} className="cl-code-block__code" tabIndex={0}>
        <code className="cl-code-block__text">
          {tokens.map((token, index) =>
            token.kind === undefined ? (
              token.text
            ) : (
              // oxlint-disable-next-line react/no-array-index-key
              <span key={index} className="cl-code-block__token" data-kind={token.kind} data-cl-hue={HUES[token.kind]}>
                {token.text}
              </span>
            ),
          )}
        </code>
      </pre>
      <IconButton
        className="cl-code-block__copy"
        size="small"
        icon={copied > 0 ? CheckIcon : CopyIcon}
        label={t(copied > 0 ? 'common.copied' : 'common.copy')}
        onClick={() => void copy()}
      />
      <VisuallyHidden role="status">{copied > 0 ? t('common.copied') : ''}</VisuallyHidden>
    </div>
  );
}
