'use client';
import { memo, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { TextEntity } from '../model/index.js';
import { useStrings } from '../react/index.js';
import { clampText } from './clampText.js';
import { useLinkFinder } from './LinkFinderProvider.js';
import { mayHoldLinks } from './links.js';
import { useLazySource } from './markdown/lazySource.js';
import { Mention, TextLink } from './markdown/pressable.js';
import { leadingDirection, mayHoldMarkdown } from './markdown/signs.js';
import { useTextTools } from './markdown/textTools.js';
import { textTokens, type TextToken } from './textTokens.js';

/** Props of {@link MessageText}. */
export interface MessageTextProps {
  /** As written. */
  readonly text: string;
  readonly entities?: readonly TextEntity[] | undefined;
  /** `markdown` only where the sender meant it. Default `plain`. */
  readonly format?: 'plain' | 'markdown' | undefined;
  /** `emoji`: one to three emoji, large. Default `text`. */
  readonly size?: 'text' | 'emoji' | undefined;
  /** Names the text in its list: a long one that was opened is still open when it comes back into view. Default: it is not. */
  readonly textKey?: string | undefined;
  /** The object the text comes from, a new one for each revision: a formatted text is parsed once for each. */
  readonly source?: object | undefined;
  /** Time and ticks, which take the free space of the last line. */
  readonly meta?: ReactNode;
}

const NONE: readonly TextEntity[] = [];
const NOTHING: readonly TextToken[] = [];

/** A text of others: also captions. Long texts show their beginning first. Nothing of it is ever HTML. */
export function MessageText(props: MessageTextProps): ReactElement {
  const { text, entities = NONE, format = 'plain', size = 'text', textKey, source, meta } = props;
  const translator = useStrings();
  const tools = useTextTools();
  const [open, setOpen] = useState(() => textKey !== undefined && tools.opened.has(textKey));
  const body = useMemo(() => text.replace(/\s+$/u, ''), [text]);
  const beginning = useMemo(() => clampText(body), [body]);
  const shown = open ? body : beginning;
  const formatted = useMemo(() => format === 'markdown' && mayHoldMarkdown(shown), [format, shown]);
  const finder = useLinkFinder(useMemo(() => mayHoldLinks(shown), [shown]));
  const markdown = useLazySource(tools.markdown, formatted);
  const tokens = useMemo(
    () => (markdown ? NOTHING : textTokens(shown, entities, finder)),
    [shown, entities, finder, markdown],
  );
  const long = beginning.length < body.length;
  const toggle = (): void => {
    setOpen(!open);
    if (textKey === undefined) return;
    if (open) tools.opened.delete(textKey);
    else tools.opened.add(textKey);
  };
  // The outer span takes the side of the text's direction; the inner one keeps its words out of what decides that direction.
  const time =
    meta === undefined ? null : (
      <span className="cl-message-text__meta">
        <span dir={translator.dir}>{meta}</span>
      </span>
    );
  return (
    <div className="cl-message-text" dir={markdown ? leadingDirection(shown) : 'auto'} data-size={size}>
      {markdown ? (
        <markdown.Component
          text={shown}
          entities={entities}
          finder={finder}
          source={source}
          end={long && !open ? '…' : long ? null : time}
        />
      ) : (
        <span className="cl-message-text__text">
          {tokens.map((token, index) => (
            // Tokens of one text never move.
            // oxlint-disable-next-line react/no-array-index-key
            <Token key={index} token={token} />
          ))}
          {long && !open ? '…' : null}
        </span>
      )}
      {long ? (
        <button
          type="button"
          className="cl-message-text__more"
          dir={translator.dir}
          aria-expanded={open}
          data-virtual-hold=""
          onClick={toggle}
        >
          {translator.t(open ? 'common.showLess' : 'common.showMore')}
        </button>
      ) : null}
      {markdown && !long ? null : time}
    </div>
  );
}

const Token = memo(function Token({ token }: { readonly token: TextToken }): ReactElement {
  if (token.kind === 'mention') return <Mention userId={token.userId} text={token.text} />;
  if (token.kind === 'text') return <>{token.text}</>;
  return (
    <TextLink href={token.href} target={token.target}>
      {token.text}
    </TextLink>
  );
});
