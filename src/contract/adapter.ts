import type { CanFunction } from './capabilities.js';
import type { ChatEvent } from './events.js';
import type { AdapterLimits } from './limits.js';
import type { AiPort, CommunitiesPort, LivePort, ThreadsPort } from './morePorts.js';
import type {
  ConversationsPort,
  GroupsPort,
  MediaPort,
  MessagesPort,
  PresencePort,
  SearchPort,
  SessionPort,
  SettingsPort,
  UsersPort,
} from './ports.js';

/**
 * What a backend must offer to be shown by chatloom. `session`, `conversations` and `messages` are required; every other port, and every
 * optional method, may be left out: an absent port or method is an absent capability.
 *
 * All arguments, answers and events are plain, structured-cloneable data; only `signal` and `onProgress` are functions.
 */
export interface ChatAdapter {
  /** Short name for diagnostics, such as `local`. */
  readonly name: string;
  readonly session: SessionPort;
  readonly conversations: ConversationsPort;
  readonly messages: MessagesPort;
  readonly media?: MediaPort | undefined;
  readonly groups?: GroupsPort | undefined;
  readonly users?: UsersPort | undefined;
  readonly presence?: PresencePort | undefined;
  readonly settings?: SettingsPort | undefined;
  readonly search?: SearchPort | undefined;
  readonly threads?: ThreadsPort | undefined;
  readonly communities?: CommunitiesPort | undefined;
  readonly live?: LivePort | undefined;
  readonly ai?: AiPort | undefined;
  /** Numbers the backend sets. Read when needed, so a getter may answer differently after connecting. */
  readonly limits: AdapterLimits;
  /**
   * What happens when a send is repeated with the same clientId. `native`: the backend keeps one. `probe`: `messages.findByClientId` can tell.
   * `none`: neither; the row then says "may have been sent" instead of risking two.
   */
  readonly idempotentSend: 'native' | 'probe' | 'none';
  /** See {@link CanFunction}. */
  readonly can: CanFunction;
  /**
   * Subscribes to everything that happens. Called before `session.connect`; events may come in batches. Returns the way to unsubscribe. Events that
   * happen while nobody listens may be lost.
   */
  subscribe(listener: (events: readonly ChatEvent[]) => void): () => void;
}
