'use client';
import type { ReactElement } from 'react';
import type { ChatErrorData } from '../../contract/index.js';
import { describeError } from '../../i18n/index.js';
import { useOwnStrings } from '../../messages/index.js';
import { isFiltered } from '../../model/index.js';
import { useStrings, type SearchField, type SearchProblem, type SearchResults } from '../../react/index.js';
import { Button, EmptyState, SearchIcon, Spinner, WifiOffIcon } from '../../ui/index.js';
import type { SearchTab } from './sections.js';
import { searchStrings, type SearchTranslate } from './strings.js';

/** Props of {@link SearchState}. */
export interface SearchStateProps {
  readonly field: SearchField;
  readonly tab: SearchTab;
  readonly results: SearchResults;
  /** Nothing is looked for. */
  readonly blank: boolean;
  /** There is a list. */
  readonly shown: boolean;
  readonly suggesting: boolean;
  /** The list is that of searches of before. */
  readonly recents: boolean;
  /** Why the chat with a person could not be opened. */
  readonly failure: ChatErrorData | undefined;
  readonly onClearRecents: () => void;
}

/** Above the list: how much was found and where, what went wrong; or why there is no list. */
export function SearchState(props: SearchStateProps): ReactElement {
  const { field, tab, results, blank, shown, suggesting, recents, failure, onClearRecents } = props;
  const translator = useStrings();
  const t = useOwnStrings(searchStrings);
  const { busy, error, source, hasMore, loadMore } = results;
  const problem = field.problem ?? failedToComplete(field, suggesting);
  const isNames = tab === 'people' || tab === 'chats';
  const settled = !blank && !busy && !suggesting;
  const elsewhere = settled && !isNames && !error && source !== 'backend' && source !== undefined;
  return (
    <>
      <div className="cl-row cl-quiet cl-search__status">
        <span role="status" className="cl-words">
          {settled && shown ? countsOf(results, tab, t) : busy && !blank && !suggesting ? t('search.busy') : ''}
        </span>
        {busy && !blank && !suggesting ? <Spinner /> : null}
        {recents ? (
          <Button variant="link" size="small" aria-label={t('search.recent.clearLabel')} onClick={onClearRecents}>
            {t('search.recent.clear')}
          </Button>
        ) : null}
      </div>
      {problem ? (
        <p className="cl-search__note" role="alert" data-tone="danger">
          {problemText(problem, t)}
        </p>
      ) : null}
      {elsewhere ? (
        <p className="cl-row cl-search__note" role="status">
          {source === 'device' ? <WifiOffIcon size={16} /> : null}
          <span className="cl-words">{t(source === 'device' ? 'search.device' : 'search.history')}</span>
        </p>
      ) : null}
      {error && settled && !isNames ? (
        <div className="cl-row cl-search__note" role="alert" data-tone="danger">
          <span className="cl-words">{`${t('search.failed')} ${describeError(translator, error)}`}</span>
          <Button size="small" onClick={() => void loadMore()}>
            {translator.t('common.retry')}
          </Button>
        </div>
      ) : null}
      {failure ? (
        <p className="cl-search__note" role="alert" data-tone="danger">
          {`${t('search.start.failed')} ${describeError(translator, failure)}`}
        </p>
      ) : null}
      {blank && !shown ? <EmptyState icon={SearchIcon} title={t('search.begin')} /> : null}
      {settled && !shown && !error ? (
        isNames && isFiltered(field.query) ? (
          <EmptyState role="status" icon={SearchIcon} title={t('search.filtered')} />
        ) : (
          <EmptyState
            role="status"
            icon={SearchIcon}
            title={t('search.none.title')}
            text={t(hasMore && !isNames ? 'search.none.sofar' : 'search.none.text')}
            action={
              hasMore && !isNames ? <Button onClick={() => void loadMore()}>{t('search.further')}</Button> : undefined
            }
          />
        )
      ) : null}
    </>
  );
}

/** A value that is still being typed and of which nothing can come. */
function failedToComplete({ typing }: SearchField, suggesting: boolean): SearchProblem | undefined {
  if (!typing || suggesting || typing.value.length < 2) return undefined;
  // Half a date is no mistake yet.
  const isDate = ['before', 'after', 'on'].includes(typing.operator);
  return isDate && /^[\d\p{L}/.-]{1,9}$/u.test(typing.value) ? undefined : typing;
}

function problemText({ operator, value }: SearchProblem, t: SearchTranslate): string {
  if (operator === 'from' || operator === 'in' || operator === 'has') return t(`search.problem.${operator}`, { value });
  return t('search.problem.date', { value });
}

function countsOf(results: SearchResults, tab: SearchTab, t: SearchTranslate): string {
  const { people, conversations, hits, hasMore, total } = results;
  const messages = Math.max(total ?? 0, hits.length);
  const parts = [
    tab === 'all' || tab === 'people' ? people.length > 0 && t('search.count.people', { count: people.length }) : '',
    tab === 'all' || tab === 'chats'
      ? conversations.length > 0 && t('search.count.chats', { count: conversations.length })
      : '',
    tab !== 'people' && tab !== 'chats' && messages > 0
      ? t(hasMore && total === undefined ? 'search.count.more' : 'search.count.messages', { count: messages })
      : '',
  ];
  return parts.filter(Boolean).join(' · ');
}
