'use client';
import { createContext, useContext, useEffect, useMemo, type ReactElement, type ReactNode } from 'react';
import type { LinkPreview, TextEntity } from '../model/index.js';
import type { LinkFinder } from './links.js';
import { createLazySource, type LazySource } from './lazySource.js';
import type { MarkdownDocument } from './markdown/parseMarkdown.js';

/** Props of the view of formatted text. */
export interface MarkdownBodyProps {
  readonly text: string;
  readonly entities: readonly TextEntity[];
  readonly finder: LinkFinder | undefined;
  readonly source: object | undefined;
  /** Stands at the end of the last line, or on one of its own behind what is no line. */
  readonly end: ReactNode;
}

/** Props of the card of what is behind a link. */
export interface LinkPreviewCardProps {
  /** Already checked: a link that may be followed, one-line texts. */
  readonly preview: LinkPreview;
}

/** A component in an object: a source that held the bare function would call it. */
interface Loaded<P> {
  readonly Component: (props: P) => ReactElement | null;
}

/** What the texts of one list share. */
export interface TextTools {
  /** Finds addresses nobody marked. */
  readonly finder: LazySource<LinkFinder>;
  readonly markdown: LazySource<Loaded<MarkdownBodyProps>>;
  readonly preview: LazySource<Loaded<LinkPreviewCardProps>>;
  /** Long texts that were opened, by key: a row that comes back into view is as it was left. */
  readonly opened: Set<string>;
  /** Parsed texts by their content, which is a new object for each revision. */
  readonly documents: WeakMap<object, MarkdownDocument>;
}

function createTools(): TextTools {
  return {
    finder: createLazySource(async () => (await import('./linkFinder.js')).createLinkFinder()),
    markdown: createLazySource(async () => ({ Component: (await import('./markdown/MarkdownBody.js')).MarkdownBody })),
    preview: createLazySource(async () => ({
      Component: (await import('./text/LinkPreviewCard.js')).LinkPreviewCard,
    })),
    opened: new Set(),
    documents: new WeakMap(),
  };
}

const ToolsContext = createContext<TextTools | null>(null);

/** One set of tools for all texts inside. The parser of markdown is fetched ahead, when the page has nothing else to do. */
export function TextToolsProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const outer = useContext(ToolsContext);
  const own = useMemo(() => outer ?? createTools(), [outer]);
  useEffect(() => {
    // Where the browser cannot tell when it is idle, the parser is loaded when it is wanted.
    if (outer || typeof requestIdleCallback !== 'function') return undefined;
    const idle = requestIdleCallback(() => own.markdown.want());
    return () => cancelIdleCallback(idle);
  }, [outer, own]);
  return <ToolsContext.Provider value={own}>{children}</ToolsContext.Provider>;
}

/** The tools of the list; a text outside of one has its own. */
export function useTextTools(): TextTools {
  const shared = useContext(ToolsContext);
  return useMemo(() => shared ?? createTools(), [shared]);
}
