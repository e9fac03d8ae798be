'use client';
import {
  forwardRef,
  useEffect,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type KeyboardEvent,
  type ReactElement,
  type RefAttributes,
} from 'react';
import { describeError } from '../../i18n/index.js';
import { useOwnStrings, useSummaryText } from '../../messages/index.js';
import type { Message, MessageId } from '../../model/index.js';
import {
  useConversation,
  useConversationName,
  useConversationScope,
  useDisplayName,
  useMessageSearch,
  useStrings,
  type FoundMessages,
} from '../../react/index.js';
import { Button, ChevronDownIcon, IconButton, SearchIcon, VisuallyHidden, XIcon } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import { chatSearchStrings } from './strings.js';

/** Props of {@link ChatSearch}: those of a `<div>`, and what follows. */
export interface ChatSearchProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** Shows a message of this chat; the focus stays here. */
  readonly onGo: (messageId: MessageId) => void;
  /** Asked to close: by Escape or its button. The owner gives the focus back to where it was. */
  readonly onClose: () => void;
}

/**
 * Looks for words in the chat around: a field, which of how many matches is shown, and the way to the older and the newer one. Enter and the arrow up go to
 * older ones, Shift+Enter and the arrow down back.
 */
export const ChatSearch: ForwardRefExoticComponent<ChatSearchProps & RefAttributes<HTMLDivElement>> = forwardRef<
  HTMLDivElement,
  ChatSearchProps
>(function ChatSearch({ onGo, onClose, className, ...rest }, ref) {
  const { conversationId } = useConversationScope();
  const name = useConversationName(conversationId);
  const t = useOwnStrings(chatSearchStrings);
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const found = useMessageSearch(text);
  const { at, step } = useWalk(found, onGo);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    // Safari ends a composition before the key that ends it.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const by = keySteps[`${event.shiftKey ? 'Shift+' : ''}${event.key}`];
    if (event.key === 'Escape') onClose();
    else if (by !== undefined && event.target === field.current) step(by);
    else return;
    event.preventDefault();
  };
  const { hits } = found;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape from anywhere inside; there is a button as well
    <div ref={ref} role="search" {...rest} className={cx('cl-chat-search', className)} onKeyDown={onKeyDown}>
      <div className="cl-row cl-chat-search__row">
        <span className="cl-row cl-field cl-chat-search__field">
          <SearchIcon size={18} />
          <input
            ref={field}
            type="text"
            role="searchbox"
            inputMode="search"
            enterKeyHint="search"
            autoComplete="off"
            spellCheck={false}
            className="cl-words"
            aria-label={t('chatSearch.label', { name })}
            placeholder={t('chatSearch.label', { name })}
            value={text}
            maxLength={200}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <Place found={found} at={at} />
        </span>
        <IconButton
          className="cl-chat-search__up"
          icon={ChevronDownIcon}
          label={t('chatSearch.next')}
          aria-disabled={at + 1 >= hits.length && !found.hasMore}
          onClick={() => step(1)}
        />
        <IconButton
          icon={ChevronDownIcon}
          label={t('chatSearch.previous')}
          aria-disabled={at <= 0}
          onClick={() => step(-1)}
        />
        <IconButton icon={XIcon} label={t('chatSearch.close')} onClick={onClose} />
      </div>
      <Problem found={found} />
    </div>
  );
});

/** To older ones, as one reads a list of matches; `-1` is back. */
const keySteps: Readonly<Record<string, 1 | -1>> = { Enter: 1, ArrowUp: 1, 'Shift+Enter': -1, ArrowDown: -1 };

/** Where one stands among the matches. */
interface Standing {
  readonly words: string;
  readonly id: MessageId;
  /** One step beyond it, once there is something older. */
  readonly beyond: boolean;
}

/** Which match is shown, and how one comes to the next. The newest is shown by itself. */
function useWalk(
  found: FoundMessages,
  onGo: (id: MessageId) => void,
): { readonly at: number; readonly step: (by: 1 | -1) => void } {
  const { hits, hasMore, words, loadMore } = found;
  const [standing, setStanding] = useState<Standing>();
  const place = standing?.words === words ? hits.findIndex(({ id }) => id === standing.id) : 0;
  const at = Math.min(Math.max(0, place) + (standing?.words === words && standing.beyond ? 1 : 0), hits.length - 1);
  const shown = hits[at]?.id;
  const latest = useRef(onGo);
  useEffect(() => {
    latest.current = onGo;
  });
  useEffect(() => {
    if (shown !== undefined) latest.current(shown);
  }, [shown]);
  const step = (by: 1 | -1): void => {
    const to = hits[at + by];
    if (to) setStanding({ words, id: to.id, beyond: false });
    else if (by > 0 && hasMore && shown !== undefined) {
      setStanding({ words, id: shown, beyond: true });
      void loadMore();
    } else if (shown !== undefined) onGo(shown);
  };
  return { at, step };
}

/** "3 of 12", and the words of that match for who does not see it. */
function Place({ found, at }: { readonly found: FoundMessages; readonly at: number }): ReactElement {
  const t = useOwnStrings(chatSearchStrings);
  const { hits, status, hasMore, words, total } = found;
  const hit = hits[at];
  const searching = words !== '' && (status === 'loading' || status === 'idle');
  // The backend may count what cannot be shown: once all is here, that is all.
  const count = hasMore ? Math.max(total ?? 0, hits.length) : hits.length;
  const params = { index: at + 1, count };
  return (
    <span className="cl-quiet cl-chat-search__place" role="status">
      {hit ? (
        <>
          {t(hasMore && total === undefined ? 'chatSearch.placeOfMore' : 'chatSearch.place', params)}
          <Excerpt message={hit} />
        </>
      ) : searching ? (
        t('chatSearch.searching')
      ) : null}
    </span>
  );
}

function Excerpt({ message }: { readonly message: Message }): ReactElement {
  const groupId = useConversation(message.conversationId)?.groupId;
  const name = useDisplayName(message.senderId, groupId, message.senderName);
  const words = useSummaryText(message.content);
  return <VisuallyHidden>{` ${name}: ${words}`}</VisuallyHidden>;
}

/** Nothing found, or not everything searched. */
function Problem({ found }: { readonly found: FoundMessages }): ReactElement | null {
  const translator = useStrings();
  const t = useOwnStrings(chatSearchStrings);
  const { hits, status, hasMore, words, error, loadMore } = found;
  if (words === '' || status === 'loading' || status === 'idle') return null;
  if (error) {
    return (
      <div className="cl-row cl-chat-search__row cl-quiet" role="alert">
        <span className="cl-words">{`${t('chatSearch.failed')} ${describeError(translator, error)}`}</span>
        <Button size="small" onClick={() => void loadMore()}>
          {translator.t('common.retry')}
        </Button>
      </div>
    );
  }
  if (hits.length > 0) return null;
  return (
    <div className="cl-row cl-chat-search__row cl-quiet" role="status">
      <span className="cl-words">{t('chatSearch.none')}</span>
      {hasMore ? (
        <Button size="small" onClick={() => void loadMore()}>
          {t('chatSearch.further')}
        </Button>
      ) : null}
    </div>
  );
}
