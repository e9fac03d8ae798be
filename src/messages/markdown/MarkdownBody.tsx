'use client';
import { memo, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { TextEntity } from '../../model/index.js';
import type { LinkFinder } from '../links.js';
import { CodeBlock } from './CodeBlock.js';
import { useLazySource } from '../lazySource.js';
import type { Block, Inline, ListItem } from './nodes.js';
import { parseMarkdown, type MarkdownDocument } from './parseMarkdown.js';
import { Mention, TextLink } from '../pressable.js';
import { shortcodes as builtIn } from './shortcodes.js';
import { useTextOptions } from '../textOptions.js';
import { useTextTools, type MarkdownBodyProps } from '../textTools.js';

/** A text with its form. Loaded with the parser, when the first such text is shown. */
export function MarkdownBody({ text, entities, finder, source, end }: MarkdownBodyProps): ReactElement {
  const { blocks } = useDocument(text, entities, finder, source);
  const last = blocks.at(-1)?.block;
  return (
    <div className="cl-markdown">
      {blocks.map(({ block }, index) => (
        // Blocks of a text that grows stay in their places.
        // oxlint-disable-next-line react/no-array-index-key
        <BlockView key={index} block={block} end={block === last && block.kind === 'paragraph' ? end : null} />
      ))}
      {last?.kind === 'paragraph' ? null : end}
    </div>
  );
}

/** The parsed text: once for each content, and of a text that grows only its end. */
function useDocument(
  text: string,
  entities: readonly TextEntity[],
  finder: LinkFinder | undefined,
  source: object | undefined,
): MarkdownDocument {
  const { documents } = useTextTools();
  const shortcodes = useLazySource(useTextOptions().shortcodes, true) ?? builtIn;
  // Names what was parsed here last, to go on from; it decides nothing but how fast the same is found.
  const [latest] = useState(() => ({}));
  return useMemo(() => {
    const options = { entities, finder, shortcodes };
    const known = source && documents.get(source);
    const document =
      known?.source === text && known.options.finder === finder && known.options.shortcodes === shortcodes
        ? known
        : parseMarkdown(text, options, documents.get(latest));
    documents.set(latest, document);
    if (source) documents.set(source, document);
    return document;
  }, [documents, entities, finder, latest, shortcodes, source, text]);
}

const BlockView = memo(function BlockView(props: { readonly block: Block; readonly end: ReactNode }): ReactElement {
  const { block, end } = props;
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className="cl-markdown__paragraph">
          <Pieces pieces={block.children} />
          {end}
        </p>
      );
    case 'code':
      return <CodeBlock code={block.text} info={block.info} growing={!block.closed} />;
    case 'quote':
      return (
        <blockquote className="cl-markdown__quote" dir="auto">
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    default:
      return <List ordered={block.ordered} items={block.items} />;
  }
});

function Blocks({ blocks }: { readonly blocks: readonly Block[] }): ReactElement {
  return (
    <>
      {blocks.map((block, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <BlockView key={index} block={block} end={null} />
      ))}
    </>
  );
}

function List({ ordered, items }: { readonly ordered: boolean; readonly items: readonly ListItem[] }): ReactElement {
  const Tag = ordered ? 'ol' : 'ul';
  const digits = Math.max(1, ...items.map((item) => String(item.number ?? 0).length));
  return (
    <Tag className="cl-markdown__list" dir="auto" data-digits={digits > 2 ? (digits > 4 ? 'many' : 'some') : undefined}>
      {items.map((item, index) => (
        // Numbers stand as they were written.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className="cl-markdown__item" value={item.number}>
          <Blocks blocks={item.blocks} />
        </li>
      ))}
    </Tag>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Inline[] }): ReactElement {
  return (
    <>
      {pieces.map((piece, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Piece key={index} piece={piece} />
      ))}
    </>
  );
}

function Piece({ piece }: { readonly piece: Inline }): ReactElement {
  switch (piece.kind) {
    case 'text':
      return <>{piece.text}</>;
    case 'code':
      return (
        <code className="cl-markdown__code" dir="auto">
          {piece.text}
        </code>
      );
    case 'mention':
      return <Mention userId={piece.userId} text={piece.text} />;
    case 'link':
      return (
        <TextLink href={piece.href} target={piece.target}>
          <Pieces pieces={piece.children} />
        </TextLink>
      );
    case 'strong':
      return (
        <strong className="cl-markdown__strong">
          <Pieces pieces={piece.children} />
        </strong>
      );
    case 'em':
      return (
        <em className="cl-markdown__em">
          <Pieces pieces={piece.children} />
        </em>
      );
    default:
      return (
        <del className="cl-markdown__strike">
          <Pieces pieces={piece.children} />
        </del>
      );
  }
}
