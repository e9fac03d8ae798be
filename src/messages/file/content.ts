import type { Content, MediaRef } from '../../model/index.js';
import { compact, ownValue, readList, readText } from '../../utils/readers.js';
import { contentLimits, estimateTextHeight, joinLines, readFileName, readMediaRef, within } from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

/** One file of a message. */
export interface FileItem {
  readonly media: MediaRef;
  /** Name with extension; one line, at most 256 UTF-16 units (the extension is kept when it is cut); `file` when the sender gave none. */
  readonly name: string;
}

/** One or several files. */
export interface FileContent extends Content {
  readonly type: 'file';
  /** At least one. */
  readonly items: readonly FileItem[];
  readonly caption?: string | undefined;
}

function readFileItem(value: unknown): FileItem | undefined {
  const media = readMediaRef(ownValue(value, 'media'));
  return media && { media, name: readFileName(ownValue(value, 'name')) ?? 'file' };
}

/** Definition of {@link FileContent}. Summary: `file` with the name as text, or `file.many` with `count`. */
export const fileContent: ContentDefinition<FileContent> = defineMessageContent<FileContent>({
  type: 'file',
  normalize: (value) => {
    const items = readList(ownValue(value, 'items'), contentLimits.items, within(contentLimits.size, readFileItem));
    if (items.length === 0) return null;
    return compact({
      type: 'file',
      items,
      caption: readText(ownValue(value, 'caption'), contentLimits.caption) || undefined,
    });
  },
  summarize: ({ items }) =>
    items.length > 1 ? summary('file.many', items[0]?.name, { count: items.length }) : summary('file', items[0]?.name),
  searchText: ({ items, caption }) => joinLines(caption, ...items.map((item) => item.name)),
  media: ({ items }) => items.map((item) => item.media),
  sizeHint: ({ items, caption }, width) =>
    items.length * 64 + (caption === undefined ? 0 : estimateTextHeight(caption, width) + 12),
});
