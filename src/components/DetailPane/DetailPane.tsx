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
  type RefObject,
} from 'react';
import { useOwnStrings } from '../../messages/index.js';
import type { ConversationId, MessageRef } from '../../model/index.js';
import { ConversationScope, useConversationName, useStrings } from '../../react/index.js';
import { ArrowLeftIcon, IconButton, setRef, XIcon } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import { Galleries } from './Galleries.js';
import { GroupView } from './GroupView.js';
import { Overview } from './Overview.js';
import { PinnedList } from './PinnedList.js';
import { detailStrings } from './strings.js';
import { isGallery, type DetailView } from './views.js';

/** Props of {@link DetailPane}: those of a `<section>`, and what follows. */
export interface DetailPaneProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  readonly conversationId: ConversationId;
  /** Asked to close. The owner gives the focus back to where it was. */
  readonly onClose: () => void;
  /** It covers what was there before: a way back is drawn instead of a cross. Default: false. */
  readonly covering?: boolean | undefined;
  /** Goes to a message in its chat. Without it nothing leads there. */
  readonly onOpenMessage?: ((message: MessageRef) => void) | undefined;
  /** Begins a search in this chat. Without it there is no such button. */
  readonly onSearch?: (() => void) | undefined;
  /** What is shown first. Read when the pane is mounted. Default: `about`. */
  readonly defaultView?: DetailView | undefined;
}

/**
 * About one conversation: who it is with, its settings, its members, what is pinned, and what was shared in it. Escape goes one step back, then closes it. Fills
 * its parent.
 */
export const DetailPane: ForwardRefExoticComponent<DetailPaneProps & RefAttributes<HTMLElement>> = forwardRef<
  HTMLElement,
  DetailPaneProps
>(function DetailPane(props, ref) {
  const {
    conversationId,
    onClose,
    covering = false,
    onOpenMessage,
    onSearch,
    defaultView = 'about',
    className,
    onKeyDown,
    ...rest
  } = props;
  const name = useConversationName(conversationId);
  const t = useOwnStrings(detailStrings);
  const pane = useRef<HTMLElement | null>(null);
  const [view, setView] = useState<DetailView>(defaultView);
  // Another conversation is shown from its beginning.
  const [shown, setShown] = useState(conversationId);
  if (shown !== conversationId) {
    setShown(conversationId);
    setView('about');
  }
  useFocusInside(pane, view, conversationId);
  const back = (): void => (view === 'about' ? onClose() : setView('about'));
  const handleKey = (event: KeyboardEvent<HTMLElement>): void => {
    onKeyDown?.(event);
    const { key, keyCode, defaultPrevented, currentTarget, nativeEvent } = event;
    // A dialog or menu over it has its own Escape.
    if (key !== 'Escape' || defaultPrevented || nativeEvent.isComposing || keyCode === 229) return;
    if (!currentTarget.contains(event.target as Node)) return;
    event.preventDefault();
    back();
  };
  const shared = isGallery(view);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape from anywhere inside; there is a button as well
    <section
      ref={(element) => {
        pane.current = element;
        setRef(ref, element);
      }}
      tabIndex={-1}
      aria-label={t('detail.label', { name })}
      {...rest}
      className={cx('cl-detail', className)}
      data-view={shared ? 'gallery' : view}
      onKeyDown={handleKey}
    >
      <ConversationScope key={conversationId} conversationId={conversationId}>
        <Header
          title={
            view === 'about'
              ? undefined
              : t(shared ? 'detail.shared' : view === 'group' ? 'detail.group' : 'detail.pinned')
          }
          covering={covering}
          onBack={view === 'about' ? undefined : back}
          onClose={onClose}
        />
        {view === 'about' ? (
          <Overview onSearch={onSearch} onView={setView} />
        ) : view === 'pinned' ? (
          <PinnedList onOpenMessage={onOpenMessage} />
        ) : view === 'group' ? (
          <GroupView onGone={() => setView('about')} />
        ) : (
          <Galleries kind={view} onKindChange={setView} onOpenMessage={onOpenMessage} />
        )}
      </ConversationScope>
    </section>
  );
});

interface HeaderProps {
  /** Undefined for the pane as a whole. */
  readonly title: string | undefined;
  readonly covering: boolean;
  readonly onBack: (() => void) | undefined;
  readonly onClose: () => void;
}

function Header({ title, covering, onBack, onClose }: HeaderProps): ReactElement {
  const translator = useStrings();
  const t = useOwnStrings(detailStrings);
  const away = onBack ?? (covering ? onClose : undefined);
  return (
    <header className="cl-row cl-chat-header" data-back={away ? '' : undefined}>
      {away ? (
        <IconButton
          className="cl-chat-header__back"
          icon={ArrowLeftIcon}
          label={translator.t('common.back')}
          onClick={away}
        />
      ) : null}
      <div className="cl-words">
        <h2 className="cl-chat-header__name">{title ?? translator.t('app.detail')}</h2>
      </div>
      {covering && !onBack ? null : <IconButton icon={XIcon} label={t('detail.close')} onClick={onClose} />}
    </header>
  );
}

/** Takes the focus when the pane opens, and when it shows something else: what had it before is gone. */
function useFocusInside(pane: RefObject<HTMLElement | null>, view: DetailView, conversationId: ConversationId): void {
  const group = isGallery(view) ? 'gallery' : view;
  const last = useRef(conversationId);
  useEffect(() => {
    const isOther = last.current !== conversationId;
    last.current = conversationId;
    // Whoever has chosen another conversation is writing there.
    if (!isOther) pane.current?.focus({ preventScroll: true });
  }, [pane, group, conversationId]);
}
