'use client';
import { memo, useMemo, type ReactElement } from 'react';
import type { Json, Message } from '../../model/index.js';
import { Spinner, Text } from '../../ui/index.js';
import type { MessagePart, PartsContent, SourcePart, ToolCallPart } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { InnerContent } from '../InnerContent.js';
import { shownTarget } from '../links.js';
import { TextLink } from '../pressable.js';
import { useOwnStrings } from '../ownStrings.js';
import { partContent } from './partContent.js';
import { partsStrings } from './strings.js';

/** Text and attachments in one message, and the other parts of a rich answer. Each is drawn by the view of its type. */
export function PartsMessage({ content, message, messageKey, meta }: MessageViewProps<PartsContent>): ReactElement {
  const t = useOwnStrings(partsStrings);
  const sources = content.parts.filter((part) => part.kind === 'source');
  return (
    <div className="cl-parts-message" aria-busy={message.streaming || undefined}>
      {content.parts.map((part) =>
        part.kind === 'source' ? null : (
          <Part key={part.partId} part={part} message={message} messageKey={`${messageKey}/${part.partId}`} />
        ),
      )}
      {content.parts.length === 0 ? (
        <span className="cl-meta cl-parts-message__status">
          {message.streaming ? <Spinner /> : null}
          {t('parts.empty')}
        </span>
      ) : null}
      {sources.length === 0 ? null : (
        <ul className="cl-stack cl-parts-message__sources" aria-label={t('parts.sources')}>
          {sources.map((part) => (
            <Source key={part.partId} part={part} />
          ))}
        </ul>
      )}
      <div className="cl-message__below">{meta}</div>
    </div>
  );
}

interface PartProps {
  readonly part: Exclude<MessagePart, SourcePart>;
  readonly message: Message;
  readonly messageKey: string;
}

/** Any part but a source. Its content is the same object for as long as the part is: what is parsed of it is kept. */
const Part = memo(function Part({ part, message, messageKey }: PartProps): ReactElement {
  const t = useOwnStrings(partsStrings);
  const inner = useMemo(
    () => (part.kind === 'reasoning' || part.kind === 'tool-call' ? undefined : partContent(part)),
    [part],
  );
  if (inner !== undefined) return <InnerContent content={inner} message={message} messageKey={messageKey} />;
  if (part.kind === 'tool-call') return <ToolCall part={part} />;
  return (
    <details className="cl-parts-message__fold">
      <summary className="cl-label cl-parts-message__summary">{t('parts.reasoning')}</summary>
      <InnerContent
        content={partContent({
          partId: part.partId,
          kind: 'text',
          text: part.kind === 'reasoning' ? part.text : '',
          format: 'plain',
        })}
        message={message}
        messageKey={messageKey}
      />
    </details>
  );
});

/** A fold with what a tool was asked and what it answered, as JSON. */
function ToolCall({ part }: { readonly part: ToolCallPart }): ReactElement {
  const t = useOwnStrings(partsStrings);
  const { name, status, args, result } = part;
  return (
    <details className="cl-parts-message__fold" data-status={status}>
      <summary className="cl-label cl-parts-message__summary">
        <Text fallback={t('parts.unnamed')}>{name}</Text>
        <span className="cl-meta cl-parts-message__status">
          {status === 'running' ? <Spinner /> : null}
          {t(`parts.tool.${status}`)}
        </span>
      </summary>
      <Data label={t('parts.arguments')} value={args} />
      <Data label={t('parts.result')} value={result} />
    </details>
  );
}

/** Far more is no longer read. */
const MAX_JSON = 4_000;

// What turns or hides other characters is shown by its number, as code is.
const TURNING = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

function readable(value: Json): string {
  const code = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value, null, 2).slice(0, MAX_JSON).replace(TURNING, code);
}

function Data({ label, value }: { readonly label: string; readonly value: Json | undefined }): ReactElement | null {
  const words = useMemo(() => (value === undefined ? '' : readable(value)), [value]);
  if (words === '') return null;
  return (
    // A stop in the tab order, so that keys scroll it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className="cl-parts-message__data" dir="ltr" role="region" aria-label={label} tabIndex={0}>
      {words}
    </pre>
  );
}

function Source({ part: { title, url, snippet } }: { readonly part: SourcePart }): ReactElement {
  return (
    <li className="cl-words">
      {url === undefined ? (
        <Text>{title}</Text>
      ) : (
        <span>
          <TextLink href={url} target={shownTarget(title, url)}>
            <Text>{title}</Text>
          </TextLink>
        </span>
      )}
      {snippet === undefined ? null : <Text className="cl-meta">{snippet}</Text>}
    </li>
  );
}
