'use client';
import { useEffect, useState, type ReactElement } from 'react';
import { chatErrorData, toChatError, type ChatErrorData, type MessageRevision } from '../../../contract/index.js';
import { describeError } from '../../../i18n/index.js';
import { useSummaryText } from '../../../messages/index.js';
import type { Content } from '../../../model/index.js';
import {
  useChatActions,
  useChatStore,
  useConversation,
  useConversationScope,
  useDisplayName,
  useMessageRow,
  useSelfId,
} from '../../../react/index.js';
import { Button, Dialog, Spinner, Text, VisuallyHidden } from '../../../ui/index.js';
import { truncateText } from '../../../utils/truncateText.js';
import type { MessageRow } from '../types.js';
import type { ActionTranslator } from '../useActionStrings.js';
import type { PanelProps } from './panelProps.js';
import { COMPARED, diffWords } from './wordDiff.js';

/** Versions drawn at once; each press on "more" draws as many again. */
const SHOWN = 10;

interface Known {
  readonly versions?: readonly MessageRevision[] | undefined;
  readonly error?: ChatErrorData | undefined;
}

/** What an edited message said before: the newest first, each with what changed since the one before it. */
export function EditHistoryPanel({ row: given, onClose, t }: PanelProps & { readonly row: MessageRow }): ReactElement {
  const { message } = useMessageRow(given.key) ?? given;
  const actions = useChatActions();
  const ref = useConversationScope();
  const [known, setKnown] = useState<Known>({});
  const [attempt, setAttempt] = useState(0);
  const [shown, setShown] = useState(SHOWN);
  const { id, revision } = message;
  const recalled = message.recalled !== undefined;
  useEffect(() => {
    if (recalled) return undefined;
    let current = true;
    actions.editHistory(ref, id).then(
      (versions) => {
        if (current) setKnown({ versions });
      },
      (reason: unknown) => {
        if (current) setKnown({ error: chatErrorData(toChatError(reason)) });
      },
    );
    return () => {
      current = false;
    };
    // Edited while it is open: asked anew.
  }, [actions, attempt, id, recalled, ref, revision]);
  // Taken back while it is open: nothing of it stays (P4).
  const versions = recalled ? [] : known.versions;
  const newestFirst = [...(versions ?? [])].reverse();
  return (
    <Dialog open onClose={onClose} size="large" title={t.t('actions.edit-history')} closeLabel={t.t('common.close')}>
      {versions === undefined && !known.error ? <Spinner label={t.t('common.loading')} /> : null}
      {known.error && !recalled ? (
        <p className="cl-row cl-panel__line" role="alert">
          {describeError(t, known.error)}
          <Button
            variant="link"
            size="small"
            onClick={() => {
              setKnown({});
              setAttempt(attempt + 1);
            }}
          >
            {t.t('common.retry')}
          </Button>
        </p>
      ) : null}
      {versions !== undefined && versions.length < 2 ? (
        <p className="cl-panel__text">
          {t.t(recalled ? 'actions.edit-history.recalled' : 'actions.edit-history.none')}
        </p>
      ) : null}
      {newestFirst.length > 1 ? (
        <ol className="cl-edit-history">
          {newestFirst.slice(0, shown).map((version, index) => (
            <Version
              key={version.revision}
              version={version}
              before={newestFirst[index + 1]}
              isNow={index === 0}
              t={t}
            />
          ))}
        </ol>
      ) : null}
      {newestFirst.length > shown ? (
        <Button variant="link" onClick={() => setShown(shown + SHOWN)}>
          {t.t('actions.list.more')}
        </Button>
      ) : null}
    </Dialog>
  );
}

interface VersionProps {
  readonly version: MessageRevision;
  readonly before: MessageRevision | undefined;
  readonly isNow: boolean;
  readonly t: ActionTranslator;
}

function Version({ version, before, isNow, t }: VersionProps): ReactElement {
  const { conversationId } = useConversationScope();
  const name = useDisplayName(version.by, useConversation(conversationId)?.groupId);
  const isOwn = useSelfId() === version.by;
  return (
    <li className="cl-edit-history__version">
      <span className="cl-edit-history__head">
        <Text className="cl-edit-history__name" truncate>
          {isOwn ? t.t('common.you') : name || t.t('common.someone')}
        </Text>
        <time className="cl-quiet">{t.formatDateTime(version.time)}</time>
        {isNow ? <span className="cl-quiet cl-edit-history__now">{t.t('actions.edit-history.now')}</span> : null}
        {before ? null : <span className="cl-quiet cl-edit-history__now">{t.t('actions.edit-history.first')}</span>}
      </span>
      <p className="cl-edit-history__words" dir="auto">
        {before ? <Changed before={before.content} after={version.content} t={t} /> : <Words of={version.content} />}
      </p>
    </li>
  );
}

function useWords(content: Content): string {
  const { contents } = useChatStore();
  const summary = useSummaryText(content);
  const text = contents.copyText(content);
  return truncateText(text === '' ? summary : text, COMPARED, '…');
}

function Words({ of: content }: { readonly of: Content }): ReactElement {
  return <>{useWords(content)}</>;
}

/** Marked by more than colour: what went is struck out, what came is underlined, and both are said to whoever listens. */
function Changed(props: {
  readonly before: Content;
  readonly after: Content;
  readonly t: ActionTranslator;
}): ReactElement {
  const { before, after, t } = props;
  const changes = diffWords(useWords(before), useWords(after));
  return (
    <>
      {changes.map(({ kind, text }, index) => {
        if (kind === 'same') return text;
        const Mark = kind === 'removed' ? 'del' : 'ins';
        return (
          // The row of changes of two versions never changes.
          // eslint-disable-next-line react/no-array-index-key
          <Mark key={index}>
            <VisuallyHidden>{` ${t.t(`actions.edit-history.${kind}`)} `}</VisuallyHidden>
            {text}
            <VisuallyHidden>{` ${t.t('actions.edit-history.end')} `}</VisuallyHidden>
          </Mark>
        );
      })}
    </>
  );
}
