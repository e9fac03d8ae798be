'use client';
import { memo, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { TextEntity } from '../model/index.js';
import { useSelfId, useStrings } from '../react/index.js';
import { clampText } from './clampText.js';
import { useLinkFinder } from './LinkFinderProvider.js';
import { mayHoldLinks } from './links.js';
import { useOpenLink } from './openLink.js';
import { textTokens, type TextToken } from './textTokens.js';

/** Props of {@link MessageText}. */
export interface MessageTextProps {
  /** As written. */
  readonly text: string;
  readonly entities?: readonly TextEntity[] | undefined;
  /** `emoji`: one to three emoji, large. Default `text`. */
  readonly size?: 'text' | 'emoji' | undefined;
  /** Time and ticks, which take the free space of the last line. */
  readonly meta?: ReactNode;
}

const NONE: readonly TextEntity[] = [];

/** A text of others: also captions. Long texts show their beginning first. */
export function MessageText({ text, entities = NONE, size = 'text', meta }: MessageTextProps): ReactElement {
  const translator = useStrings();
  const [open, setOpen] = useState(false);
  const body = useMemo(() => text.replace(/\s+$/u, ''), [text]);
  const shown = useMemo(() => (open ? body : clampText(body)), [open, body]);
  const finder = useLinkFinder(useMemo(() => mayHoldLinks(shown), [shown]));
  const tokens = useMemo(() => textTokens(shown, entities, finder), [shown, entities, finder]);
  const cut = shown.length < body.length;
  return (
    <div className="cl-message-text" dir="auto" data-size={size}>
      <span className="cl-message-text__text">
        {tokens.map((token, index) => (
          // Tokens of one text never move.
          // oxlint-disable-next-line react/no-array-index-key
          <Token key={index} token={token} />
        ))}
        {cut ? '…' : null}
      </span>
      {cut ? (
        <button
          type="button"
          className="cl-message-text__more"
          dir={translator.dir}
          data-virtual-hold=""
          onClick={() => setOpen(true)}
        >
          {translator.t('common.showMore')}
        </button>
      ) : null}
      {meta === undefined ? null : (
        // The outer span takes the side of the text's direction; the inner one keeps its words out of what decides that direction.
        <span className="cl-message-text__meta">
          <span dir={translator.dir}>{meta}</span>
        </span>
      )}
    </div>
  );
}

const Token = memo(function Token({ token }: { readonly token: TextToken }): ReactElement {
  if (token.kind === 'link') return <Link token={token} />;
  if (token.kind === 'mention') return <Mention token={token} />;
  return <>{token.text}</>;
});

function Link({ token }: { readonly token: TextToken & { readonly kind: 'link' } }): ReactElement {
  const onOpenLink = useOpenLink();
  return (
    <>
      <a
        className="cl-message-text__link"
        href={token.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        onClick={onOpenLink ? (event) => onOpenLink(token.href, event) : undefined}
      >
        {token.text}
      </a>
      {token.target === undefined ? null : (
        <bdi className="cl-message-text__target" dir="ltr">
          {` (${token.target})`}
        </bdi>
      )}
    </>
  );
}

function Mention({ token }: { readonly token: TextToken & { readonly kind: 'mention' } }): ReactElement {
  const selfId = useSelfId();
  return (
    <bdi
      className="cl-message-text__mention"
      data-self={token.userId === undefined || token.userId === selfId || undefined}
    >
      {token.text}
    </bdi>
  );
}
