'use client';
import { useState, type ReactElement } from 'react';
import { useStrings } from '../../react/index.js';
import { Button, Dialog, ExternalLinkIcon, Text } from '../../ui/index.js';
import type { CardButton, CardButtons } from '../content.js';
import { mayHoldLinks, shownTarget } from '../links.js';
import { useOpenLink } from '../openLink.js';
import { Permitted } from '../Permitted.js';
import { useCardActions } from './cardActions.js';

const VARIANTS = { primary: 'primary', default: 'secondary', danger: 'danger' } as const;

/** A row of buttons. */
export function CardButtonRow({ block }: { readonly block: CardButtons }): ReactElement {
  return (
    <div className="cl-card-message__buttons">
      {block.buttons.map((button) =>
        button.url === undefined ? (
          <ActionButton key={button.id} button={button} />
        ) : (
          <LinkButton key={button.id} button={button} url={button.url} />
        ),
      )}
    </div>
  );
}

/** Leads somewhere, as every link of a message does. */
function LinkButton({ button, url }: { readonly button: CardButton; readonly url: string }): ReactElement {
  const onOpenLink = useOpenLink();
  if (button.disabled) return <ActionButton button={button} />;
  // A label that reads like an address must not hide another one.
  const target = mayHoldLinks(button.label) ? shownTarget(button.label, url) : undefined;
  return (
    <a
      className="cl-button cl-card-message__button"
      data-variant={VARIANTS[button.tone]}
      href={url}
      title={url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      onClick={onOpenLink ? (event) => onOpenLink(url, event) : undefined}
    >
      <Text>{button.label}</Text>
      {target === undefined ? null : (
        <bdi className="cl-card-message__target" dir="ltr">
          {`(${target})`}
        </bdi>
      )}
      <ExternalLinkIcon size={16} />
    </a>
  );
}

/** Props of {@link ActionButton}. */
export interface ActionButtonProps {
  readonly button: CardButton;
  /** Sends a form: pressing it does what the form does. */
  readonly submit?: boolean | undefined;
}

/** Sends an action to the host, after a question where the card wants one. */
export function ActionButton({ button, submit = false }: ActionButtonProps): ReactElement {
  const translator = useStrings();
  const { decision, off, state, waiting, send } = useCardActions();
  const [asking, setAsking] = useState(false);
  const busy = waiting && state?.button === button.id;
  const disabled = off || button.disabled === true || (waiting && !busy);
  const act = (): void => {
    setAsking(false);
    void send({ id: button.id, button: true, values: {}, value: button.value });
  };
  return (
    <>
      <Permitted decision={disabled ? { allowed: true } : decision}>
        {(control) => (
          <Button
            aria-disabled={disabled || undefined}
            {...control}
            type={submit ? 'submit' : 'button'}
            className="cl-card-message__button"
            variant={VARIANTS[button.tone]}
            busy={busy}
            onClick={submit ? undefined : () => (button.confirm === undefined ? act() : setAsking(true))}
          >
            <Text>{button.label}</Text>
          </Button>
        )}
      </Permitted>
      {button.confirm === undefined || submit ? null : (
        <Confirm button={button} question={button.confirm} open={asking} onCancel={() => setAsking(false)} onYes={act}>
          {translator.t('common.cancel')}
        </Confirm>
      )}
    </>
  );
}

/** The question before an action. */
export function Confirm(props: {
  readonly button: CardButton;
  readonly question: string;
  readonly open: boolean;
  readonly onCancel: () => void;
  readonly onYes: () => void;
  readonly children: string;
}): ReactElement {
  const { button, question, open, onCancel, onYes, children } = props;
  const translator = useStrings();
  return (
    <Dialog
      alert
      open={open}
      onClose={onCancel}
      title={question}
      closeLabel={translator.t('common.close')}
      actions={
        <>
          <Button onClick={onCancel}>{children}</Button>
          <Button variant={button.tone === 'danger' ? 'danger' : 'primary'} onClick={onYes}>
            <Text>{button.label}</Text>
          </Button>
        </>
      }
    />
  );
}
