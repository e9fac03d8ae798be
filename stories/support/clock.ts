/** When every story begins: a Monday morning. What the builders write is from the day before. */
export const STORY_START: number = Date.UTC(2025, 5, 16, 9, 30);

const RealDate = Date;
let offset = 0;

class StoryDate extends RealDate {
  constructor(...args: readonly unknown[]) {
    if (args.length === 0) super(StoryDate.now());
    else super(...(args as [number]));
  }

  static override now(): number {
    return RealDate.now() + offset;
  }
}

/** Puts the page's clock to {@link STORY_START}, from where it goes on: "5 minutes ago" and "Yesterday" read the same every day. */
export function startClock(): void {
  offset = STORY_START - RealDate.now();
  globalThis.Date = StoryDate as DateConstructor;
}

/** A time in ms: so many minutes before the story begins. */
export function minutesAgo(minutes: number): number {
  return STORY_START - minutes * 60_000;
}
