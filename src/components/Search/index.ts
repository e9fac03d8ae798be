export { SearchDialog, type SearchDialogProps } from './SearchDialog.js';
export { SearchView, type SearchViewProps } from './SearchView.js';
