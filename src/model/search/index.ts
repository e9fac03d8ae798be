export {
  addFilter,
  filterKey,
  isAsking,
  isFiltered,
  searchKinds,
  searchQuery,
  type SearchFilter,
  type SearchKind,
  type SearchQuery,
} from './filters.js';
export {
  findOperators,
  isWord,
  kindOf,
  operatorOf,
  searchOperators,
  withoutOperators,
  type SearchOperator,
  type SearchWords,
  type TypedOperator,
} from './operators.js';
export { readPeriod, type SearchPeriod, type SearchPresent } from './periods.js';
