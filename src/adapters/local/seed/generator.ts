import type { Generate } from '../server/context.js';
import type { BotVoices } from '../client/bots.js';
import type { LoadSeedMedia } from '../client/media.js';
import type { MetaRow } from '../storage/rows.js';
import type { BotPersona, DemoWorld, GeneratedThread, MediaKey, SeedMessage } from '../world/types.js';
import { seedMediaPrefix } from './contents.js';
import { createMessageMapper } from './messages.js';

// The only place that knows the demo world itself. It comes as a chunk of its own, when something of it is asked for.

/** Message `index` (from 0) of a generated conversation. */
export type GenerateSeed = (thread: GeneratedThread, index: number) => SeedMessage;

export async function loadGenerate(): Promise<GenerateSeed> {
  return (await import('../world/index.js')).generateMessage;
}

/** How the people of a world answer. */
export async function loadVoices(world: DemoWorld): Promise<BotVoices> {
  const { botReply } = await import('../world/index.js');
  const personas = new Map<string, BotPersona>();
  for (const { id, bot } of world.users) if (bot) personas.set(id, bot);
  return { personas, say: botReply };
}

/** What computes the messages of generated conversations, as rows. */
export async function loadGenerator({ seededAt = 0 }: MetaRow): Promise<Generate> {
  const { demoWorld, generateMessage } = await import('../world/index.js');
  const mapper = createMessageMapper(demoWorld, seededAt);
  return (conversationId, { seed, count, endsMinutesAgo }, seq) =>
    mapper(conversationId, seq, generateMessage({ kind: 'generated', seed, count, endsMinutesAgo }, seq - 1));
}

/** Bytes of a medium of the demo world. */
export const loadSeedMedia: LoadSeedMedia = async (id) => {
  if (!id.startsWith(seedMediaPrefix)) return undefined;
  const { demoWorld, loadMediaBytes } = await import('../world/index.js');
  const key = id.slice(seedMediaPrefix.length);
  if (!Object.hasOwn(demoWorld.media, key)) return undefined;
  const { buffer } = await loadMediaBytes(key as MediaKey);
  return { mime: demoWorld.media[key as MediaKey].mime, bytes: buffer };
};
