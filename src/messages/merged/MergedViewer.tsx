'use client';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { Message } from '../../model/index.js';
import { useChatStore, useStrings } from '../../react/index.js';
import { Button, Dialog, ForwardIcon, SearchIcon, Spinner, Text } from '../../ui/index.js';
import { foldText } from '../../utils/foldText.js';
import { useForwarding } from './useForwarding.js';
import { CopyScope } from '../InnerContent.js';
import { useOwnStrings } from '../ownStrings.js';
import { MergedItem } from './MergedItem.js';
import { MergedTrailContext, type Opened } from './mergedTrail.js';
import { mergedStrings } from './strings.js';
import { useWhole } from './useWhole.js';

/** A bundle and the bundles inside it, one at a time, with the way back. */
export function MergedViewer(props: {
  readonly first: Opened;
  /** The message that holds the bundle. */
  readonly message: Message;
  readonly onClose: () => void;
}): ReactElement {
  const { first, message, onClose } = props;
  const forward = useForwarding();
  const t = useOwnStrings(mergedStrings);
  const translator = useStrings();
  const [path, setPath] = useState<readonly Opened[]>([first]);
  const shown = path.at(-1) ?? first;
  const titleOf = ({ content }: Opened): string => content.title ?? t('merged.title');
  return (
    <Dialog
      open
      size="large"
      className="cl-merged-viewer"
      title={titleOf(shown)}
      closeLabel={translator.t('common.close')}
      actions={
        // The bundle as a whole: what is further in travels with it.
        forward !== null && message.id !== '' && path.length === 1 ? (
          <Button
            icon={ForwardIcon}
            onClick={() => {
              onClose();
              forward(first.key);
            }}
          >
            {translator.t('common.forward')}
          </Button>
        ) : undefined
      }
      // Escape goes one step back first, as the other ways out do not.
      onClose={(reason) => (reason === 'escape' && path.length > 1 ? setPath(path.slice(0, -1)) : onClose())}
    >
      {path.length > 1 ? (
        <nav className="cl-merged-viewer__path" aria-label={t('merged.path')}>
          <ol className="cl-quiet cl-merged-viewer__crumbs">
            {path.map((step, index) => (
              // A step's place is what it is.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className="cl-merged-viewer__crumb">
                {step === shown ? (
                  <span aria-current="page">
                    <Text truncate>{titleOf(step)}</Text>
                  </span>
                ) : (
                  <Button
                    variant="link"
                    size="small"
                    aria-label={t('merged.back', { title: titleOf(step) })}
                    onClick={() => setPath(path.slice(0, index + 1))}
                  >
                    <Text truncate>{titleOf(step)}</Text>
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <MergedTrailContext.Provider value={(bundle) => setPath([...path, bundle])}>
        {/* A bundle further in begins at its own top, with an empty search. */}
        <Bundle key={path.length} shown={shown} message={message} />
      </MergedTrailContext.Provider>
    </Dialog>
  );
}

function Bundle({ shown, message }: { readonly shown: Opened; readonly message: Message }): ReactElement {
  const t = useOwnStrings(mergedStrings);
  const translator = useStrings();
  const { contents } = useChatStore();
  const { items, status, missing, retry } = useWhole(shown);
  const [query, setQuery] = useState('');
  const input = useRef<HTMLInputElement>(null);
  // Not under fingers, where a keyboard would come up over what one wants to read.
  useEffect(() => {
    if (globalThis.matchMedia?.('(hover: hover) and (pointer: fine)').matches) input.current?.focus();
  }, []);
  const wanted = foldText(query.trim());
  const texts = useMemo(
    () => items.map(({ senderName, content }) => foldText(`${senderName}\n${contents.searchText(content)}`)),
    [items, contents],
  );
  const found = items.flatMap((item, index) =>
    wanted === '' || texts[index]?.includes(wanted) === true ? [{ item, index }] : [],
  );
  return (
    <CopyScope>
      <div className="cl-merged-viewer__search">
        <SearchIcon size={18} />
        <input
          ref={input}
          className="cl-merged-viewer__input"
          type="search"
          aria-label={t('merged.search')}
          placeholder={t('merged.search')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      <p role="status" className={wanted === '' ? 'cl-visually-hidden' : 'cl-quiet cl-merged-viewer__note'}>
        {wanted === '' ? '' : t('merged.found', { count: found.length })}
      </p>
      <ul className="cl-merged-viewer__items">
        {found.map(({ item, index }) => (
          <MergedItem
            key={index}
            item={item}
            index={index}
            message={message}
            bundleKey={shown.key}
            first={found[0]?.index === index || items[index - 1]?.senderName !== item.senderName}
          />
        ))}
      </ul>
      {status === 'loading' ? (
        <p className="cl-quiet cl-merged-viewer__note" role="status">
          <Spinner /> {translator.t('common.loading')}
        </p>
      ) : null}
      {status === 'error' ? (
        <p className="cl-quiet cl-merged-viewer__note" role="alert">
          {t('merged.failed')}{' '}
          <Button variant="link" size="small" onClick={retry}>
            {translator.t('common.retry')}
          </Button>
        </p>
      ) : null}
      {missing > 0 ? (
        <p className="cl-quiet cl-merged-viewer__note">{t('merged.missing', { count: missing })}</p>
      ) : null}
    </CopyScope>
  );
}
