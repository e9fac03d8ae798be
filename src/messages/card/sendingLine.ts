import type { Json } from '../../model/index.js';

/** How the last action of a card went. */
export interface ActionState {
  /** What was pressed, changed or sent. */
  readonly id: string;
  readonly status: 'pending' | 'done' | 'refused';
  /** Why it was refused. */
  readonly reason?: string | undefined;
  /** The button that is being sent, or waits behind a field; undefined while there is none. */
  readonly button?: string | undefined;
}

/** One thing for the host to know. */
export interface Sending {
  readonly id: string;
  /** A button, and not a field that sends by itself. */
  readonly button: boolean;
  /** Only what belongs to the action. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly value?: Json | undefined;
}

/** What is pressed and changed on a card goes to the host one after the other. */
export interface SendingLine {
  /**
   * Sends it, once what stands before it is through. Resolves to whether the host took it, and never rejects. Only one button at a time, and none behind
   * a field that was refused: whoever pressed it believed in what is in that field.
   */
  send(sending: Sending): Promise<boolean>;
  /** The host has changed the card, which is the answer to what is being sent. */
  answered(): void;
  /** Says what the card is now. Before the first time nothing can be sent. */
  attach(card: SendingCard): void;
}

/** What a line needs to know of its card. */
export interface SendingCard {
  /** Nothing can be sent, such as from a closed card. */
  readonly off: boolean;
  /** Hands it to the host; throws or rejects where it is refused. */
  readonly deliver: (sending: Sending) => unknown;
  /** Words for why it was refused. */
  readonly reasonOf: (reason: unknown) => string;
  readonly show: (state: ActionState) => void;
}

interface Waiting {
  readonly sending: Sending;
  readonly settle: (taken: boolean) => void;
}

/** Makes the line of one card. */
export function createSendingLine(): SendingLine {
  let card: SendingCard | undefined;
  let waiting: readonly Waiting[] = [];
  let going: Waiting | undefined;
  let refused: ActionState | undefined;

  const button = (): string | undefined =>
    [...(going ? [going] : []), ...waiting].find(({ sending }) => sending.button)?.sending.id;
  const tell = (): void => {
    if (going) card?.show({ id: going.sending.id, status: 'pending', button: button() });
  };
  const drop = (which: (sending: Sending) => boolean): void => {
    const dropped = waiting.filter(({ sending }) => which(sending));
    waiting = waiting.filter((each) => !dropped.includes(each));
    for (const { settle } of dropped) settle(false);
  };
  const next = (): void => {
    const [first, ...rest] = waiting;
    going = first;
    waiting = rest;
    if (!first) return;
    tell();
    // A handler that throws is refused like one that rejects.
    Promise.resolve()
      .then(() => card?.deliver(first.sending))
      .then(
        () => end(first),
        (reason: unknown) => end(first, card?.reasonOf(reason) ?? ''),
      );
  };
  const end = (ended: Waiting, reason?: string): void => {
    const { id } = ended.sending;
    ended.settle(reason === undefined);
    if (going !== ended) return;
    if (reason !== undefined) {
      refused = { id, status: 'refused', reason };
      drop((sending) => sending.button);
    }
    // What went well after it must not hide what was refused.
    if (waiting.length === 0) card?.show(refused ?? { id, status: 'done' });
    next();
  };
  return {
    send(sending) {
      if (card?.off !== false || (sending.button && button() !== undefined)) return Promise.resolve(false);
      return new Promise((settle) => {
        waiting = [...waiting, { sending, settle }];
        if (going) return tell();
        refused = undefined;
        next();
      });
    },
    attach(now) {
      card = now;
    },
    answered() {
      refused = undefined;
      if (card?.off) drop(() => true);
      next();
    },
  };
}
