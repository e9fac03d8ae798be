'use client';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { IconButton, SearchIcon, XIcon } from '../../ui/index.js';

/** Props of {@link ConversationFilter}. */
export interface ConversationFilterProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
  /** Looks for the words everywhere. */
  readonly onSearch?: ((words: string) => void) | undefined;
}

/** Finds loaded conversations by name, and leads to the search over everything. */
export function ConversationFilter(props: ConversationFilterProps): ReactElement {
  const { value, onChange, onKeyDown, onSearch } = props;
  const { t } = useStrings();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <div className="cl-conversation-list__filter">
        <span className="cl-conversation-list__filter-icon">
          <SearchIcon size={18} />
        </span>
        <input
          ref={field}
          type="search"
          className="cl-conversation-list__filter-field"
          aria-label={t('conversations.search')}
          placeholder={t('common.search')}
          dir={value === '' ? undefined : 'auto'}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          aria-keyshortcuts={onSearch && 'Control+K Meta+K'}
          onKeyDown={onKeyDown}
        />
        {value === '' ? null : (
          <IconButton
            className="cl-conversation-list__filter-clear"
            size="small"
            icon={XIcon}
            label={t('common.clear')}
            onClick={() => {
              onChange('');
              field.current?.focus();
            }}
          />
        )}
      </div>
      {onSearch && value.trim() !== '' ? (
        <button
          type="button"
          className="cl-row cl-lit cl-conversation-list__everywhere"
          onClick={() => onSearch(value.trim())}
        >
          <SearchIcon size={16} />
          <span className="cl-truncate">{t('conversations.searchAll', { query: value.trim() })}</span>
        </button>
      ) : null}
    </>
  );
}
