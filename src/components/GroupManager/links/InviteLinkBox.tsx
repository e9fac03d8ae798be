'use client';
import { useId, useRef, useState, type ReactElement } from 'react';
import type { InviteLink } from '../../../contract/index.js';
import { describeError } from '../../../i18n/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import { useChatStore, useGroup, useGroupAction, usePermission, useStrings } from '../../../react/index.js';
import { Button, CopyIcon, Dialog, ForwardIcon, useLazy } from '../../../ui/index.js';
import { Permitted } from '../../Permitted/index.js';
import type { GroupSectionProps } from '../section.js';
import { linkStrings } from './strings.js';

const loadQr = () => import('./QrCode.js');

/** The user's own link into the group: made when it is first wanted, copied, shared, shown as a QR code, replaced and ended. */
export function InviteLinkBox({ groupId, tell }: GroupSectionProps): ReactElement {
  const t = useOwnStrings(linkStrings);
  const words = useStrings();
  const id = useId();
  const { adapter } = useChatStore();
  const name = useGroup(groupId)?.name ?? groupId;
  const decision = usePermission('create-invite-link');
  const { busy, error, run } = useGroupAction();
  const [link, setLink] = useState<InviteLink>();
  const [showsQr, setShowsQr] = useState(false);
  const [asking, setAsking] = useState<'renew' | 'revoke'>();
  const make = useRef<HTMLButtonElement>(null);
  const Qr = useLazy(loadQr, showsQr)?.QrCode;
  const revocable = adapter.groups?.revokeInviteLink !== undefined;

  const create = async (): Promise<void> => {
    const made = await run((groups) => groups.createInviteLink(groupId));
    if (made) setLink(made.value);
  };
  const end = async (again: boolean): Promise<void> => {
    setAsking(undefined);
    if (!link) return;
    let ended = false;
    const done = await run(async (groups) => {
      await groups.revokeInviteLink(groupId, link.url);
      ended = true;
      return again ? groups.createInviteLink(groupId) : undefined;
    });
    // In one step, so that what has the focus stays where there is another link.
    if (ended) setLink(done?.value);
    if (ended && !done?.value) requestAnimationFrame(() => make.current?.focus());
    if (!done) return;
    tell(t(again ? 'group.links.renewed' : 'group.links.revoked'));
  };
  const copy = (): void => {
    if (!link) return;
    const failed = (): void => tell(t('group.links.copyFailed'), 'danger');
    // Absent on pages without a secure connection.
    const { clipboard } = navigator as { readonly clipboard?: Clipboard };
    if (!clipboard) return failed();
    clipboard.writeText(link.url).then(() => tell(t('group.links.copied')), failed);
  };
  const share = (): void => {
    if (!link) return;
    // Whoever thinks better of it has closed the browser's own sheet.
    navigator.share({ title: t('group.links.share.title', { name }), url: link.url }).catch(() => undefined);
  };
  const canShare = typeof navigator !== 'undefined' && typeof navigator.share === 'function';
  const problem = error ? (
    <p className="cl-error" role="alert">
      {t('group.links.refused', { reason: describeError(words, error) })}
    </p>
  ) : null;

  if (!link) {
    return (
      <>
        <Permitted decision={decision}>
          {(control) => (
            <Button ref={make} {...control} busy={busy} onClick={() => void create()}>
              {t('group.links.create')}
            </Button>
          )}
        </Permitted>
        {problem}
      </>
    );
  }
  return (
    <>
      <label className="cl-visually-hidden" htmlFor={`${id}url`}>
        {t('group.links.field')}
      </label>
      <input
        id={`${id}url`}
        className="cl-field cl-panel__field"
        // Addresses read from left to right in every language.
        dir="ltr"
        readOnly
        value={link.url}
        aria-describedby={`${id}until`}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p id={`${id}until`} className="cl-quiet">
        {link.expiresAt === undefined
          ? t('group.links.forever')
          : t('group.links.expires', { time: words.formatDateTime(link.expiresAt) })}
      </p>
      <div className="cl-row cl-group-section__buttons">
        <Button variant="primary" icon={CopyIcon} onClick={copy}>
          {t('group.links.copy')}
        </Button>
        {canShare ? (
          <Button icon={ForwardIcon} onClick={share}>
            {t('group.links.share')}
          </Button>
        ) : null}
        <Button aria-expanded={showsQr} onClick={() => setShowsQr(!showsQr)}>
          {t(showsQr ? 'group.links.qr.hide' : 'group.links.qr')}
        </Button>
      </div>
      {showsQr ? (
        Qr ? (
          <Qr url={link.url} label={t('group.links.qr.label', { url: link.url })} tooLong={t('group.links.qr.long')} />
        ) : (
          <p className="cl-quiet">{t('group.links.qr.loading')}</p>
        )
      ) : null}
      {revocable ? (
        <div className="cl-row cl-group-section__buttons">
          <Button variant="quiet" size="small" busy={busy} onClick={() => setAsking('renew')}>
            {t('group.links.renew')}
          </Button>
          <Button variant="quiet" size="small" busy={busy} onClick={() => setAsking('revoke')}>
            {t('group.links.revoke')}
          </Button>
        </div>
      ) : null}
      {problem}
      <Dialog
        alert
        open={asking !== undefined}
        title={t(asking === 'revoke' ? 'group.links.revoke.title' : 'group.links.renew.title')}
        closeLabel={words.t('common.close')}
        onClose={() => setAsking(undefined)}
        actions={
          <>
            <Button onClick={() => setAsking(undefined)}>{words.t('common.cancel')}</Button>
            <Button variant="danger" onClick={() => void end(asking === 'renew')}>
              {t(asking === 'revoke' ? 'group.links.revoke' : 'group.links.renew')}
            </Button>
          </>
        }
      >
        <p className="cl-panel__text">{t('group.links.renew.text')}</p>
      </Dialog>
    </>
  );
}
