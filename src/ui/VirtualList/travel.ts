/** What a journey to a row asks. */
export interface Journey {
  /** Where things are now: two frames of the same answer are an arrival. Undefined while the row is not there, or not measured. */
  readonly mark: () => string | undefined;
  /** True while nothing can be seen: no time passes. */
  readonly isHidden: () => boolean;
  readonly onEnd: (arrived: boolean) => void;
}

/** A row that is still not there after so many frames will not come. */
const PATIENCE = 90;

/** Watches over journeys of a view, one at a time: over when the row has stood still for a frame, measured and with all around it in place. */
export class Travel {
  private frame: number | undefined;

  start(journey: Journey): void {
    this.stop();
    let frames = 0;
    let last: string | undefined;
    const look = (): void => {
      this.frame = undefined;
      // Hidden rows have no heights: `start` is called again when they are shown.
      if (journey.isHidden()) return;
      const mark = journey.mark();
      frames += 1;
      if (mark !== undefined && mark === last) return journey.onEnd(true);
      if (frames > PATIENCE) return journey.onEnd(mark !== undefined);
      last = mark;
      this.frame = requestAnimationFrame(look);
    };
    this.frame = requestAnimationFrame(look);
  }

  stop(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
  }
}
