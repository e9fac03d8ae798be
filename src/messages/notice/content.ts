import type { Content, Json, MessageId, Role, UserId } from '../../model/index.js';
import {
  compact,
  isRecord,
  ownValue,
  readId,
  readLine,
  readList,
  readOneOf,
  readText,
  readTime,
} from '../../utils/readers.js';
import { readJson } from '../../utils/readJson.js';
import { contentLimits, readIds } from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition, type SummaryValue } from '../defineMessageContent.js';

/** What happened, as data: the sentence is made in the reader's language. People are in `actorId` and `targetIds` of the notice. */
export type NoticeEvent =
  | { readonly kind: 'group-created' }
  /** The targets came in by themselves or were let in by the actor. */
  | { readonly kind: 'members-joined' }
  | { readonly kind: 'members-left' }
  | { readonly kind: 'members-invited' }
  | { readonly kind: 'members-removed' }
  | { readonly kind: 'name-changed'; readonly name: string }
  | { readonly kind: 'avatar-changed' }
  /** Without `text` the notice was taken down. */
  | { readonly kind: 'notice-changed'; readonly text?: string | undefined }
  | { readonly kind: 'role-changed'; readonly role: Role }
  /** The targets hold the new owner. */
  | { readonly kind: 'owner-changed' }
  /** `until` is server time in ms; absent means until further notice. */
  | { readonly kind: 'muted'; readonly until?: number | undefined }
  | { readonly kind: 'unmuted' }
  | { readonly kind: 'mute-all'; readonly active: boolean }
  | { readonly kind: 'message-pinned'; readonly active: boolean; readonly messageId?: MessageId | undefined }
  | { readonly kind: 'dismissed' }
  /** Anything else; `text` is shown as it came, in its own isolate and marked as foreign. */
  | { readonly kind: 'custom'; readonly text: string; readonly data?: Json | undefined };

/** A name as it was when the notice was written, for people who are no longer in the directory. */
export interface NoticeName {
  readonly id: UserId;
  readonly name: string;
}

/** Something the system tells: a group event, a sentence of the service. */
export interface NoticeContent extends Content {
  readonly type: 'notice';
  readonly event: NoticeEvent;
  /** Who did it; absent for the system itself. */
  readonly actorId?: UserId | undefined;
  /** Whom it concerns. At most 100; see `targetCount` for all. */
  readonly targetIds: readonly UserId[];
  /** How many it concerns, when more than `targetIds` names. */
  readonly targetCount?: number | undefined;
  /** Fall-back names; the directory wins. */
  readonly names?: readonly NoticeName[] | undefined;
}

const PLAIN = [
  'group-created',
  'members-joined',
  'members-left',
  'members-invited',
  'members-removed',
  'avatar-changed',
  'owner-changed',
  'unmuted',
  'dismissed',
] as const;
const ROLES = ['owner', 'admin', 'member', 'guest'] as const;

function readEvent(value: unknown): NoticeEvent | undefined {
  const kind = ownValue(value, 'kind');
  const plain = readOneOf(kind, PLAIN);
  if (plain !== undefined) return { kind: plain };
  switch (kind) {
    case 'name-changed': {
      const name = readLine(ownValue(value, 'name'), contentLimits.line);
      return name === undefined ? undefined : { kind, name };
    }
    case 'notice-changed':
      return compact({ kind, text: readText(ownValue(value, 'text'), contentLimits.caption) || undefined });
    case 'role-changed': {
      const role = readOneOf(ownValue(value, 'role'), ROLES);
      return role === undefined ? undefined : { kind, role };
    }
    case 'muted':
      return compact({ kind, until: readTime(ownValue(value, 'until')) });
    case 'mute-all':
      return { kind, active: ownValue(value, 'active') !== false };
    case 'message-pinned':
      return compact({
        kind,
        active: ownValue(value, 'active') !== false,
        messageId: readId(ownValue(value, 'messageId')),
      });
    case 'custom': {
      const text = readText(ownValue(value, 'text'), contentLimits.caption);
      return text === undefined
        ? undefined
        : compact({ kind, text, data: readJson(ownValue(value, 'data'), contentLimits.json) });
    }
    default:
      return undefined;
  }
}

function readNames(value: unknown): readonly NoticeName[] | undefined {
  const names = readList(value, contentLimits.people + 1, (item): NoticeName | undefined => {
    const id = readId(ownValue(item, 'id'));
    const name = readLine(ownValue(item, 'name'), contentLimits.line);
    return id === undefined || name === undefined ? undefined : { id, name };
  });
  return names.length > 0 ? names : undefined;
}

function eventParams(event: NoticeEvent): Record<string, SummaryValue> {
  const params: Record<string, SummaryValue> = {};
  for (const key of ['name', 'role', 'until', 'active', 'messageId'] as const) {
    const value = ownValue(event, key);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') params[key] = value;
  }
  return params;
}

/**
 * Definition of {@link NoticeContent}. Never counts as unread. Summary: `notice.<event>` with `actorId`, `actorName`, `targetIds`, `targetNames` (by
 * place, `''` where not known), `targetCount` and the fields of the event. An event of an unknown kind that carries text becomes `custom`.
 */
export const noticeContent: ContentDefinition<NoticeContent> = defineMessageContent<NoticeContent>({
  type: 'notice',
  normalize: (value) => {
    const raw = ownValue(value, 'event');
    const words = isRecord(raw) ? readText(ownValue(raw, 'text'), contentLimits.caption) : undefined;
    const event = readEvent(raw) ?? (words === undefined ? undefined : ({ kind: 'custom', text: words } as const));
    if (event === undefined) return null;
    const targetIds = readIds(ownValue(value, 'targetIds'), contentLimits.people);
    const count = ownValue(value, 'targetCount');
    return compact({
      type: 'notice',
      event,
      actorId: readId(ownValue(value, 'actorId')),
      targetIds,
      targetCount:
        typeof count === 'number' && Number.isSafeInteger(count) && count > targetIds.length ? count : undefined,
      names: readNames(ownValue(value, 'names')),
    });
  },
  summarize: ({ event, actorId, targetIds, targetCount, names = [] }) => {
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    const actorName = actorId === undefined ? undefined : nameOf.get(actorId);
    return summary(`notice.${event.kind}`, 'text' in event ? event.text : undefined, {
      ...eventParams(event),
      ...(actorId !== undefined && { actorId }),
      ...(actorName !== undefined && { actorName }),
      ...(targetIds.length > 0 && {
        targetIds,
        targetNames: targetIds.map((id) => nameOf.get(id) ?? ''),
        targetCount: targetCount ?? targetIds.length,
      }),
    });
  },
  searchText: ({ event }) => ('text' in event ? (event.text ?? '') : ''),
  countable: false,
  sizeHint: () => 32,
});
