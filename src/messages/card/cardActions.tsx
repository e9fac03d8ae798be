'use client';
import {
  createContext,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { ChatError } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import type { Decision, Message } from '../../model/index.js';
import { useAvailability, useStrings } from '../../react/index.js';
import type { CardContent } from '../content.js';
import { useIsCopy } from '../InnerContent.js';
import { useMessageHandlers } from '../messageHandlers.js';
import { useOwnStrings } from '../ownStrings.js';
import { createSendingLine, type ActionState, type Sending } from './sendingLine.js';
import { cardStrings } from './strings.js';

/** What the parts of a card need to know of it. */
export interface CardActions {
  readonly message: Message;
  /** Whether the reader can do something with the card, and why not. */
  readonly decision: Decision;
  /** Nothing can be done, and nobody needs to be told why: a copy, an unsent or a closed card. */
  readonly off: boolean;
  readonly state: ActionState | undefined;
  /** A button is being sent, or waits behind a field: nothing else can be pressed or changed, and keeps the focus. */
  readonly waiting: boolean;
  /** Hands it to the host, after what is being sent. Resolves to whether the host took it. */
  send(sending: Sending): Promise<boolean>;
}

const CardContext = createContext<CardActions | null>(null);

/** Gives a card's actions to its parts. */
export function CardActionsProvider(props: {
  readonly content: CardContent;
  readonly message: Message;
  readonly children: ReactNode;
}): ReactElement {
  const { content, message, children } = props;
  const { onCardAction } = useMessageHandlers();
  const copy = useIsCopy();
  const translator = useStrings();
  const t = useOwnStrings(cardStrings);
  const online = useAvailability('messages.send');
  const [state, setState] = useState<(ActionState & { readonly revision: number }) | undefined>(undefined);
  const { revision } = message;
  const { cardId } = content;
  const off = copy || message.id === '' || content.state === 'closed';
  const [line] = useState(createSendingLine);
  // Before anybody can press: what is pressed in the moment a card appears must not be lost.
  useLayoutEffect(() => {
    line.attach({
      off,
      deliver({ id, value, values }) {
        if (!onCardAction) throw new ChatError('unsupported');
        return onCardAction({ message, cardId, actionId: id, value, values });
      },
      reasonOf(reason) {
        if (reason instanceof ChatError) return describeError(translator, reason);
        return (reason instanceof Error && reason.message) || t('card.failed');
      },
      show: (next) => setState({ ...next, revision }),
    });
  });
  // An edit of the card is the answer: what was pressed before it is over.
  const shown = state?.revision === revision ? state : undefined;
  useLayoutEffect(() => line.answered(), [line, revision]);
  const send = useCallback<CardActions['send']>(
    (sending) => (onCardAction ? line.send(sending) : Promise.resolve(false)),
    [line, onCardAction],
  );
  const decision = useMemo<Decision>(
    () =>
      onCardAction
        ? online.allowed || online.reason !== 'offline'
          ? { allowed: true }
          : online
        : { allowed: false, reason: 'unsupported' },
    [onCardAction, online],
  );
  const waiting = shown?.status === 'pending' && shown.button !== undefined;
  const value = useMemo<CardActions>(
    () => ({ message, decision, off, state: shown, waiting, send }),
    [message, decision, off, shown, waiting, send],
  );
  return <CardContext.Provider value={value}>{children}</CardContext.Provider>;
}

/** The actions of the card around. */
export function useCardActions(): CardActions {
  const actions = useContext(CardContext);
  if (!actions) throw new Error('A part of a card was drawn outside of CardMessage.');
  return actions;
}
