'use client';
import { useState, type ReactElement } from 'react';
import { describeError } from '../i18n/index.js';
import { useChatActions, useStartup, useStrings } from '../react/index.js';
import { AlertCircleIcon, Button, EmptyState, WifiOffIcon } from '../ui/index.js';

/** Instead of both panes: the chat could not sign in. Says why, and lets one try again. */
export function StartupFailure({ onSignIn }: { readonly onSignIn: (() => void) | undefined }): ReactElement {
  const translator = useStrings();
  const { t } = translator;
  const { error } = useStartup();
  const actions = useChatActions();
  const [busy, setBusy] = useState(false);
  const signedOut = error?.code === 'unauthorized' || error?.code === 'expired' || error?.code === 'kicked';
  const retry = (): void => {
    setBusy(true);
    // What goes wrong again is in the startup state, and so on this screen.
    actions
      .reconnect()
      .catch(() => undefined)
      .finally(() => setBusy(false));
  };
  return (
    <div className="cl-app__empty">
      <EmptyState
        role="alert"
        tone="danger"
        icon={error?.code === 'offline' ? WifiOffIcon : AlertCircleIcon}
        title={t('app.error.title')}
        text={error && describeError(translator, error)}
        action={
          signedOut && onSignIn ? (
            <Button variant="primary" onClick={onSignIn}>
              {t('connection.signIn')}
            </Button>
          ) : (
            <Button variant="primary" busy={busy} onClick={retry}>
              {t('common.retry')}
            </Button>
          )
        }
      />
    </div>
  );
}

interface PaneCrashProps {
  readonly onRetry: () => void;
  readonly onBack?: (() => void) | undefined;
}

/** Instead of one pane that broke; the other lives on. */
export function PaneCrash({ onRetry, onBack }: PaneCrashProps): ReactElement {
  const { t } = useStrings();
  return (
    <div className="cl-app__empty">
      <EmptyState
        role="alert"
        tone="danger"
        icon={AlertCircleIcon}
        title={t('app.crash.title')}
        text={t('app.crash.text')}
        action={
          <>
            {onBack ? (
              <Button variant="quiet" onClick={onBack}>
                {t('common.back')}
              </Button>
            ) : null}
            <Button onClick={onRetry}>{t('app.crash.retry')}</Button>
          </>
        }
      />
    </div>
  );
}
