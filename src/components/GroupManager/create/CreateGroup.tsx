'use client';
import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { chatErrorData, toChatError, type ChatErrorData } from '../../../contract/index.js';
import { describeError } from '../../../i18n/index.js';
import { ComposerField, useOwnStrings } from '../../../messages/index.js';
import {
  groupRules,
  type ConversationId,
  type GroupKind,
  type JoinOption,
  type MediaRef,
  type UserId,
} from '../../../model/index.js';
import { useChatStore, useGroupAction, useStrings } from '../../../react/index.js';
import { Button } from '../../../ui/index.js';
import { AvatarField } from '../../AvatarField/index.js';
import { PeoplePicker } from '../../PeoplePicker/index.js';
import { createStrings } from './strings.js';
import { uploadPicture } from './uploadPicture.js';

/** Props of {@link CreateGroup}. */
export interface CreateGroupProps {
  /** The group is there. */
  readonly onCreated: (conversationId: ConversationId) => void;
  readonly onCancel: () => void;
  /** Whether something would be lost if the form went now. */
  readonly onDirtyChange: (dirty: boolean) => void;
}

const KINDS = ['work', 'public', 'meeting'] as const satisfies readonly GroupKind[];
const JOINS = ['invite', 'request', 'free'] as const satisfies readonly JoinOption[];

interface Form {
  readonly name: string;
  readonly introduction: string;
  readonly kind: (typeof KINDS)[number];
  /** Undefined: as the kind has it. */
  readonly join?: JoinOption | undefined;
  readonly history?: boolean | undefined;
  readonly memberIds: readonly UserId[];
  readonly picture?: Blob | undefined;
}

const blank: Form = { name: '', introduction: '', kind: 'work', memberIds: [] };

/** Makes a group. What goes wrong is said, and everything that was written stays. */
export function CreateGroup({ onCreated, onCancel, onDirtyChange }: CreateGroupProps): ReactElement {
  const t = useOwnStrings(createStrings);
  const words = useStrings();
  const { adapter } = useChatStore();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [value, setValue] = useState(blank);
  const [query, setQuery] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, error, submit } = useCreate(onCreated);
  const { name, introduction, kind, memberIds, picture } = value;
  const defaults = groupRules(kind);
  const join = value.join ?? defaults.join;
  const history = value.history ?? defaults.historyForNewMembers;
  const dirty = value !== blank;
  // At once: an Escape right after the last letter asks, too.
  useLayoutEffect(() => onDirtyChange(dirty), [dirty, onDirtyChange]);

  const change = (changes: Partial<Form>): void => setValue((now) => ({ ...now, ...changes }));
  const fault = tried && name.trim() === '' ? t('group.create.name.missing') : undefined;
  const most = adapter.limits.groupSize;
  const isFull = most !== undefined && memberIds.length + 1 >= most;
  return (
    <form
      ref={form}
      className="cl-composer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (name.trim() === '') form.current?.querySelector<HTMLElement>(`#${CSS.escape(id)}name`)?.focus();
        else submit({ ...value, join, history });
      }}
    >
      {adapter.media?.upload ? (
        <AvatarField
          id={id}
          // Not empty: that would be a name that is still on its way.
          name={name || ' '}
          kind="group"
          chosen={picture}
          onChange={(next) => change({ picture: next ?? undefined })}
        />
      ) : null}
      <ComposerField id={`${id}name`} label={t('group.create.name')} error={fault}>
        {(control) => (
          <input
            {...control}
            dir="auto"
            autoComplete="off"
            maxLength={100}
            value={name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        )}
      </ComposerField>
      <fieldset className="cl-composer-form__group">
        <legend className="cl-panel__legend">{t('group.create.members')}</legend>
        <PeoplePicker
          query={query}
          onQueryChange={setQuery}
          chosen={memberIds}
          refusal={(userId) =>
            isFull && !memberIds.includes(userId) ? t('group.create.full', { count: most }) : undefined
          }
          onToggle={(userId) =>
            change({
              memberIds: memberIds.includes(userId)
                ? memberIds.filter((each) => each !== userId)
                : [...memberIds, userId],
            })
          }
        />
      </fieldset>
      <ComposerField id={`${id}intro`} label={t('group.create.introduction')}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            dir="auto"
            maxLength={1000}
            value={introduction}
            onChange={(event) => change({ introduction: event.currentTarget.value })}
          />
        )}
      </ComposerField>
      <fieldset className="cl-composer-form__group">
        <legend className="cl-panel__legend">{t('group.create.kind')}</legend>
        {KINDS.map((each) => (
          <label key={each} className="cl-row cl-choice cl-panel__choice">
            <input
              type="radio"
              name={`${id}kind`}
              checked={kind === each}
              aria-describedby={`${id}${each}`}
              // What was chosen for one kind may make no sense for another.
              onChange={() => change({ kind: each, join: undefined, history: undefined })}
            />
            <span className="cl-words">
              {t(`group.create.kind.${each}`)}
              <span id={`${id}${each}`} className="cl-quiet" aria-hidden>
                {t(`group.create.kind.${each}.text`)}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="cl-composer-form__group">
        <legend className="cl-panel__legend">{t('group.create.join')}</legend>
        {JOINS.map((each) => (
          <label key={each} className="cl-row cl-choice cl-panel__choice">
            <input type="radio" name={`${id}join`} checked={join === each} onChange={() => change({ join: each })} />
            {t(`group.create.join.${each}`)}
          </label>
        ))}
      </fieldset>
      <label className="cl-row cl-choice cl-panel__choice">
        <input
          type="checkbox"
          checked={history}
          onChange={(event) => change({ history: event.currentTarget.checked })}
        />
        {t('group.create.history')}
      </label>
      {error ? (
        <p className="cl-error" role="alert">
          {t(error.at === 'picture' ? 'group.create.picture.failed' : 'group.create.failed', {
            reason: describeError(words, error),
          })}
        </p>
      ) : null}
      <div className="cl-composer-form__actions">
        <Button onClick={onCancel}>{words.t('common.back')}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {t('group.create.create')}
        </Button>
      </div>
    </form>
  );
}

interface Creating {
  readonly busy: boolean;
  readonly error?: (ChatErrorData & { readonly at: 'picture' | 'group' }) | undefined;
  readonly submit: (form: Form & { readonly join: JoinOption; readonly history: boolean }) => void;
}

/** Uploads the picture, once, and makes the group. */
function useCreate(onCreated: (conversationId: ConversationId) => void): Creating {
  const { adapter } = useChatStore();
  const creating = useGroupAction();
  const [uploading, setUploading] = useState(false);
  const [failure, setFailure] = useState<ChatErrorData>();
  const uploaded = useRef<{ readonly picture: Blob; readonly ref: MediaRef }>(undefined);
  const there = useRef(true);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);
  const create = async (form: Parameters<Creating['submit']>[0]): Promise<void> => {
    const { name, introduction, kind, join, history, memberIds, picture } = form;
    setFailure(undefined);
    if (picture && uploaded.current?.picture !== picture) {
      setUploading(true);
      try {
        uploaded.current = { picture, ref: await uploadPicture(adapter, picture) };
      } catch (reason) {
        setFailure(chatErrorData(toChatError(reason)));
        return;
      } finally {
        setUploading(false);
      }
    }
    const about = introduction.trim();
    const made = await creating.run((groups) =>
      groups.create({
        kind,
        name: name.trim(),
        memberIds,
        settings: { join, historyForNewMembers: history },
        ...(about !== '' && { introduction: about }),
        ...(picture && uploaded.current && { avatar: uploaded.current.ref }),
      }),
    );
    // Who has closed the form meanwhile is not taken elsewhere.
    if (made && there.current) onCreated(made.value.id);
  };
  return {
    busy: uploading || creating.busy,
    error: failure ? { ...failure, at: 'picture' } : creating.error && { ...creating.error, at: 'group' },
    submit: (form) => void create(form),
  };
}
