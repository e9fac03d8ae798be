import type { MessagesPort } from '../../../contract/index.js';
import type { ConversationId, UserId } from '../../../model/index.js';
import { hasBlocked } from '../server/access.js';
import type { ServerCore } from '../server/core.js';
import { localLimits } from '../server/limits.js';
import { memberIds } from '../server/members.js';
import type { Session, SessionPart } from './session.js';

/** How long a client may use what it knows of the members. */
const AUDIENCE_AGE = 10_000;
const EXPIRES_IN = 8000;

/** Who writes: over the channel only. */
export interface TypingPart extends SessionPart {
  readonly setTyping: NonNullable<MessagesPort['setTyping']>;
}

export function createTyping(core: ServerCore, session: Session): TypingPart {
  const audiences = new Map<ConversationId, { readonly ids: Promise<readonly UserId[]>; readonly at: number }>();
  let started = false;

  const audienceOf = (conversationId: ConversationId): Promise<readonly UserId[]> => {
    const now = core.environment.now();
    const known = audiences.get(conversationId);
    if (known && now - known.at < AUDIENCE_AGE) return known.ids;
    const ids = core.read(session.self(), async (context) => {
      const all = await memberIds(context, conversationId);
      if (!all.includes(context.self) || all.length > localLimits.receiptGroupSize) return [];
      const deaf = await Promise.all(all.map((id) => hasBlocked(context.tx, id, context.self)));
      return all.filter((id, index) => id !== context.self && !deaf[index]);
    });
    audiences.set(conversationId, { ids, at: now });
    return ids;
  };

  return {
    start() {
      started = true;
    },
    stop() {
      started = false;
      audiences.clear();
    },
    setTyping({ conversationId, threadId }, active, activity = 'text') {
      // Nothing waits for it, so a failure is nobody's concern.
      if (!started) return;
      audienceOf(conversationId).then(
        (to) => {
          if (!started || to.length === 0) return;
          core.post({ t: 'typing', conversationId, threadId, userId: session.self(), active, activity, to });
        },
        () => audiences.delete(conversationId),
      );
    },
    signal(signal) {
      if (signal.t !== 'typing' || !started || !signal.to.includes(session.self())) return;
      const { conversationId, threadId, userId, active, activity } = signal;
      core
        .read(session.self(), ({ tx, self }) => hasBlocked(tx, self, userId))
        .then(
          (blocked) => {
            if (blocked || !started) return;
            const who = { conversationId, ...(threadId !== undefined && { threadId }), userId };
            session.emit([{ type: 'typing', ...who, active, activity, expiresIn: EXPIRES_IN }]);
          },
          () => {},
        );
    },
  };
}
