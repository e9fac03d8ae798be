import type { MessageSnapshot, UserId } from '../../../model/index.js';
import { recalled } from '../server/contents.js';
import { messageId } from '../server/ids.js';
import type { MessageRow } from '../storage/rows.js';
import type { DemoWorld, SeedContent, SeedMessage } from '../world/types.js';
import { createContentMapper } from './contents.js';

const MINUTE = 60_000;

/** Turns one message of the world into row `seq`; quoted messages are looked up by their id in the world. */
export type MessageMapper = (
  conversationId: string,
  seq: number,
  message: SeedMessage,
  find?: (id: string) => readonly [seq: number, message: SeedMessage] | undefined,
) => MessageRow;

function mentionsOf(content: SeedContent): MessageRow['mentions'] {
  if (content.type !== 'text' || !content.mentions?.length) return undefined;
  const userIds = content.mentions.map(({ userId }) => userId).filter((id): id is UserId => id !== undefined);
  const all = content.mentions.some(({ userId }) => userId === undefined);
  return { userIds, ...(all && { all }) };
}

export function createMessageMapper(world: DemoWorld, seededAt: number): MessageMapper {
  const toContent = createContentMapper(world, seededAt);
  const nicks = new Map(world.users.map(({ id, nick }) => [id, nick]));
  const timeOf = ({ minutesAgo }: SeedMessage): number => Math.round(seededAt - minutesAgo * MINUTE);

  return (conversationId, seq, message, find) => {
    const { from, content, reactions, replyTo } = message;
    const time = timeOf(message);
    const base = { conversationId, seq, senderId: from, time };
    if (message.recalled) {
      return { ...base, content: recalled, revision: 1, recalled: { by: from, time: time + MINUTE } };
    }
    const [quotedSeq, quoted] = (replyTo === undefined ? undefined : find?.(replyTo)) ?? [];
    const quote: MessageSnapshot | undefined =
      quoted && quotedSeq !== undefined
        ? {
            ref: { conversationId, messageId: messageId(conversationId, quotedSeq) },
            senderId: quoted.from,
            senderName: nicks.get(quoted.from) ?? quoted.from,
            time: timeOf(quoted),
            content: quoted.recalled ? recalled : toContent(quoted.content),
          }
        : undefined;
    const mentions = mentionsOf(content);
    const earlier = (content.type === 'text' ? (message.earlier ?? []) : []).map((text, revision) => ({
      revision,
      time: time + revision * MINUTE,
      content: toContent({ type: 'text', text, format: content.type === 'text' ? content.format : undefined }),
    }));
    return {
      ...base,
      content: toContent(content),
      revision: message.edited ? Math.max(1, earlier.length) : 0,
      ...(message.edited && { editedAt: time + Math.max(1, earlier.length) * MINUTE }),
      ...(message.edited && earlier.length > 0 && { earlier }),
      ...(quote && { quote }),
      ...(mentions && { mentions }),
      ...(reactions && { reactions: Object.entries(reactions).map(([emoji, userIds]) => ({ emoji, userIds })) }),
      ...(content.type === 'voice' && content.transcript !== undefined && { transcript: content.transcript }),
      ...(content.type === 'poll' && {
        votes: content.options.map(({ id }) => ({ optionId: id, userIds: content.votes[id] ?? [] })),
        votesClosed: content.closed,
      }),
    };
  };
}
