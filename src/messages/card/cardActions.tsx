'use client';
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { ChatError } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import type { Decision, Json, Message } from '../../model/index.js';
import { useAvailability, useStrings } from '../../react/index.js';
import type { CardContent } from '../content.js';
import { useIsCopy } from '../InnerContent.js';
import { useMessageHandlers } from '../messageHandlers.js';
import { useOwnStrings } from '../ownStrings.js';
import { cardStrings } from './strings.js';

/** How the last action of a card went. */
export interface ActionState {
  /** What was pressed, changed or sent. */
  readonly id: string;
  readonly status: 'pending' | 'done' | 'refused';
  /** Why it was refused. */
  readonly reason?: string | undefined;
}

/** What the parts of a card need to know of it. */
export interface CardActions {
  readonly message: Message;
  /** Whether the reader can do something with the card, and why not. */
  readonly decision: Decision;
  /** Nothing can be done, and nobody needs to be told why: a copy, an unsent or a closed card. */
  readonly off: boolean;
  readonly state: ActionState | undefined;
  /** `values`: only what belongs to the action. */
  send(id: string, values: Readonly<Record<string, string | readonly string[]>>, value?: Json): void;
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
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const latest = useRef(message);
  useEffect(() => {
    latest.current = message;
  });
  // An edit of the card is the answer: what was pressed before it is over.
  const shown = state?.revision === revision ? state : undefined;
  const pending = shown?.status === 'pending';
  const { cardId } = content;

  const send = useCallback<CardActions['send']>(
    (id, values, value) => {
      if (!onCardAction || pending) return;
      const end = (status: 'done' | 'refused', reason?: string): void => {
        if (alive.current) setState({ id, status, reason, revision });
      };
      setState({ id, status: 'pending', revision });
      // A handler that throws is refused like one that rejects.
      Promise.resolve()
        .then(() => onCardAction({ message: latest.current, cardId, actionId: id, value, values }))
        .then(
          () => end('done'),
          (reason: unknown) => {
            if (reason instanceof ChatError) return end('refused', describeError(translator, reason));
            end('refused', (reason instanceof Error && reason.message) || t('card.failed'));
          },
        );
    },
    [cardId, onCardAction, pending, revision, t, translator],
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
  const off = copy || message.id === '' || content.state === 'closed';
  const value = useMemo<CardActions>(
    () => ({ message, decision, off, state: shown, send }),
    [message, decision, off, shown, send],
  );
  return <CardContext.Provider value={value}>{children}</CardContext.Provider>;
}

/** The actions of the card around. */
export function useCardActions(): CardActions {
  const actions = useContext(CardContext);
  if (!actions) throw new Error('A part of a card was drawn outside of CardMessage.');
  return actions;
}
