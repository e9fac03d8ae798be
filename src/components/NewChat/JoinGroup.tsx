'use client';
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import type { GroupInvite } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import { ComposerField, useOwnStrings } from '../../messages/index.js';
import type { ConversationId } from '../../model/index.js';
import { useGroupAction, useStartup, useStrings } from '../../react/index.js';
import { Button } from '../../ui/index.js';
import { GroupPreview } from './GroupPreview.js';
import { newChatStrings } from './strings.js';

/** Props of {@link JoinGroup}. */
export interface JoinGroupProps {
  /** A link that was opened: what it leads to is shown at once. */
  readonly link?: string | undefined;
  readonly onOpen: (conversationId: ConversationId) => void;
  readonly onBack: () => void;
}

type Found = GroupInvite & { readonly link?: string | undefined };

/** By a link or an id to a group: what it is, and the way in. */
export function JoinGroup({ link, onOpen, onBack }: JoinGroupProps): ReactElement {
  const t = useOwnStrings(newChatStrings);
  const words = useStrings();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState(link ?? '');
  const [found, setFound] = useState<{ readonly words: string; readonly invite: Found | null }>();
  const [tried, setTried] = useState(false);
  const { busy, error, run, clear } = useGroupAction();

  const look = async (given: string): Promise<void> => {
    const answer = await run((groups) => groups.find(given));
    if (answer) setFound({ words: given, invite: answer.value });
  };
  // A page that is opened by a link has to sign in first.
  const ready = useStartup().status === 'ready';
  const first = useRef(link);
  useEffect(() => {
    if (!ready) return;
    const given = first.current;
    first.current = undefined;
    if (given) void look(given);
    // oxlint-disable-next-line react/exhaustive-deps -- only what it was opened with
  }, [ready]);
  const shows = found?.invite != null;
  useEffect(() => {
    // Back from a group to another try, too.
    if (ready && !shows) field.current?.focus();
  }, [ready, shows]);

  if (found?.invite) {
    return (
      <GroupPreview invite={found.invite} link={found.invite.link} onOpen={onOpen} onBack={() => setFound(undefined)} />
    );
  }
  const none = found && found.words === value.trim() ? t('join.none') : undefined;
  const failed = error && t('join.failed', { reason: describeError(words, error) });
  const missing = tried && value.trim() === '' ? t('join.missing') : undefined;
  return (
    <form
      className="cl-composer-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        field.current?.focus();
        if (value.trim() !== '') void look(value.trim());
      }}
    >
      <ComposerField id={`${id}field`} label={t('join.field')} error={missing ?? failed ?? none}>
        {(control) => (
          <input
            {...control}
            ref={field}
            dir="auto"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={value}
            onChange={(event) => {
              setValue(event.currentTarget.value);
              clear();
            }}
          />
        )}
      </ComposerField>
      <div className="cl-composer-form__actions">
        <Button onClick={onBack}>{words.t('common.back')}</Button>
        <Button type="submit" variant="primary" busy={busy}>
          {t('join.find')}
        </Button>
      </div>
    </form>
  );
}
