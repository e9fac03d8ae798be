import type { MessagesPort } from '../../contract/index.js';
import { createCan } from './capabilities.js';
import { createBotsLater } from './client/botsLater.js';
import { createMedia, type LoadSeedMedia } from './client/media.js';
import {
  createConversationsPort,
  createGroupsPort,
  createMessagesPort,
  createSchedulePort,
  createSearchPort,
  createSettingsPort,
  createThreadsPort,
  createUsersPort,
} from './client/ports.js';
import { createPartLater } from './client/partLater.js';
import { createPresence, type PresencePart } from './client/presence.js';
import { createSession, type Session } from './client/session.js';
import { createTyping, type TypingPart } from './client/typing.js';
import { createLocalServer } from './localServer.js';
import { checkAdapterOptions, type LocalAdapter, type LocalAdapterOptions, type LocalServer } from './options.js';
import { localLimits } from './server/limits.js';
import { allUsers } from './server/users.js';

/** Translating and transcribing, as a sample: its code comes when it is asked. */
function createSample(
  session: Session,
  load: NonNullable<LocalServer['loadLanguage']>,
): Pick<MessagesPort, 'translate' | 'transcribe'> {
  const loadLanguage = () => import('./client/language.js');
  return {
    translate: async (ref, id, language) => (await loadLanguage()).translate(session, load, ref, id, language),
    transcribe: async (ref, id) => (await loadLanguage()).transcribe(session, load, ref, id),
  };
}

const DEFAULT_LATENCY = 40;

const loadScheduler = () => import('./client/scheduler.js');

// Asked for only when a file is not among the stored ones.
const loadSeedMedia: LoadSeedMedia = async (id) => (await import('./seed/generator.js')).loadSeedMedia(id);

/**
 * A complete small chat service inside the browser: several users, direct and group conversations, history, receipts, typing,
 * presence, settings, files and search, kept in IndexedDB and live across tabs and windows.
 *
 * @throws TypeError when an option is unknown or of a wrong type.
 *
 * @example
 * ```ts
 * const adapter = createLocalAdapter({
 *   userId: 'mira',
 *   world: async () => (await import('chatloom/adapters/local/world')).demoWorld,
 *   bots: true,
 * });
 * ```
 */
export function createLocalAdapter(options: LocalAdapterOptions = {}): LocalAdapter {
  checkAdapterOptions(options);
  const { userId, bots = false, latency = DEFAULT_LATENCY, schedule = true, server, inviteUrl, ...own } = options;
  const { core, loadVoices, loadLanguage } = server ?? createLocalServer(own);

  let typing!: TypingPart;
  let presence!: PresencePart;
  let media!: ReturnType<typeof createMedia>;
  const session: Session = createSession({ core, userId, latency }, (made) => {
    typing = createTyping(core, made);
    presence = createPresence(core, made);
    media = createMedia(core, made, loadSeedMedia);
    const { isHere } = presence;
    const talking = bots && loadVoices ? [createBotsLater({ core, loadVoices, isHere })] : [];
    const clock = schedule ? [createPartLater(async () => (await loadScheduler()).createScheduler(core))] : [];
    return [typing, presence, media, ...talking, ...clock];
  });

  /** For calls that are about the service and not about a session. */
  const visit = async <R>(work: () => Promise<R>): Promise<R> => {
    await core.acquire();
    try {
      return await work();
    } finally {
      core.release();
    }
  };

  return {
    name: 'local',
    session: {
      connect: session.connect,
      disconnect: session.disconnect,
      logout: session.logout,
      reconnect: session.reconnect,
    },
    conversations: createConversationsPort(session),
    messages: {
      ...createMessagesPort(session, typing.setTyping),
      ...(loadLanguage && createSample(session, loadLanguage)),
      ...(schedule && createSchedulePort(session)),
    },
    media: media.port,
    groups: createGroupsPort(session, inviteUrl),
    users: createUsersPort(session),
    presence: presence.port,
    settings: createSettingsPort(session),
    search: createSearchPort(session),
    threads: createThreadsPort(session),
    limits: localLimits,
    idempotentSend: 'native',
    can: createCan({
      withWorld: loadLanguage !== undefined,
      withLinks: inviteUrl !== undefined,
      withSchedule: schedule,
    }),
    subscribe: session.subscribe,
    reset: () => visit(() => core.reset()),
    listUsers: () => visit(() => core.read(userId ?? '', allUsers)),
  };
}
