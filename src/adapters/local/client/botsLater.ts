import type { UserId } from '../../../model/index.js';
import type { ServerCore } from '../server/core.js';
import type { BotVoices } from './bots.js';
import type { SessionPart } from './session.js';

interface BotsLaterOptions {
  readonly core: ServerCore;
  readonly loadVoices: () => Promise<BotVoices>;
  readonly isHere: (userId: UserId) => boolean;
}

/** People who answer, loaded while the session stands already: nobody waits for them. Where they cannot be loaded they are silent. */
export function createBotsLater(options: BotsLaterOptions): SessionPart {
  let part: SessionPart | undefined;
  let round = 0;
  return {
    start() {
      const mine = (round += 1);
      const since = options.core.meta();
      // Whoever uses it looks at a failure; when nobody does it is none.
      since.catch(() => {});
      import('./bots.js').then(
        ({ createBots }) => {
          if (mine !== round) return;
          part = createBots({ ...options, since });
          part.start();
        },
        () => {},
      );
    },
    stop() {
      round += 1;
      part?.stop();
      part = undefined;
    },
    signal: (signal) => part?.signal?.(signal),
  };
}
