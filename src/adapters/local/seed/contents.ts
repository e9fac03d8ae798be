import type {
  CallContent,
  CardContent,
  ContactContent,
  CustomContent,
  FileContent,
  ImageContent,
  LocationContent,
  MergedContent,
  MessageContent,
  NoticeContent,
  NoticeEvent,
  PartsContent,
  PollContent,
  StickerContent,
  TextContent,
  VideoContent,
  VoiceContent,
} from '../../../messages/content.js';
import type { Content, MediaRef, TextEntity } from '../../../model/index.js';
import type { DemoWorld, SeedContent, SeedData, SeedMedia } from '../world/types.js';

// From the demo world's words to the contract's.

/** Ids of media that come with the world begin so; their bytes are loaded when they are asked for. */
export const seedMediaPrefix = 'demo-media/';

function toMediaRef({ key, mime, size, width, height, durationMs, tint, thumbhash }: SeedMedia): MediaRef {
  return {
    id: seedMediaPrefix + key,
    mime,
    size,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(durationMs !== undefined && { duration: durationMs }),
    ...(tint !== undefined && { placeholder: thumbhash ?? tint }),
  };
}

function toNoticeEvent({ event, text = '' }: Extract<SeedContent, { readonly type: 'notice' }>): NoticeEvent {
  switch (event) {
    case 'created':
      return { kind: 'group-created' };
    case 'joined':
      return { kind: 'members-joined' };
    case 'left':
      return { kind: 'members-left' };
    case 'renamed':
      return { kind: 'name-changed', name: text };
    case 'notice-changed':
      return { kind: 'notice-changed', text };
    case 'pinned':
      return { kind: 'message-pinned', active: true };
    case 'made-admin':
      return { kind: 'role-changed', role: 'admin' };
    case 'muted-all':
      return { kind: 'mute-all', active: true };
  }
}

/** Makes contents for messages seeded at `seededAt`. */
export function createContentMapper(world: DemoWorld, seededAt: number): (content: SeedContent) => Content {
  const media = (key: SeedMedia['key']): MediaRef => toMediaRef(world.media[key]);
  const caption = (text: string | undefined): { readonly caption?: string } =>
    text === undefined ? {} : { caption: text };

  /** The keys of media in a card become references. */
  const withMedia = (data: SeedData): unknown => {
    if (Array.isArray(data)) return (data as readonly SeedData[]).map(withMedia);
    if (typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        key === 'media' && typeof value === 'string' ? media(value as SeedMedia['key']) : withMedia(value),
      ]),
    );
  };

  const map = (content: SeedContent): MessageContent => {
    switch (content.type) {
      case 'text': {
        const entities = (content.mentions ?? []).map(({ userId, offset, length }): TextEntity =>
          userId === undefined ? { type: 'mention-all', offset, length } : { type: 'mention', offset, length, userId },
        );
        return { type: 'text', text: content.text, format: content.format ?? 'plain', entities } satisfies TextContent;
      }
      case 'image': {
        const items = [content, ...(content.more ?? [])].map((picture) => ({
          media: media(picture.media),
          alt: picture.alt,
          name: world.media[picture.media].name,
        }));
        return { type: 'image', items, ...caption(content.caption) } satisfies ImageContent;
      }
      case 'video': {
        const { name, cover } = world.media[content.media];
        return {
          type: 'video',
          media: media(content.media),
          ...(cover && { cover: media(cover) }),
          alt: content.alt,
          name,
          ...caption(content.caption),
        } satisfies VideoContent;
      }
      case 'voice': {
        const ref = { ...media(content.media), duration: content.durationMs };
        return { type: 'voice', media: ref, waveform: content.waveform } satisfies VoiceContent;
      }
      case 'file':
        return { type: 'file', items: [{ media: media(content.media), name: content.name }] } satisfies FileContent;
      case 'location': {
        const { lat, lng, title, address, liveMinutes } = content;
        const live = liveMinutes === undefined ? {} : { live: { until: seededAt + liveMinutes * 60_000 } };
        return { type: 'location', latitude: lat, longitude: lng, title, address, ...live } satisfies LocationContent;
      }
      case 'sticker':
        return {
          type: 'sticker',
          stickerId: content.media,
          media: media(content.media),
          alt: content.alt,
        } satisfies StickerContent;
      case 'contact':
        return { type: 'contact', userId: content.userId, name: content.name } satisfies ContactContent;
      case 'poll': {
        const { question, options, multiple, anonymous = false } = content;
        return { type: 'poll', question, options, multiple, anonymous } satisfies PollContent;
      }
      case 'call': {
        const { media: kind, outcome, durationMs } = content;
        return {
          type: 'call',
          kind,
          outcome: outcome === 'answered' ? 'completed' : outcome,
          ...(durationMs !== undefined && { duration: durationMs }),
        } satisfies CallContent;
      }
      case 'notice': {
        const targetIds = content.userIds ?? [];
        return {
          type: 'notice',
          event: toNoticeEvent(content),
          actorId: content.actorId,
          targetIds,
        } satisfies NoticeContent;
      }
      case 'custom': {
        const { name, data, fallback } = content;
        return { type: 'custom', kind: name, data, fallback } satisfies CustomContent;
      }
      case 'card':
        return { type: 'card', state: 'open', ...(withMedia(content.card) as Omit<CardContent, 'type' | 'state'>) };
      case 'parts': {
        const text: PartsContent['parts'][number] = {
          partId: 'text',
          kind: 'text',
          text: content.text,
          format: 'plain',
        };
        const files = content.files.map((key): PartsContent['parts'][number] => {
          return { partId: key, kind: 'file', media: media(key), name: world.media[key].name };
        });
        return { type: 'parts', parts: [text, ...files] } satisfies PartsContent;
      }
      case 'merged': {
        const items = content.items.map((item) => ({
          senderName: item.senderName,
          time: seededAt - item.minutesAgo * 60_000,
          content: map(item.content),
        }));
        return { type: 'merged', title: content.title, items, count: items.length } satisfies MergedContent;
      }
    }
  };
  return map;
}
