'use client';
import {
  forwardRef,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type RefAttributes,
} from 'react';
import { SlotsProvider, type ChatSlots } from '../components/slots/index.js';
import { checkAdapter, ChatError } from '../contract/index.js';
import { describeError } from '../i18n/index.js';
import {
  OpenLinkProvider,
  type AnyMessageType,
  type MessageTypeRegistry,
  type OpenLinkHandler,
} from '../messages/index.js';
import { ChatProvider, MediaOriginsProvider, StringsProvider, useStrings } from '../react/index.js';
import { AlertCircleIcon, Button, EmptyState, Root } from '../ui/index.js';
import { cx } from '../utils/cx.js';
import type { ChatAppHandle, ChatAppProps } from './chatAppProps.js';
import { ChatShell } from './ChatShell.js';
import { PageUnread } from './pageEffects/index.js';
import { PaneBoundary } from './PaneBoundary.js';
import { useChatBody, type ChatBodyModule } from './useChatBody.js';
import { useDefaultAdapter } from './useDefaultAdapter.js';

const noSlots: ChatSlots = {};

/**
 * The whole chat in one element: the list of conversations and the open chat, side by side or one at a time by the width it is given. It fills the
 * box it stands in: give that box a height.
 *
 * @example
 * ```tsx
 * import { ChatApp } from 'chatloom';
 * import 'chatloom/styles.css';
 *
 * <ChatApp adapter={adapter} onUnreadChange={setUnread} />
 * ```
 */
export const ChatApp: ForwardRefExoticComponent<ChatAppProps & RefAttributes<ChatAppHandle>> = forwardRef<
  ChatAppHandle,
  ChatAppProps
>(function ChatApp(props, ref) {
  return (
    <PaneBoundary
      resetKey={props.store ?? props.adapter}
      onError={props.onError}
      renderFailure={(error, retry) => (
        // Outside of the chat's provider there is only English: what went wrong may be the language.
        <StringsProvider locale="en">
          <CannotStart app={props} error={error} onRetry={retry} />
        </StringsProvider>
      )}
    >
      <ConnectedApp app={props} handle={ref} />
    </PaneBoundary>
  );
});

interface ConnectedAppProps {
  readonly app: ChatAppProps;
  readonly handle: ForwardedRef<ChatAppHandle>;
}

/** Finds the adapter and makes the chat. */
function ConnectedApp({ app, handle }: ConnectedAppProps): ReactElement {
  // Left out and given as undefined are two things: the second is nearly always a mistake, such as a misspelt import.
  const demo = app.store === undefined && !('adapter' in app);
  const local = useDefaultAdapter(demo);
  if (local.error) throw local.error;
  if (app.store === undefined && !demo && app.adapter !== null) checkAdapter(app.adapter, '<ChatApp>');
  const { slots = noSlots, locale, strings, timeZone, dir, onError } = app;
  const adapter = demo ? (local.adapter ?? null) : (app.adapter ?? null);
  const source = useMemo(() => (app.store === undefined ? { adapter } : { store: app.store }), [app.store, adapter]);
  const body = useChatBody(onError);
  const registry = useRegistry(body.loaded, app.messageTypes);
  const contents = useMemo(() => [...registry.contents, ...(app.contents ?? [])], [registry, app.contents]);

  return (
    <ChatProvider
      {...source}
      registry={registry}
      contents={contents}
      extra={registry.strings}
      locale={locale}
      strings={strings}
      timeZone={timeZone}
      dir={dir}
      onTokenExpired={app.onTokenExpired}
      onError={onError}
    >
      <SlotsProvider slots={slots}>
        <OpenLinkProvider onOpenLink={useOpenLinkHandler(app.onOpenLink)}>
          <MediaOriginsProvider origins={app.mediaOrigins}>
            <ChatShell
              app={app}
              body={body}
              demo={demo}
              inert={app.store === undefined && adapter === null}
              handle={handle}
            />
            <PageUnread effects={app.pageEffects} />
          </MediaOriginsProvider>
        </OpenLinkProvider>
      </SlotsProvider>
    </ChatProvider>
  );
}

const noTypes: readonly AnyMessageType[] = [];

/** The views come with the messages. Until then the list of conversations needs the host's own types alone, for what they say in a line. */
function useRegistry(
  code: ChatBodyModule | undefined,
  own: readonly AnyMessageType[] = noTypes,
): Pick<MessageTypeRegistry, 'get' | 'contents' | 'strings'> {
  return useMemo(
    () =>
      code?.createMessageTypeRegistry(code.defaultMessageTypes, own) ?? {
        get: (type) => own.findLast((each) => each.type === type),
        contents: own.flatMap(({ content }) => (content === undefined ? [] : [content])),
        strings: own.flatMap(({ strings }) => (strings === undefined ? [] : [strings])),
      },
    [code, own],
  );
}

/** One handler for the app's life that calls the latest, so that no message renders because a host wrote an inline arrow. */
function useOpenLinkHandler(onOpenLink: OpenLinkHandler | undefined): OpenLinkHandler | undefined {
  const latest = useRef(onOpenLink);
  useEffect(() => {
    latest.current = onOpenLink;
  });
  const handler = useCallback<OpenLinkHandler>((url, event) => latest.current?.(url, event), []);
  return onOpenLink && handler;
}

interface CannotStartProps {
  readonly app: ChatAppProps;
  readonly error: Error;
  readonly onRetry: () => void;
}

/** Instead of the whole app, where not even its frame can be drawn. Says what a developer needs to know. */
function CannotStart({ app, error, onRetry }: CannotStartProps): ReactElement {
  const translator = useStrings();
  const { t } = translator;
  return (
    <Root
      className={cx('cl-app', app.className)}
      style={app.style}
      theme={app.theme}
      lang="en"
      dir="ltr"
      data-state="error"
    >
      <div className="cl-app__empty">
        <EmptyState
          role="alert"
          tone="danger"
          icon={AlertCircleIcon}
          title={t('app.error.title')}
          text={error instanceof ChatError ? describeError(translator, error) : error.message}
          action={<Button onClick={onRetry}>{t('common.retry')}</Button>}
        />
      </div>
    </Root>
  );
}
