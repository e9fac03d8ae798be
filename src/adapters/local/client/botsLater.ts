import type { UserId } from '../../../model/index.js';
import type { ServerCore } from '../server/core.js';
import type { BotVoices } from './bots.js';
import { createPartLater } from './partLater.js';
import type { SessionPart } from './session.js';

interface BotsLaterOptions {
  readonly core: ServerCore;
  readonly loadVoices: () => Promise<BotVoices>;
  readonly isHere: (userId: UserId) => boolean;
}

/** People who answer. Where they cannot be loaded they are silent. */
export function createBotsLater(options: BotsLaterOptions): SessionPart {
  return createPartLater(() => {
    const since = options.core.meta();
    // Whoever uses it looks at a failure; when nobody does it is none.
    since.catch(() => {});
    return import('./bots.js').then(({ createBots }) => createBots({ ...options, since }));
  });
}
