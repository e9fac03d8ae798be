'use client';
import { createContext, useContext, useMemo, type ReactElement, type ReactNode, type SyntheticEvent } from 'react';
import type { UserId } from '../model/index.js';
import { createLazySource, type LazySource } from './lazySource.js';

/** What a piece of code is: decides its colour. `name` is a tag, a property or an attribute. */
export type CodeTokenKind =
  'keyword' | 'string' | 'number' | 'comment' | 'function' | 'type' | 'name' | 'operator' | 'inserted' | 'deleted';

/** A piece of code. */
export interface CodeToken {
  readonly text: string;
  /** Left out: plain. */
  readonly kind?: CodeTokenKind | undefined;
}

/**
 * Cuts code into pieces to colour. It answers words, never HTML: pieces whose text together is not the code are not used.
 *
 * @param language what was written behind the opening fence, in lower case, such as `ts`; empty where nothing was
 */
export type CodeHighlighter = (code: string, language: string) => readonly CodeToken[];

/** Called when somebody mentioned in a message is pressed. */
export type MentionClickHandler = (userId: UserId, event: SyntheticEvent<HTMLElement>) => void;

/** What a host adds to the texts of messages. Functions should be stable. */
export interface MessageTextOptions {
  /** Called where somebody mentioned is pressed. Left out: the card of the person shows, where there are cards; else mentions are only shown. */
  readonly onMentionClick?: MentionClickHandler | undefined;
  /** Loads what colours code, when code is first shown. Left out, or when it cannot be loaded: code is plain. */
  readonly highlight?: (() => Promise<CodeHighlighter>) | undefined;
  /** Loads more emoji names for `:name:`, when formatted text is first shown. They win over the built-in ones. */
  readonly shortcodes?: (() => Promise<Readonly<Record<string, string>>>) | undefined;
}

interface Options {
  readonly onMentionClick?: MentionClickHandler | undefined;
  readonly highlighter?: LazySource<CodeHighlighter> | undefined;
  readonly shortcodes?: LazySource<ReadonlyMap<string, string>> | undefined;
}

const OptionsContext = createContext<Options>({});

/** Gives {@link MessageTextOptions} to all messages inside; what is left out is taken from the provider around it. */
export function MessageTextProvider(props: MessageTextOptions & { readonly children: ReactNode }): ReactElement {
  const { onMentionClick, highlight, shortcodes, children } = props;
  const outer = useContext(OptionsContext);
  const ownHighlighter = useMemo(() => (highlight ? createLazySource(highlight) : undefined), [highlight]);
  const ownNames = useMemo(() => (shortcodes ? createLazySource(() => allNames(shortcodes)) : undefined), [shortcodes]);
  const options = useMemo<Options>(
    () => ({
      onMentionClick: onMentionClick ?? outer.onMentionClick,
      highlighter: ownHighlighter ?? outer.highlighter,
      shortcodes: ownNames ?? outer.shortcodes,
    }),
    [onMentionClick, ownHighlighter, ownNames, outer],
  );
  return <OptionsContext.Provider value={options}>{children}</OptionsContext.Provider>;
}

async function allNames(load: NonNullable<MessageTextOptions['shortcodes']>): Promise<ReadonlyMap<string, string>> {
  const [{ withShortcodes }, own] = await Promise.all([import('./markdown/shortcodes.js'), load()]);
  return withShortcodes(own);
}

/** The options of the nearest provider. */
export function useTextOptions(): Options {
  return useContext(OptionsContext);
}
