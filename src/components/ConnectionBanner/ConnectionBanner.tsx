'use client';
import {
  forwardRef,
  useEffect,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type RefAttributes,
} from 'react';
import type { ConnectionState } from '../../model/index.js';
import { useChatActions, useConnection, useNow, useStartup, useStrings } from '../../react/index.js';
import { Banner, Button, RefreshIcon, VisuallyHidden, WifiOffIcon } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';

/** Props of {@link ConnectionBanner}: those of a `<div>`, and what follows. */
export interface ConnectionBannerProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /**
   * Leads to the host's sign-in, by a button that shows once the session has ended or was taken over elsewhere. Without it the button tries to sign in
   * again with what the adapter has.
   */
  readonly onSignIn?: (() => void) | undefined;
}

/** Short breaks heal by themselves before anybody needs to know. */
const patience = 1000;

/**
 * One slim line while the chat is not connected: what is the matter, when it tries again, and a way to try now. Nothing while all is well.
 */
export const ConnectionBanner: ForwardRefExoticComponent<ConnectionBannerProps & RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, ConnectionBannerProps>(function ConnectionBanner({ onSignIn, className, ...rest }, ref) {
    const { t } = useStrings();
    const connection = useConnection();
    const startup = useStartup();
    const lasting = useLasting(isPassing(connection));
    // While starting, the skeletons say that things are coming; a start that failed has a place of its own.
    if (startup.status !== 'ready' || connection.status === 'idle' || connection.status === 'connected') return null;
    if (isPassing(connection) && !lasting) return null;

    const ended = connection.status === 'kicked' || connection.status === 'expired';
    return (
      <Banner
        ref={ref}
        {...rest}
        className={cx('cl-connection', className)}
        data-status={connection.status}
        tone={ended ? 'danger' : 'info'}
        icon={connection.status === 'offline' ? WifiOffIcon : ended ? undefined : RefreshIcon}
        action={
          ended && onSignIn ? (
            <Button size="small" variant="quiet" onClick={onSignIn}>
              {t('connection.signIn')}
            </Button>
          ) : connection.status === 'connecting' ? null : (
            <TryNow />
          )
        }
      >
        {connection.status === 'reconnecting' ? (
          <Countdown attempt={connection.attempt} at={connection.at} />
        ) : (
          t(`connection.${connection.status}`)
        )}
      </Banner>
    );
  });

function isPassing({ status }: ConnectionState): boolean {
  return status === 'connecting' || status === 'reconnecting';
}

/** True once something has been the case for a while. */
function useLasting(active: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => setLasting(true), patience);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [active]);
  return lasting && active;
}

function TryNow(): ReactElement {
  const { t } = useStrings();
  const actions = useChatActions();
  const [busy, setBusy] = useState(false);
  return (
    <Button
      size="small"
      variant="quiet"
      busy={busy}
      onClick={() => {
        setBusy(true);
        // What went wrong is in the connection state, and so in this line.
        actions
          .reconnect()
          .catch(() => undefined)
          .finally(() => setBusy(false));
      }}
    >
      {t('connection.tryNow')}
    </Button>
  );
}

/** Seconds for the eye; assistive technology hears one sentence and not a clock. */
function Countdown({ attempt, at }: { readonly attempt: number; readonly at: number }): ReactElement {
  const { t } = useStrings();
  const now = useNow(1000);
  const seconds = Math.ceil((at - now) / 1000);
  return (
    <>
      <VisuallyHidden>{t('connection.reconnecting')}</VisuallyHidden>
      <span aria-hidden="true" className="cl-connection__countdown">
        {seconds > 0 ? t('connection.reconnectingIn', { count: seconds }) : t('connection.reconnecting')}
        {attempt > 1 ? (
          <>
            {' '}
            <span className="cl-connection__attempt">{t('connection.attempt', { attempt })}</span>
          </>
        ) : null}
      </span>
    </>
  );
}
