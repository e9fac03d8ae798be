'use client';
import { useMemo, useState } from 'react';
import {
  addFilter,
  filterKey,
  findOperators,
  isWord,
  kindOf,
  readPeriod,
  searchQuery,
  withoutOperators,
  type SearchFilter,
  type SearchQuery,
  type SearchWords,
  type TypedOperator,
} from '../../model/index.js';
import { findConversations, findPeople, selectSelfId } from '../../store/index.js';
import { useChatStore } from '../context.js';
import { useStrings } from '../strings.js';

/** An operator whose value says nothing: nobody of this name, no such kind, no date. It stays in the field, and is not looked for. */
export type SearchProblem = Pick<TypedOperator, 'operator' | 'value'>;

/** A field for words and operators, and the filters that came of them. */
export interface SearchField {
  /** What stands in the field. */
  readonly text: string;
  /** In the order they were added. */
  readonly filters: readonly SearchFilter[];
  /** What both ask for. */
  readonly query: SearchQuery;
  /** The operator that is being typed. */
  readonly typing: TypedOperator | undefined;
  readonly problem: SearchProblem | undefined;
  /** Changes what stands in the field; operators that are complete become filters. */
  edit(text: string): void;
  /** Makes a filter of the operator that is being typed. False when there is none, or its value says nothing. */
  complete(): boolean;
  /** Adds a filter in the place of the operator that is being typed. */
  add(filter: SearchFilter): void;
  remove(filter: SearchFilter): void;
  /** Everything at once, such as a search of before. */
  set(text: string, filters: readonly SearchFilter[]): void;
}

/**
 * The state of a search field. Operators (`from:` `in:` `has:` `before:` `after:` `on:`) turn into filters once a space or a closing quote comes after them.
 *
 * @param words what else is understood; must be the same object between renders
 */
export function useSearchField(words?: SearchWords): SearchField {
  const store = useChatStore();
  const { timeZone } = useStrings();
  const [{ text, filters }, setState] = useState<{ text: string; filters: readonly SearchFilter[] }>({
    text: '',
    filters: [],
  });

  function filterOf({ operator, value }: TypedOperator): SearchFilter | undefined {
    const state = store.getState();
    if (operator === 'from') {
      const userId = isWord(value, ['me', ...(words?.me ?? [])])
        ? selectSelfId(state)
        : findPeople(state, value, true)[0];
      return userId === undefined ? undefined : { type: 'from', userId };
    }
    if (operator === 'in') {
      const [conversationId] = findConversations(state, value);
      return conversationId === undefined ? undefined : { type: 'in', conversationId };
    }
    if (operator === 'has') {
      const kind = kindOf(value, words);
      return kind && { type: 'has', kind };
    }
    const period = readPeriod(value, { now: store.env.now(), timeZone, words });
    return period && { type: operator, ...period };
  }

  /** Operators for which there is a filter leave the text. */
  function take(written: string, operators: readonly TypedOperator[]): boolean {
    const made = operators.flatMap((operator) => {
      const filter = filterOf(operator);
      return filter ? [{ operator, filter }] : [];
    });
    setState((state) => ({
      text:
        made.length === 0
          ? written
          : withoutOperators(
              written,
              made.map(({ operator }) => operator),
            ),
      filters: made.reduce((all, { filter }) => addFilter(all, filter), state.filters),
    }));
    return made.length > 0;
  }

  const operators = useMemo(() => findOperators(text, words), [text, words]);
  const typing = operators.find(({ open }) => open);
  const problem = operators.find(({ open }) => !open);
  const query = useMemo(() => searchQuery(withoutOperators(text, operators), filters), [text, operators, filters]);
  return {
    text,
    filters,
    query,
    typing,
    problem: problem && { operator: problem.operator, value: problem.value },
    edit: (written) => {
      const closed = findOperators(written, words).filter(({ open }) => !open);
      take(written, closed);
    },
    complete: () => typing !== undefined && typing.value !== '' && take(text, [typing]),
    add: (filter) =>
      setState({
        text: typing ? withoutOperators(text, [typing]) : text,
        filters: addFilter(filters, filter),
      }),
    remove: (filter) => setState({ text, filters: filters.filter((other) => filterKey(other) !== filterKey(filter)) }),
    set: (next, all) => setState({ text: next, filters: all }),
  };
}
