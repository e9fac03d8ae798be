'use client';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { useContactChoices, useOwnStrings } from '../../messages/index.js';
import type { UserId } from '../../model/index.js';
import { useDisplayName, useMedia, useSelfId, useStrings, useUser } from '../../react/index.js';
import { Avatar, Button, Spinner, Text, XIcon } from '../../ui/index.js';
import { pickerStrings } from './strings.js';

/** Props of {@link PeoplePicker}. */
export interface PeoplePickerProps {
  /** What is looked for: the words in the field. */
  readonly query: string;
  readonly onQueryChange: (query: string) => void;
  /** Name of the field, such as "Search people". Default: that. */
  readonly label?: string | undefined;
  /** Who is chosen already, in the order of choosing; shown as chips. Left out: one press chooses, and that is all. */
  readonly chosen?: readonly UserId[] | undefined;
  /** Somebody was chosen, or is no longer. */
  readonly onToggle: (userId: UserId) => void;
  /** Why somebody cannot be chosen, in words; undefined where nothing stands against it. */
  readonly refusal?: ((userId: UserId) => string | undefined) | undefined;
  /** The field has the focus when it appears. Default: false. */
  readonly focusField?: boolean | undefined;
}

/**
 * Chooses people among contacts, those one writes with, and whom the backend finds. From the field the arrow keys lead into the list; there they go from one to
 * the next, and the backspace key in an empty field takes back who was chosen last.
 */
export function PeoplePicker(props: PeoplePickerProps): ReactElement {
  const { query, onQueryChange, chosen, onToggle, refusal, focusField = false } = props;
  const t = useOwnStrings(pickerStrings);
  const { t: words } = useStrings();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const selfId = useSelfId();
  const { people: found, status, more } = useContactChoices(query);
  const people = found.filter((userId) => userId !== selfId);
  useEffect(() => {
    if (focusField) field.current?.focus();
  }, [focusField]);

  const controls = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
  const onFieldKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const last = chosen?.at(-1);
    if (event.key === 'ArrowDown' && people.length > 0) {
      event.preventDefault();
      controls()[0]?.focus();
    } else if (event.key === 'Backspace' && query === '' && last !== undefined) onToggle(last);
    else if (event.key === 'Enter') {
      event.preventDefault();
      const [first] = people;
      if (query.trim() === '' || first === undefined || refusal?.(first) !== undefined) return;
      onToggle(first);
      if (chosen) onQueryChange('');
    }
  };
  const onListKey = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const all = controls();
    const at = all.findIndex((each) => each === document.activeElement) + step;
    (at < 0 ? field.current : all[Math.min(at, all.length - 1)])?.focus();
  };
  return (
    <div className="cl-people-picker">
      {chosen && chosen.length > 0 ? (
        <ul className="cl-chips" aria-label={t('people.chosen')}>
          {chosen.map((userId) => (
            <Chip
              key={userId}
              userId={userId}
              onRemove={() => {
                onToggle(userId);
                field.current?.focus();
              }}
            />
          ))}
        </ul>
      ) : null}
      <input
        ref={field}
        className="cl-field cl-panel__field"
        type="search"
        dir="auto"
        autoComplete="off"
        aria-label={props.label ?? t('people.search')}
        placeholder={props.label ?? t('people.search')}
        value={query}
        onKeyDown={onFieldKey}
        onChange={(event) => onQueryChange(event.currentTarget.value)}
      />
      {/* The keys of the controls inside it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul ref={list} className="cl-people-picker__list" aria-label={t('people.list')} onKeyDown={onListKey}>
        {people.map((userId) => (
          <Person
            key={userId}
            id={`${id}${userId}`}
            userId={userId}
            checked={chosen?.includes(userId)}
            refusal={refusal?.(userId)}
            onToggle={() => onToggle(userId)}
          />
        ))}
      </ul>
      {status === 'loading' ? <Spinner label={words('common.loading')} /> : null}
      {more && status !== 'loading' ? (
        <Button variant="quiet" onClick={more}>
          {status === 'error' ? words('common.retry') : t('people.more')}
        </Button>
      ) : null}
      <p className="cl-quiet" role="status">
        {status === 'error'
          ? t('people.failed')
          : status === 'ready' && people.length === 0
            ? t(query.trim() === '' ? 'people.empty' : 'people.none')
            : null}
      </p>
    </div>
  );
}

function Chip({ userId, onRemove }: { readonly userId: UserId; readonly onRemove: () => void }): ReactElement {
  const t = useOwnStrings(pickerStrings);
  const { t: words } = useStrings();
  const name = useDisplayName(userId) || words('common.someone');
  return (
    <li>
      <button
        type="button"
        className="cl-row cl-chips__one"
        aria-label={t('people.remove', { name })}
        onClick={onRemove}
      >
        <Text truncate>{name}</Text>
        <XIcon size={14} />
      </button>
    </li>
  );
}

/** Props of {@link PersonLine}. */
export interface PersonLineProps {
  readonly userId: UserId;
  /** Below the name. */
  readonly note?: ReactNode;
}

/** The picture of somebody, the name, and what there is to say. */
export function PersonLine({ userId, note }: PersonLineProps): ReactElement {
  const { t } = useStrings();
  const name = useDisplayName(userId) || t('common.someone');
  const user = useUser(userId);
  const { url } = useMedia(user?.avatar, 'thumbnail');
  return (
    <>
      <Avatar id={userId} name={name} src={url} size={40} muted={user?.deleted ?? false} />
      <span className="cl-words">
        <Text truncate>{name}</Text>
        {note}
      </span>
    </>
  );
}

function Person(props: {
  readonly id: string;
  readonly userId: UserId;
  /** Undefined where one press chooses. */
  readonly checked: boolean | undefined;
  readonly refusal: string | undefined;
  readonly onToggle: () => void;
}): ReactElement {
  const { id, userId, checked, refusal, onToggle } = props;
  const off = refusal !== undefined;
  const access = off ? { 'aria-disabled': true, 'aria-describedby': id } : {};
  const line = (
    <PersonLine
      userId={userId}
      note={
        off ? (
          <span id={id} className="cl-quiet">
            {refusal}
          </span>
        ) : null
      }
    />
  );
  return (
    <li>
      {checked === undefined ? (
        <button
          type="button"
          {...access}
          className="cl-row cl-lit cl-people-picker__one"
          onClick={() => {
            if (!off) onToggle();
          }}
        >
          {line}
        </button>
      ) : (
        <label className="cl-row cl-choice cl-lit cl-people-picker__one" data-refused={off || undefined}>
          <input
            type="checkbox"
            {...access}
            checked={checked}
            onChange={() => {
              if (!off) onToggle();
            }}
          />
          {line}
        </label>
      )}
    </li>
  );
}
