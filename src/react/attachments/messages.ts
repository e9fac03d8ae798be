import type { AdapterLimits } from '../../contract/index.js';
import type { FileContent, ImageContent, TextContent, VideoContent, VoiceContent } from '../../messages/content.js';
import type { MediaRef } from '../../model/index.js';
import type { SendAttachment, SendRequest } from '../../store/index.js';
import type { OutgoingWords } from '../useComposerTypes.js';
import type { TrayItem } from './types.js';

type FilesContent = ImageContent | VideoContent | VoiceContent | FileContent;

/** Pictures of one album, whatever the backend takes. */
const ALBUM = 50;
/** Longest caption, in UTF-16 units. Longer words are a message of their own. */
const CAPTION = 4000;

/** Id of the still picture of a film until it is uploaded. */
export const coverId = (id: string): string => `${id}-cover`;

/** A file as a content names it: uploaded, or by the id it waits under. */
function refOf({ id, file, facts, ref }: TrayItem): MediaRef {
  return { id, mime: file.type || 'application/octet-stream', size: file.size, ...facts, ...ref };
}

function coverOf({ id, cover, coverRef }: TrayItem): MediaRef | undefined {
  return coverRef ?? (cover && { id: coverId(id), mime: cover.type, size: cover.size });
}

function contentOf(items: readonly [TrayItem, ...TrayItem[]]): FilesContent {
  const [item] = items;
  const { kind, name, waveform = [] } = item;
  switch (kind) {
    case 'image':
      return { type: 'image', items: items.map((each) => ({ media: refOf(each), name: each.name })) };
    case 'video':
      return { type: 'video', media: refOf(item), cover: coverOf(item), name };
    case 'voice':
      return { type: 'voice', media: refOf(item), waveform };
    case 'file':
      return { type: 'file', items: [{ media: refOf(item), name }] };
  }
}

/** What is not uploaded yet goes out with the message. */
function attachmentsOf(items: readonly TrayItem[]): readonly SendAttachment[] {
  return items.flatMap(({ id, name, kind, file, ref, cover, coverRef }) => [
    ...(ref ? [] : [{ mediaId: id, blob: file, name, kind }]),
    ...(cover && !coverRef ? [{ mediaId: coverId(id), blob: cover, name: 'cover.jpg', kind: 'image' as const }] : []),
  ]);
}

/** Pictures that follow each other are an album, as far as one message may carry them; every other file is a message of its own. */
function grouped(items: readonly TrayItem[], most: number): readonly (readonly [TrayItem, ...TrayItem[]])[] {
  const groups: [TrayItem, ...TrayItem[]][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && item.kind === 'image' && last[0].kind === 'image' && last.length < most) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

/**
 * The messages that files and words become, in order. The words are the caption of the first message that can have one; formatted words, those with
 * mentions or the like, and long ones, follow as a message of their own, since captions are plain.
 */
export function composeMessages(
  items: readonly TrayItem[],
  { content, quote, mentions, inConversation, sendAt }: OutgoingWords,
  { attachmentsPerMessage = 1 }: AdapterLimits,
): readonly SendRequest[] {
  const groups = grouped(items, Math.max(1, Math.min(ALBUM, attachmentsPerMessage)));
  const { text, entities, format } = content;
  const captioned =
    text !== '' && text.length <= CAPTION && entities.length === 0 && format !== 'markdown'
      ? groups.find(([{ kind }]) => kind !== 'voice')
      : undefined;
  const requests = groups.map((group): SendRequest => {
    const files = contentOf(group);
    return {
      content: group === captioned ? ({ ...files, caption: text } as FilesContent) : files,
      attachments: attachmentsOf(group),
    };
  });
  if (text !== '' && !captioned) requests.push({ content: content satisfies TextContent, mentions });
  return requests.map((request, index) => ({
    ...request,
    ...(inConversation && { inConversation }),
    // Due one after the other: what keeps them sorts by that.
    ...(sendAt !== undefined && { sendAt: sendAt + index }),
    ...(index === 0 && quote && { quote }),
  }));
}
