'use client';
import type { ReactElement } from 'react';
import { CheckIcon, Spinner, Text } from '../../ui/index.js';
import type { CardContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { useOwnStrings } from '../ownStrings.js';
import { tabWithin } from '../tabWithin.js';
import { CardActionsProvider, useCardActions } from './cardActions.js';
import { CardBlockView } from './CardBlockView.js';
import { cardStrings } from './strings.js';

/** A card made of safe JSON. What the reader does with it goes to the host; the host answers by editing the message. */
export function CardMessage({ content, message, messageKey, meta }: MessageViewProps<CardContent>): ReactElement {
  return (
    <CardActionsProvider content={content} message={message}>
      {/* Keys of the fields stay in them; see tabWithin. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div className="cl-frame cl-card-message" data-state={content.state} onKeyDown={tabWithin} role="presentation">
        {content.title === undefined ? null : (
          <span className="cl-card-message__title">
            <Text>{content.title}</Text>
          </span>
        )}
        {content.blocks.map((block, index) => (
          <CardBlockView
            // Blocks have no ids; an edit makes the fields anew.
            // oxlint-disable-next-line react/no-array-index-key
            key={`${message.revision}:${index}`}
            block={block}
            messageKey={`${messageKey}/${index}`}
          />
        ))}
        <Outcome closed={content.state === 'closed'} />
        <div className="cl-message__below">{meta}</div>
      </div>
    </CardActionsProvider>
  );
}

/** How the last action went. */
function Outcome({ closed }: { readonly closed: boolean }): ReactElement {
  const t = useOwnStrings(cardStrings);
  const { state } = useCardActions();
  return (
    <>
      {closed ? <span className="cl-meta cl-card-message__note">{t('card.closed')}</span> : null}
      <span role="status" className="cl-meta cl-card-message__note" data-empty={state === undefined || undefined}>
        {state?.status === 'pending' ? (
          <>
            <Spinner /> {t('card.sending')}
          </>
        ) : null}
        {state?.status === 'done' ? (
          <>
            <CheckIcon size={16} /> {t('card.done')}
          </>
        ) : null}
      </span>
      {state?.status === 'refused' ? (
        <span role="alert" className="cl-error cl-message-error">
          <Text>{state.reason}</Text>
        </span>
      ) : null}
    </>
  );
}
