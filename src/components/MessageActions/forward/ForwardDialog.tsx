'use client';
import { useEffect, useId, useState, type ReactElement } from 'react';
import { describeDenial, describeError } from '../../../i18n/index.js';
import {
  offered,
  useChat,
  useChatStore,
  useConversationScope,
  usePeopleSearch,
  type ForwardedMessage,
} from '../../../react/index.js';
import { AlertCircleIcon, Button, CheckIcon, ClockIcon, Dialog, Spinner, Text, XIcon } from '../../../ui/index.js';
import { sameData } from '../../../utils/sameData.js';
import { ConversationAvatar } from '../../ConversationAvatar/index.js';
import type { PanelProps } from '../panels/panelProps.js';
import { PersonAvatar } from '../panels/PersonRow.js';
import type { MessageRow } from '../types.js';
import { forwardOf, parcelsOf, rowsLeft } from './parcels.js';
import { findTargets, type Target } from './targets.js';
import { useForwarding, type Result } from './useForwarding.js';
import { useWritingThere } from './useWritingThere.js';

/** Hands messages on to several conversations and people, one by one or as one bundle, and tells what became of each. */
export function ForwardDialog(props: PanelProps & { readonly rows: readonly MessageRow[] }): ReactElement {
  const { rows, host, onClose, t } = props;
  const store = useChatStore();
  const ref = useConversationScope();
  const id = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<readonly Target[]>([]);
  const [merged, setMerged] = useState(false);
  const [caption, setCaption] = useState('');
  const people = usePeopleSearch(query);
  const targets = useChat((state) => findTargets(state, store.adapter, query, people, store.env.now()), sameData);
  // Something may be taken back or deleted while the dialog is open.
  const left = useChat((state) => rowsLeft(state, ref, rows).length);
  const canMerge = left > 1 && offered(store.getState(), store.adapter, 'messages.merged', ref.conversationId).allowed;
  const forwarding = useForwarding();
  const { results } = forwarding;

  const title = (names: readonly string[]): string => t.t('actions.forward.bundle', { names });
  const bundle = merged && canMerge ? title : undefined;
  const pack = (): readonly ForwardedMessage[] => parcelsOf(store.getState(), ref, rows, { bundle, caption });
  const writing = useWritingThere(props, chosen, () => forwardOf(store.getState(), ref, rows, bundle), caption);
  const toggle = (target: Target): void =>
    setChosen((known) =>
      known.some((each) => each.id === target.id) ? known.filter((each) => each.id !== target.id) : [...known, target],
    );
  const allSent = results !== undefined && results.every(({ status }) => status === 'sent');
  const sentTo = results?.length ?? 0;
  useEffect(() => {
    if (!allSent) return;
    onClose();
    host.tell({ text: t.t('actions.forward.done', { count: sentTo }) });
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the last has arrived
  }, [allSent]);

  const heading = t.t('actions.forward.title', { count: left === 0 ? rows.length : left });
  const frame = { open: true, onClose, size: 'large', title: heading, closeLabel: t.t('common.close') } as const;
  if (results) {
    const failed = results.some(({ status }) => status === 'failed');
    return (
      <Dialog
        {...frame}
        actions={
          <>
            {failed ? <Button onClick={forwarding.retry}>{t.t('actions.forward.retry')}</Button> : null}
            <Button variant="primary" onClick={onClose}>
              {t.t('common.close')}
            </Button>
          </>
        }
      >
        <p className="cl-panel__text" role="status">
          {t.t('actions.forward.progress', {
            done: results.filter(({ status }) => status === 'sent').length,
            total: results.length,
          })}
        </p>
        <ul>
          {results.map((result) => (
            <ResultRow key={result.target.id} result={result} t={t} />
          ))}
        </ul>
      </Dialog>
    );
  }
  return (
    <Dialog
      {...frame}
      actions={
        <>
          <Button onClick={onClose}>{t.t('common.cancel')}</Button>
          {writing ? (
            <Button
              aria-disabled={chosen.length !== 1 || left === 0}
              title={chosen.length === 1 ? undefined : t.t('actions.forward.write.one')}
              onClick={writing}
            >
              {t.t('actions.forward.write')}
            </Button>
          ) : null}
          <Button
            variant="primary"
            aria-disabled={chosen.length === 0 || left === 0}
            onClick={() => {
              if (chosen.length > 0 && pack().length > 0) forwarding.send(chosen, pack);
            }}
          >
            {t.t('actions.forward.send')}
          </Button>
        </>
      }
    >
      {left === 0 ? (
        <p className="cl-panel__text" role="alert">
          {t.t('actions.forward.gone')}
        </p>
      ) : null}
      <input
        className="cl-field cl-panel__field"
        type="search"
        dir="auto"
        aria-label={t.t('actions.forward.search')}
        placeholder={t.t('actions.forward.search')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {chosen.length > 0 ? (
        <ul className="cl-chips" aria-label={t.t('actions.forward.chosen')}>
          {chosen.map((target) => (
            <li key={target.id}>
              <button
                type="button"
                className="cl-row cl-chips__one"
                aria-label={t.t('actions.forward.remove', { name: target.name })}
                onClick={() => toggle(target)}
              >
                <Text truncate>{target.name}</Text>
                <XIcon size={14} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <ul className="cl-forward-targets" aria-label={t.t('actions.forward.targets')}>
        {targets.map((target) => (
          <TargetRow
            key={target.id}
            target={target}
            checked={chosen.some((each) => each.id === target.id)}
            onToggle={() => toggle(target)}
            t={t}
          />
        ))}
      </ul>
      {targets.length === 0 ? <p className="cl-panel__text">{t.t('actions.forward.none')}</p> : null}
      {canMerge ? (
        <fieldset className="cl-panel__choices">
          <legend className="cl-panel__legend">{t.t('actions.forward.how')}</legend>
          {[false, true].map((bundle) => (
            <label key={String(bundle)} className="cl-row cl-choice cl-panel__choice">
              <input type="radio" name={`${id}how`} checked={merged === bundle} onChange={() => setMerged(bundle)} />
              {t.t(bundle ? 'actions.forward.merged' : 'actions.forward.single')}
            </label>
          ))}
        </fieldset>
      ) : null}
      <label className="cl-panel__legend" htmlFor={`${id}caption`}>
        {t.t('actions.forward.caption')}
      </label>
      <textarea
        id={`${id}caption`}
        className="cl-field cl-panel__field"
        rows={2}
        dir="auto"
        value={caption}
        onChange={(event) => setCaption(event.currentTarget.value)}
      />
    </Dialog>
  );
}

interface TargetRowProps {
  readonly target: Target;
  readonly checked: boolean;
  readonly onToggle: () => void;
  readonly t: PanelProps['t'];
}

function TargetRow({ target, checked, onToggle, t }: TargetRowProps): ReactElement {
  const id = useId();
  const { decision } = target;
  return (
    <li>
      <label className="cl-row cl-choice cl-lit cl-forward-targets__one" data-refused={!decision.allowed || undefined}>
        <input
          type="checkbox"
          checked={checked}
          aria-disabled={!decision.allowed || undefined}
          aria-describedby={decision.allowed ? undefined : id}
          onChange={() => {
            if (decision.allowed) onToggle();
          }}
        />
        <Picture target={target} />
        <span className="cl-words">
          <Text truncate>{target.name}</Text>
          {decision.allowed ? null : (
            <span id={id} className="cl-quiet cl-forward-targets__reason">
              {describeDenial(t, decision.reason, decision.until)}
            </span>
          )}
        </span>
      </label>
    </li>
  );
}

function Picture({ target }: { readonly target: Target }): ReactElement {
  const { conversationId, userId = '', name } = target;
  return conversationId === undefined ? (
    <PersonAvatar userId={userId} name={name} />
  ) : (
    <ConversationAvatar conversationId={conversationId} size={32} />
  );
}

function ResultRow({ result, t }: { readonly result: Result; readonly t: PanelProps['t'] }): ReactElement {
  const { target, status, error } = result;
  const words =
    status === 'failed'
      ? t.t('actions.forward.failed', { reason: describeError(t, error ?? { code: 'internal' }) })
      : t.t(`actions.forward.${status}`);
  return (
    <li className="cl-row cl-person-row">
      <Picture target={target} />
      <span className="cl-words">
        <Text truncate>{target.name}</Text>
        <span className="cl-quiet cl-forward-targets__reason" data-tone={status === 'failed' ? 'danger' : undefined}>
          {words}
        </span>
      </span>
      {status === 'sent' ? <CheckIcon /> : null}
      {status === 'waiting' ? <ClockIcon /> : null}
      {status === 'failed' ? <AlertCircleIcon /> : null}
      {status === 'sending' ? <Spinner label={words} /> : null}
    </li>
  );
}
