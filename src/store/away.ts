import type { SettingsChanges } from '../contract/index.js';
import {
  BEFORE_ALL,
  comparePositions,
  type Conversation,
  type ConversationId,
  type MessageId,
  type NotifyLevel,
  type Position,
} from '../model/index.js';

/** Finds out when a conversation that was put away comes back. */
export interface Returns {
  /**
   * Looks at a conversation. Answers what has to change for it to come back: out of the archive what calls for the user, so a muted one stays there; what was
   * hidden could not be found anywhere, so anything new does. The same facts give the same answer in whatever order they come.
   *
   * @param calling what is unread in it and calls for the user
   */
  look(conversation: Conversation, calling: number, level: NotifyLevel): SettingsChanges | undefined;
  forget(id: ConversationId): void;
}

/** As far as nothing has happened yet in a conversation that is away. */
interface Quiet {
  readonly position: Position | undefined;
  readonly messageId: MessageId | undefined;
  readonly calling: number;
  readonly level: NotifyLevel;
  readonly mark: Position | undefined;
}

const isAway = ({ archived, hidden }: Pick<SettingsChanges, 'archived' | 'hidden'>): boolean =>
  archived === true || hidden === true;

/**
 * Changes of settings as they are written: a conversation that is put away, or whose mute changes while it is away, keeps how far it had come by then. So what is
 * said while no device is there brings it back the next time one is.
 */
export function withAwayFrom(conversation: Conversation | undefined, changes: SettingsChanges): SettingsChanges {
  const names = ['archived', 'hidden', 'notify', 'notifyUntil'] as const;
  if (!conversation || !names.some((name) => name in changes)) return changes;
  const { settings, lastMessage } = conversation;
  if (isAway({ ...settings, ...changes })) return { ...changes, awayFrom: lastMessage?.position ?? BEFORE_ALL };
  return settings.awayFrom ? { ...changes, awayFrom: null } : changes;
}

/** Where the user put it away. One that is not final says nothing: the same message may be told at another place. */
function markOf({ settings: { awayFrom } }: Conversation): Position | undefined {
  const isUsable = Number.isFinite(awayFrom?.value) && typeof awayFrom?.tie === 'string' && !awayFrom.provisional;
  return isUsable ? awayFrom : undefined;
}

function isSame(a: Position | undefined, b: Position | undefined): boolean {
  return a && b ? comparePositions(a, b) === 0 : a === b;
}

/** Makes it. */
export function createReturns(): Returns {
  const quiet = new Map<ConversationId, Quiet>();
  // Brought back for what was said up to here: refused, it is not tried again for the same.
  const tried = new Map<ConversationId, Position>();

  function begin(conversation: Conversation, calling: number, level: NotifyLevel, known: Quiet | undefined): Quiet {
    const mark = markOf(conversation);
    const last = conversation.lastMessage;
    if (!mark || (known && isSame(known.mark, mark)))
      return { position: last?.position, messageId: last?.id, calling, level, mark };
    const saidSince = last !== undefined && comparePositions(last.position, mark) > 0;
    return { position: mark, messageId: undefined, calling: saidSince ? 0 : calling, level, mark };
  }

  return {
    look(conversation, calling, level) {
      const { id, lastMessage: last, settings } = conversation;
      if (!isAway(settings)) return void quiet.delete(id);
      const known = quiet.get(id);
      const isNew = !known || known.level !== level || !isSame(known.mark, markOf(conversation));
      const now = isNew ? begin(conversation, calling, level, known) : known;
      // What is read does not call any more.
      quiet.set(id, calling < now.calling ? { ...now, calling } : now);
      if (!last || last.id === now.messageId) return undefined;
      const since = [now.position, tried.get(id)];
      if (since.some((position) => position && comparePositions(last.position, position) <= 0)) return undefined;
      if (settings.hidden !== true && calling <= now.calling) return undefined;
      tried.set(id, last.position);
      return { ...(settings.hidden && { hidden: null }), ...(settings.archived && { archived: null }) };
    },
    forget(id) {
      quiet.delete(id);
      tried.delete(id);
    },
  };
}
