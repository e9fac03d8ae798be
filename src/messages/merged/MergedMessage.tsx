'use client';
import { useState, type ReactElement } from 'react';
import type { MessageRef, MessageSnapshot } from '../../model/index.js';
import { useConversationScope, useStrings } from '../../react/index.js';
import { ChevronRightIcon, Spinner, Text, useLazy } from '../../ui/index.js';
import type { MergedContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { useOwnStrings } from '../ownStrings.js';
import { useSummaryText } from '../useSummaryText.js';
import { useMergedTrail, type Opened } from './mergedTrail.js';
import { mergedStrings } from './strings.js';

const LINES = 4;
const loadViewer = () => import('./MergedViewer.js');

/** A bundle: its title and first lines. Pressing it shows all of it. */
export function MergedMessage({ content, message, messageKey, meta }: MessageViewProps<MergedContent>): ReactElement {
  const t = useOwnStrings(mergedStrings);
  const trail = useMergedTrail();
  const scope = useConversationScope();
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const viewer = useLazy(loadViewer, opened !== undefined, () => setOpened(undefined));
  const title = content.title ?? t('merged.title');
  const source: MessageRef | undefined =
    content.ref ?? (message.id === '' || trail ? undefined : { ...scope, messageId: message.id });
  const open = (): void => {
    const bundle: Opened = { content, source, key: messageKey };
    if (trail) trail(bundle);
    else setOpened(bundle);
  };
  return (
    <div className="cl-merged-message">
      <button
        type="button"
        className="cl-stack cl-merged-message__bundle"
        aria-haspopup={trail ? undefined : 'dialog'}
        aria-busy={(opened !== undefined && viewer === undefined) || undefined}
        onClick={open}
      >
        {/* What it does stands before what it says: a name of its own would leave out the lines. */}
        <span className="cl-visually-hidden">{t('merged.open', { title })}</span>
        <Text className="cl-label" aria-hidden="true">
          {title}
        </Text>
        <span className="cl-merged-message__lines">
          {content.items.slice(0, LINES).map((item, index) => (
            // Items of one bundle never move.
            // oxlint-disable-next-line react/no-array-index-key
            <Line key={index} item={item} />
          ))}
        </span>
        <span className="cl-meta cl-merged-message__foot">
          {t('merged.count', { count: content.count })}
          {opened !== undefined && viewer === undefined ? <Spinner /> : <ChevronRightIcon size={16} />}
        </span>
      </button>
      <div className="cl-message__below">{meta}</div>
      {viewer === undefined || opened === undefined ? null : (
        <viewer.MergedViewer first={opened} message={message} onClose={() => setOpened(undefined)} />
      )}
    </div>
  );
}

function Line({ item }: { readonly item: MessageSnapshot }): ReactElement {
  const translator = useStrings();
  const text = useSummaryText(item.content);
  return (
    <span className="cl-merged-message__line">
      <span className="cl-merged-message__name">
        <Text truncate fallback={translator.t('common.someone')}>
          {item.senderName}
        </Text>
        {': '}
      </span>
      <Text truncate>{text}</Text>
    </span>
  );
}
