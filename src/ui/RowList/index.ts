export { RowList, type RowListHandle, type RowListProps } from './RowList.js';
