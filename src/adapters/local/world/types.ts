// The demo world's own nouns: plain, structured-cloneable data that a local chat service is filled from.
// They use the kit's type words but import nothing, so that the world can be read, tested and replaced alone.

/** A medium of the demo world; see `mediaCatalog`. */
export type MediaKey =
  | 'dunes'
  | 'mountains'
  | 'dusk'
  | 'forest'
  | 'skyline'
  | 'pottery'
  | 'chart'
  | 'floorplan'
  | 'poster'
  | 'boat'
  | 'sticker-teapot'
  | 'sticker-moon'
  | 'sticker-cactus'
  | 'sticker-tent'
  | 'sticker-heart'
  | 'evening-cover'
  | 'evening'
  | 'voice-fr'
  | 'voice-es'
  | 'voice-uk'
  | 'leaflet'
  | 'budget'
  | 'packing';

/** What a medium is, without its bytes. */
export interface SeedMedia {
  readonly key: MediaKey;
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  readonly mime: string;
  /** File name a person would see. */
  readonly name: string;
  /** Bytes after decoding. */
  readonly size: number;
  /** Pixels; images and video. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Length in milliseconds; sound and video. */
  readonly durationMs?: number | undefined;
  /** 64 levels, 0..1; sound. */
  readonly waveform?: readonly number[] | undefined;
  /** Average colour `#rrggbb`, to paint until the picture is there. */
  readonly tint?: string | undefined;
  /** A thumbhash in base64: more than a colour, for the same time. */
  readonly thumbhash?: string | undefined;
  /** Still picture of a video. */
  readonly cover?: MediaKey | undefined;
  /** The picture moves. */
  readonly animated?: boolean | undefined;
}

/** How a demo person answers by themself. Replies go out as one or more messages each: a line break parts messages. */
export interface BotPersona {
  /** Milliseconds to wait before answering, from..to; typing shows meanwhile. */
  readonly delayMs: readonly [number, number];
  /** Tried in order: the first rule with a keyword in the text answers. Keywords are lower case. */
  readonly rules: readonly { readonly keywords: readonly string[]; readonly replies: readonly string[] }[];
  /** Used in turn where no rule fits. Never empty. */
  readonly replies: readonly string[];
}

export interface SeedUser {
  readonly id: string;
  readonly nick: string;
  readonly bio?: string | undefined;
  /** Hue of the person in degrees, 0..359, where a theme wants one. */
  readonly hue?: number | undefined;
  /** BCP 47 tag of the language this person writes in. */
  readonly locale: string;
  readonly presence?: 'online' | 'away' | 'dnd' | 'offline' | undefined;
  /** How the name is spoken, in Latin letters: what it is sorted by. */
  readonly reading?: string | undefined;
  readonly status?:
    { readonly emoji: string; readonly text: string; readonly minutesLeft?: number | undefined } | undefined;
  /** Only where `presence` is not `online`. */
  readonly lastSeenMinutesAgo?: number | undefined;
  /** True for an automated participant that says so. */
  readonly automated?: boolean | undefined;
  readonly bot?: BotPersona | undefined;
}

/** How somebody stands to somebody else. Both sides of a relation follow from one; the rest is one's own. */
export interface SeedRelation {
  readonly of: string;
  readonly to: string;
  readonly relation?: 'friend' | 'incoming' | 'requested' | undefined;
  readonly minutesAgo: number;
  readonly remark?: string | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly wording?: string | undefined;
  readonly blocked?: boolean | undefined;
}

export interface SeedGroup {
  readonly id: string;
  readonly name: string;
  readonly kind: 'work' | 'public' | 'meeting';
  readonly introduction?: string | undefined;
  readonly notice?: string | undefined;
  readonly ownerId: string;
  readonly adminIds: readonly string[];
  /** Everyone, owner and admins included. */
  readonly memberIds: readonly string[];
  /** Minutes a member is muted from the time the world is seeded, by user id. */
  readonly mutedMinutes?: Readonly<Record<string, number>> | undefined;
  /** Who was removed and may not come back. */
  readonly bannedIds?: readonly string[] | undefined;
  /** Names inside this group, by user id. */
  readonly nameCards?: Readonly<Record<string, string>> | undefined;
  /** Who waits to be let in. */
  readonly requests?: readonly SeedJoinRequest[] | undefined;
  /** Links into it: who made them, by their codes. */
  readonly invites?: Readonly<Record<string, string>> | undefined;
}

/** Somebody who asks to be let into a group. */
export interface SeedJoinRequest {
  readonly from: string;
  readonly wording?: string | undefined;
  readonly minutesAgo: number;
  /** The member who invited them. */
  readonly invitedBy?: string | undefined;
}

/** Someone named in a text; offset and length in UTF-16 code units. No `userId` means everyone. */
export interface SeedMention {
  readonly userId?: string | undefined;
  readonly offset: number;
  readonly length: number;
}

export interface SeedMergedItem {
  readonly senderName: string;
  readonly minutesAgo: number;
  readonly content: SeedContent;
}

/** JSON-like data of a custom message. */
export type SeedData = string | number | boolean | null | readonly SeedData[] | { readonly [key: string]: SeedData };

export type SeedContent =
  | {
      readonly type: 'text';
      readonly text: string;
      /** `markdown` where code fences and lists should show as such; plain otherwise. */
      readonly format?: 'plain' | 'markdown' | undefined;
      readonly mentions?: readonly SeedMention[] | undefined;
    }
  | {
      readonly type: 'image';
      readonly media: MediaKey;
      readonly alt: string;
      readonly caption?: string | undefined;
      /** The other pictures of an album. */
      readonly more?: readonly { readonly media: MediaKey; readonly alt: string }[] | undefined;
    }
  | { readonly type: 'video'; readonly media: MediaKey; readonly alt: string; readonly caption?: string | undefined }
  | {
      readonly type: 'voice';
      readonly media: MediaKey;
      readonly durationMs: number;
      readonly waveform: readonly number[];
      /** What is said. */
      readonly transcript?: string | undefined;
    }
  | { readonly type: 'file'; readonly media: MediaKey; readonly name: string; readonly size: number }
  | {
      readonly type: 'location';
      readonly lat: number;
      readonly lng: number;
      readonly title: string;
      readonly address: string;
      /** Minutes the place still moves after the world is seeded. */
      readonly liveMinutes?: number | undefined;
    }
  | { readonly type: 'sticker'; readonly media: MediaKey; readonly alt: string }
  | { readonly type: 'contact'; readonly userId: string; readonly name: string }
  | {
      readonly type: 'poll';
      readonly question: string;
      readonly options: readonly { readonly id: string; readonly text: string }[];
      readonly multiple: boolean;
      readonly closed: boolean;
      readonly anonymous?: boolean | undefined;
      /** User ids by option id. */
      readonly votes: Readonly<Record<string, readonly string[]>>;
    }
  | {
      readonly type: 'call';
      readonly media: 'audio' | 'video';
      readonly outcome: 'answered' | 'missed' | 'declined' | 'cancelled';
      readonly durationMs?: number | undefined;
    }
  | {
      readonly type: 'notice';
      readonly event:
        'created' | 'joined' | 'left' | 'renamed' | 'notice-changed' | 'pinned' | 'made-admin' | 'muted-all';
      readonly actorId: string;
      readonly userIds?: readonly string[] | undefined;
      /** New name, new notice or the pinned words. */
      readonly text?: string | undefined;
    }
  | {
      readonly type: 'custom';
      /** What kind of custom message this is, e.g. `demo/order`. */
      readonly name: string;
      readonly data: Readonly<Record<string, SeedData>>;
      /** Shown where nobody knows the kind. */
      readonly fallback: string;
    }
  | {
      readonly type: 'card';
      /** As the contract has it, but with the keys of media in place of references. */
      readonly card: { readonly cardId: string; readonly title: string; readonly blocks: readonly SeedData[] };
    }
  /** Words with files. */
  | { readonly type: 'parts'; readonly text: string; readonly files: readonly MediaKey[] }
  | { readonly type: 'merged'; readonly title: string; readonly items: readonly SeedMergedItem[] };

export interface SeedMessage {
  /** Unique in the whole world. */
  readonly id: string;
  readonly from: string;
  /** Age when the world is seeded. */
  readonly minutesAgo: number;
  /** A recalled message keeps no words: its content is an empty text. */
  readonly content: SeedContent;
  /** User ids by emoji. */
  readonly reactions?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Id of a message of the same conversation. */
  readonly replyTo?: string | undefined;
  readonly edited?: boolean | undefined;
  /** What an edited text said before, oldest first. */
  readonly earlier?: readonly string[] | undefined;
  readonly recalled?: boolean | undefined;
  /** Who has read it besides its sender; absent leaves it to `unreadFor`. */
  readonly readBy?: readonly string[] | undefined;
  readonly thread?: SeedThread | undefined;
  /** Id of the message whose thread it stands in as well: an answer that was also sent to the conversation. The others of that thread come after it. */
  readonly under?: string | undefined;
}

/** What was answered in a thread under a message. */
export interface SeedThread {
  /** Oldest first; they have no threads of their own. */
  readonly answers: readonly SeedMessage[];
  /** How many of the newest answers of others a user has not read. */
  readonly unreadFor?: Readonly<Record<string, number>> | undefined;
  /** Who follows besides those who answered and the writer of the message. */
  readonly followedBy?: readonly string[] | undefined;
}

/** A conversation whose messages are computed when asked for: `generateMessage(thread, index)`, index 0..count-1. */
export interface GeneratedThread {
  readonly kind: 'generated';
  readonly count: number;
  /** Same seed, same messages. */
  readonly seed: number;
  /** Age of the newest message. */
  readonly endsMinutesAgo: number;
}

interface SeedConversationBase {
  readonly id: string;
  /** Oldest first, or the recipe of a generated one. */
  readonly messages: readonly SeedMessage[] | GeneratedThread;
  /** Users who pinned it. */
  readonly pinnedFor?: readonly string[] | undefined;
  readonly mutedFor?: readonly string[] | undefined;
  /** How many of the newest messages from others a user has not read. */
  readonly unreadFor?: Readonly<Record<string, number>> | undefined;
  /** Ids of unread messages that name a user. */
  readonly mentionFor?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Words a user began and did not send. */
  readonly draftFor?: Readonly<Record<string, string>> | undefined;
}

export interface SeedDirectConversation extends SeedConversationBase {
  readonly kind: 'direct';
  readonly members: readonly [string, string];
}

export interface SeedGroupConversation extends SeedConversationBase {
  readonly kind: 'group';
  readonly groupId: string;
}

export type SeedConversation = SeedDirectConversation | SeedGroupConversation;

export interface DemoWorld {
  readonly users: readonly SeedUser[];
  readonly groups: readonly SeedGroup[];
  readonly relations?: readonly SeedRelation[] | undefined;
  readonly conversations: readonly SeedConversation[];
  readonly media: Readonly<Record<MediaKey, SeedMedia>>;
}
