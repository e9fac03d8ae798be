import type { SessionPart } from './session.js';

/** A part that is loaded while the session stands already: nobody waits for it. Where it cannot be loaded it does nothing. */
export function createPartLater(load: () => Promise<SessionPart>): SessionPart {
  let part: SessionPart | undefined;
  let round = 0;
  return {
    start() {
      const mine = (round += 1);
      load().then(
        (made) => {
          if (mine !== round) return;
          part = made;
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
    page: (what) => part?.page?.(what),
  };
}
