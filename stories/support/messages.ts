import type { Content, Message } from 'chatloom';
import { buildMessage, buildText } from 'chatloom/testing';
import { minutesAgo } from './clock.ts';

/** Who says it, what, how many minutes before the story begins, and what else there is to it. */
export type Line = readonly [
  from: string,
  said: string | (Content & Record<string, unknown>),
  ago: number,
  more?: Partial<Message>,
];

/** Messages of the conversation `c1`, one after the other: the first is `m1`. */
export function lines(...all: readonly Line[]): readonly Message[] {
  return all.map(([senderId, said, ago, more], index) =>
    buildMessage({
      seq: index + 1,
      senderId,
      time: minutesAgo(ago),
      content: typeof said === 'string' ? buildText(said) : said,
      ...more,
    }),
  );
}
