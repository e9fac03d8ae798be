import { ChatError } from '../../../contract/index.js';
import type { TextContent, VoiceContent } from '../../../messages/content.js';
import type { MessageId, TimelineRef } from '../../../model/index.js';
import { needAccess } from '../server/access.js';
import { readSeq } from '../server/ids.js';
import { needMessage } from '../server/messageRows.js';
import type { MessageRow } from '../storage/rows.js';
import type { SampleLanguage } from '../world/language.js';
import type { Session } from './session.js';

// A sample of what a backend with such services does. What it answers says that it is one.
const MARK = '[Sample]';
/** Ids of media that come with the world begin so. */
const SEED_MEDIA = 'demo-media/';

function read(session: Session, { conversationId }: TimelineRef, id: MessageId): Promise<MessageRow> {
  return session.readLater(async (context) => {
    const row = await needMessage(context, await needAccess(context, conversationId), readSeq(conversationId, id));
    if (row.recalled) throw new ChatError('conflict', 'The message was recalled.');
    return row;
  });
}

/** Tells the words of a demo message in another language to this session. What the sample does not know is `unsupported`. */
export async function translate(
  session: Session,
  load: () => Promise<SampleLanguage>,
  ref: TimelineRef,
  messageId: MessageId,
  language: string,
): Promise<void> {
  const [{ content, conversationId, revision }, { translations }] = await Promise.all([
    read(session, ref, messageId),
    load(),
  ]);
  const { text } = content as TextContent;
  const known = content.type === 'text' && Object.hasOwn(translations, text) ? translations[text] : undefined;
  if (!known) throw new ChatError('unsupported', 'The sample translator knows a few messages of the demo only.');
  const [found = 'en'] = [language, language.split('-')[0] ?? ''].filter((each) => Object.hasOwn(known, each));
  const value = { version: revision + 1, value: { language: found, text: `${MARK} ${known[found]}` } };
  session.emit([{ type: 'lane', conversationId, messageId, lane: 'translation', value }]);
}

/** Tells what is said in a recording of the demo to this session. What the sample does not know is `unsupported`. */
export async function transcribe(
  session: Session,
  load: () => Promise<SampleLanguage>,
  ref: TimelineRef,
  messageId: MessageId,
): Promise<void> {
  const [{ content, conversationId }, { spoken }] = await Promise.all([read(session, ref, messageId), load()]);
  const { media } = content as VoiceContent;
  const key = content.type === 'voice' && media.id.startsWith(SEED_MEDIA) ? media.id.slice(SEED_MEDIA.length) : '';
  const words = Object.hasOwn(spoken, key) ? spoken[key as keyof typeof spoken] : undefined;
  if (words === undefined)
    throw new ChatError('unsupported', 'The sample transcriber knows a recording of the demo only.');
  const value = { version: 1, value: { text: `${MARK} ${words}` } };
  session.emit([{ type: 'lane', conversationId, messageId, lane: 'transcript', value }]);
}
