import type { CustomContent, FileContent, ImageContent, TextContent, VideoContent, VoiceContent } from '../content.js';
import type { DataPart, FilePart, TextPart } from '../content.js';

/** A part as the content of the message type that knows how to show it. */
export function partContent(
  part: TextPart | FilePart | DataPart,
): TextContent | CustomContent | ImageContent | VideoContent | VoiceContent | FileContent {
  if (part.kind === 'text') {
    return { type: 'text', text: part.text, format: part.format, entities: [] } satisfies TextContent;
  }
  if (part.kind === 'data') {
    return {
      type: 'custom',
      kind: part.name === '' ? 'data' : part.name.slice(0, 128),
      data: part.data,
      ...(part.name !== '' && { fallback: part.name }),
    } satisfies CustomContent;
  }
  const { media, name } = part;
  switch (media.mime.split('/')[0]) {
    case 'image':
      return { type: 'image', items: [{ media, name }] } satisfies ImageContent;
    case 'video':
      return { type: 'video', media, name } satisfies VideoContent;
    case 'audio':
      return { type: 'voice', media, waveform: [] } satisfies VoiceContent;
    default:
      return { type: 'file', items: [{ media, name }] } satisfies FileContent;
  }
}
