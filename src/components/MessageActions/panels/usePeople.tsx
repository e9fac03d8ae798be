'use client';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { chatErrorData, toChatError, type ChatErrorData, type ListPage } from '../../../contract/index.js';
import { describeError } from '../../../i18n/index.js';
import type { UserId } from '../../../model/index.js';
import { Button, Spinner } from '../../../ui/index.js';
import type { ActionTranslator } from '../useActionStrings.js';
import { PersonRow } from './PersonRow.js';

/** A list of people that comes page by page. */
export interface People {
  readonly ids: readonly UserId[];
  readonly cursor?: string | undefined;
  readonly total?: number | undefined;
  readonly loading: boolean;
  readonly error?: ChatErrorData | undefined;
  more(): void;
}

/** Asks for people, page by page. @param ask the same function in every render, while the list is the same; undefined asks nothing */
export function usePeople(ask: ((cursor: string | undefined) => Promise<ListPage<UserId>>) | undefined): People {
  const [state, setState] = useState<Omit<People, 'more'>>({ ids: [], loading: ask !== undefined });
  const load = useCallback(
    (cursor: string | undefined, isCurrent: () => boolean): void => {
      ask?.(cursor).then(
        (page) => {
          if (!isCurrent()) return;
          setState((known) => ({
            ids: [...new Set([...(cursor === undefined ? [] : known.ids), ...page.items])],
            cursor: page.cursor,
            total: page.total,
            loading: false,
          }));
        },
        (reason: unknown) => {
          if (isCurrent())
            setState((known) => ({ ...known, loading: false, error: chatErrorData(toChatError(reason)) }));
        },
      );
    },
    [ask],
  );
  useEffect(() => {
    let current = true;
    load(undefined, () => current);
    return () => {
      current = false;
    };
  }, [load]);
  return {
    ...state,
    more() {
      setState((known) => ({ ...known, loading: true, error: undefined }));
      load(state.cursor, () => true);
    },
  };
}

/** The people of such a list, and the way to more of them. */
export function PeopleList(props: {
  readonly people: People;
  /** Who is known without asking; shown first. */
  readonly known?: readonly UserId[] | undefined;
  readonly t: ActionTranslator;
}): ReactElement {
  const { people, known = [], t } = props;
  const { ids, loading, error, cursor, more } = people;
  return (
    <>
      <ul>
        {[...new Set([...known, ...ids])].map((userId) => (
          <PersonRow key={userId} userId={userId} t={t} />
        ))}
      </ul>
      {loading ? <Spinner label={t.t('common.loading')} /> : null}
      {error ? <p role="alert">{describeError(t, error)}</p> : null}
      {!loading && (cursor !== undefined || error) ? (
        <Button variant="link" size="small" onClick={more}>
          {t.t(error ? 'common.retry' : 'actions.list.more')}
        </Button>
      ) : null}
    </>
  );
}
