'use client';
import { useId, useMemo, type ReactElement } from 'react';
import type { UserId } from '../../model/index.js';
import { useDisplayName, useMedia, useStrings, useUser } from '../../react/index.js';
import { Avatar, Button, Spinner, Text } from '../../ui/index.js';
import { ComposerForm } from '../ComposerForm.js';
import { ContentPreview } from '../ContentPreview.js';
import type { ContactContent } from '../content.js';
import { isPicture } from '../mediaBox.js';
import { useFormState } from '../formState.js';
import type { MessageComposerProps } from '../messageComposer.js';
import { useOwnStrings } from '../ownStrings.js';
import { contactComposerStrings } from './composerStrings.js';
import { useContactChoices } from './useContactChoices.js';

/** Hands on a person's card: one of the contacts, or somebody found by name. */
export function ContactComposer({ onSend, onCancel }: MessageComposerProps<ContactContent>): ReactElement {
  const t = useOwnStrings(contactComposerStrings);
  const { t: words } = useStrings();
  const id = useId();
  const [query, setQuery] = useFormState('query', '');
  const [chosen, setChosen] = useFormState<UserId | undefined>('chosen', undefined);
  const { people, status, more } = useContactChoices(query);
  const user = useUser(chosen);
  // As everybody knows the person: a private name stays private.
  const content = useMemo(
    (): ContactContent | undefined =>
      chosen === undefined
        ? undefined
        : {
            type: 'contact',
            userId: chosen,
            ...(user?.nick && { name: user.nick }),
            ...(user?.avatar && { avatar: user.avatar }),
          },
    [chosen, user],
  );
  return (
    <ComposerForm empty={!content} onSubmit={() => content && onSend(content)} onCancel={onCancel}>
      <input
        className="cl-field cl-panel__field"
        type="search"
        dir="auto"
        autoComplete="off"
        aria-label={t('contact.compose.search')}
        placeholder={t('contact.compose.search')}
        value={query}
        // Enter looks; it does not send whom one has chosen before.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <div className="cl-composer-form__list" role="radiogroup" aria-label={t('contact.compose.people')}>
        {people.map((userId) => (
          <PersonChoice
            key={userId}
            userId={userId}
            group={id}
            checked={userId === chosen}
            onChoose={() => setChosen(userId)}
          />
        ))}
        {status === 'loading' ? <Spinner label={words('common.loading')} /> : null}
        {more && status !== 'loading' ? (
          <Button variant="quiet" onClick={more}>
            {status === 'error' ? words('common.retry') : t('contact.compose.more')}
          </Button>
        ) : null}
      </div>
      <p className="cl-quiet" role="status">
        {status === 'error'
          ? t('contact.compose.failed')
          : status === 'ready' && people.length === 0
            ? t(query.trim() === '' ? 'contact.compose.empty' : 'contact.compose.none')
            : null}
      </p>
      {content ? <ContentPreview content={content} label={t('contact.compose.preview')} /> : null}
    </ComposerForm>
  );
}

function PersonChoice(props: {
  readonly userId: UserId;
  readonly group: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}): ReactElement {
  const { userId, group, checked, onChoose } = props;
  const { t } = useStrings();
  const name = useDisplayName(userId) || t('common.someone');
  const avatar = useUser(userId)?.avatar;
  const { url } = useMedia(avatar && isPicture(avatar) ? avatar : undefined, 'thumbnail');
  return (
    <label className="cl-row cl-lit cl-choice cl-forward-targets__one">
      <input type="radio" name={group} checked={checked} onChange={onChoose} />
      <Avatar id={userId} name={name} src={url} size={32} />
      <Text truncate>{name}</Text>
    </label>
  );
}
