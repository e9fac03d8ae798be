import type { Content, Json, MediaRef } from '../../model/index.js';
import { compact, isRecord, ownValue, readLine, readOneOf, readText } from '../../utils/readers.js';
import { readJson } from '../../utils/readJson.js';
import { readUrl } from '../../utils/readUrl.js';
import {
  contentLimits,
  estimateTextHeight,
  joinLines,
  readFileName,
  readKeyed,
  readMediaRef,
  within,
} from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

/** Words of the answer. */
export interface TextPart {
  readonly partId: string;
  readonly kind: 'text';
  readonly text: string;
  readonly format: 'plain' | 'markdown';
}

/** How the assistant came to it; shown folded. */
export interface ReasoningPart {
  readonly partId: string;
  readonly kind: 'reasoning';
  readonly text: string;
}

/** Something the assistant does by a tool. */
export interface ToolCallPart {
  readonly partId: string;
  readonly kind: 'tool-call';
  readonly name: string;
  readonly status: 'pending' | 'running' | 'done' | 'failed' | 'refused';
  readonly args?: Json | undefined;
  readonly result?: Json | undefined;
}

/** Where something was found. */
export interface SourcePart {
  readonly partId: string;
  readonly kind: 'source';
  readonly title: string;
  /** http, https, mailto or tel. */
  readonly url?: string | undefined;
  readonly snippet?: string | undefined;
}

/** A file or picture in the answer. */
export interface FilePart {
  readonly partId: string;
  readonly kind: 'file';
  readonly media: MediaRef;
  readonly name: string;
}

/** JSON for a renderer of the host, looked up by `name`. */
export interface DataPart {
  readonly partId: string;
  readonly kind: 'data';
  readonly name: string;
  readonly data: Json;
}

/** One piece of a rich answer. */
export type MessagePart = TextPart | ReasoningPart | ToolCallPart | SourcePart | FilePart | DataPart;

/** A rich answer, made of parts that may be streamed one by one; text of `text` and `reasoning` parts grows by stream deltas. */
export interface PartsContent extends Content {
  readonly type: 'parts';
  /** At most 200, with part ids of their own; empty right after the answer began. */
  readonly parts: readonly MessagePart[];
}

const FORMATS = ['plain', 'markdown'] as const;
const STATUSES = ['pending', 'running', 'done', 'failed', 'refused'] as const;

function readPart(value: unknown, partId: string): MessagePart | undefined {
  if (!isRecord(value)) return undefined;
  const kind = ownValue(value, 'kind');
  const json = (key: string): Json | undefined => readJson(ownValue(value, key), contentLimits.json);
  const line = (key: string): string | undefined => readLine(ownValue(value, key), contentLimits.line);
  switch (kind) {
    case 'text':
      return {
        partId,
        kind,
        text: readText(ownValue(value, 'text'), contentLimits.text) ?? '',
        format: readOneOf(ownValue(value, 'format'), FORMATS) ?? 'plain',
      };
    case 'reasoning':
      return { partId, kind, text: readText(ownValue(value, 'text'), contentLimits.text) ?? '' };
    case 'tool-call':
      return compact({
        partId,
        kind,
        name: line('name') ?? '',
        status: readOneOf(ownValue(value, 'status'), STATUSES) ?? 'pending',
        args: json('args'),
        result: json('result'),
      });
    case 'source': {
      const url = readUrl(ownValue(value, 'url'));
      const title = line('title') ?? url?.slice(0, contentLimits.line);
      return title === undefined
        ? undefined
        : compact({ partId, kind, title, url, snippet: readText(ownValue(value, 'snippet'), contentLimits.caption) });
    }
    case 'file': {
      const media = readMediaRef(ownValue(value, 'media'));
      return media && { partId, kind, media, name: readFileName(ownValue(value, 'name')) ?? 'file' };
    }
    case 'data':
      return { partId, kind, name: line('name') ?? '', data: json('data') ?? null };
    default: {
      // A kind of tomorrow: kept as data, so that a renderer of the host can still show it.
      const name = readLine(kind, contentLimits.line);
      return name === undefined
        ? undefined
        : { partId, kind: 'data', name, data: readJson(value, contentLimits.json) ?? null };
    }
  }
}

function textOf({ parts }: PartsContent): string {
  return joinLines(...parts.map((part) => (part.kind === 'text' ? part.text : undefined)));
}

/** Definition of {@link PartsContent}. Summary: `parts`, its text the beginning of the answer (not the reasoning). */
export const partsContent: ContentDefinition<PartsContent> = defineMessageContent<PartsContent>({
  type: 'parts',
  normalize: (value) => {
    const parts = ownValue(value, 'parts');
    if (!Array.isArray(parts)) return null;
    return {
      type: 'parts',
      parts: readKeyed(parts, contentLimits.parts, 'partId', within(contentLimits.size, readPart)),
    };
  },
  summarize: (content) => summary('parts', textOf(content)),
  searchText: (content) =>
    joinLines(textOf(content), ...content.parts.map((part) => (part.kind === 'source' ? part.title : undefined))),
  copyText: textOf,
  media: ({ parts }) => parts.flatMap((part) => (part.kind === 'file' ? [part.media] : [])),
  sizeHint: ({ parts }, width) =>
    parts.reduce((sum, part) => sum + (part.kind === 'text' ? estimateTextHeight(part.text, width) + 8 : 44), 16),
});
