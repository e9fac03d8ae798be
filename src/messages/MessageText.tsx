'use client';
import { memo, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { TextEntity } from '../model/index.js';
import { useStrings } from '../react/index.js';
import { clampText } from './clampText.js';
import { mayHoldLinks } from './links.js';
import { useLazySource } from './lazySource.js';
import { Mention, TextLink } from './pressable.js';
import { leadingDirection, mayHoldMarkdown } from './markdown/signs.js';
import { useTextTools, type MarkdownBodyProps } from './textTools.js';
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
  const body = useMemo(() => text.trimEnd(), [text]);
  const beginning = useMemo(() => clampText(body), [body]);
  const shown = open ? body : beginning;
  const formatted = useMemo(() => format === 'markdown' && mayHoldMarkdown(shown), [format, shown]);
  const finder = useLazySource(
    tools.finder,
    useMemo(() => mayHoldLinks(shown), [shown]),
  );
  const tokens = useMemo(
    () => (formatted ? NOTHING : textTokens(shown, entities, finder)),
    [shown, entities, finder, formatted],
  );
  const long = beginning.length < body.length;
  const cut = long && !open;
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
    <div className="cl-message-text" dir={formatted ? leadingDirection(shown) : 'auto'} data-size={size}>
      {formatted ? (
        <FormattedText
          text={shown}
          entities={entities}
          finder={finder}
          source={source}
          end={cut ? '…' : long ? null : time}
        />
      ) : (
        wordsOf(tokens, cut ? '…' : null)
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
      {formatted && !long ? null : time}
    </div>
  );
}

/** A text whose form is drawn once the parser is there, and until then as it was written. */
function FormattedText(props: MarkdownBodyProps): ReactElement {
  const { text, entities, finder, end } = props;
  const markdown = useLazySource(useTextTools().markdown, true);
  const tokens = useMemo(
    () => (markdown ? NOTHING : textTokens(text, entities, finder)),
    [text, entities, finder, markdown],
  );
  return markdown ? <markdown.Component {...props} /> : wordsOf(tokens, end);
}

function wordsOf(tokens: readonly TextToken[], end: ReactNode): ReactElement {
  return (
    <span className="cl-message-text__text">
      {tokens.map((token, index) => (
        // Tokens of one text never move.
        // oxlint-disable-next-line react/no-array-index-key
        <Token key={index} token={token} />
      ))}
      {end}
    </span>
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
