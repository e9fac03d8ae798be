'use client';
import { useId, useState, type ReactElement } from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import type { GroupId, UserId } from '../../../model/index.js';
import {
  useChatStore,
  useDisplayName,
  useGroupAction,
  useMember,
  usePermission,
  useStrings,
} from '../../../react/index.js';
import { Button } from '../../../ui/index.js';
import { Permitted } from '../../Permitted/index.js';
import { ActionDialog } from './ActionDialog.js';
import { memberStrings } from './strings.js';

/** Props of a dialog about one member. */
export interface MemberDialogProps {
  readonly groupId: GroupId;
  readonly userId: UserId;
  readonly tell: (text: string) => void;
  readonly onClose: () => void;
}

const MINUTE = 60;
const TIMES = [
  ['10m', 10 * MINUTE],
  ['1h', 60 * MINUTE],
  ['1d', 24 * 60 * MINUTE],
] as const;
const UNITS = { minutes: MINUTE, hours: 60 * MINUTE, days: 24 * 60 * MINUTE } as const;
/** A mute of one's own ends within a year. */
const LONGEST = 365 * 24 * 60 * MINUTE;

function useName({ groupId, userId }: MemberDialogProps): string {
  const { t } = useStrings();
  return useDisplayName(userId, groupId) || t('common.someone');
}

/** Asks for how long somebody may not write. */
export function MuteDialog(props: MemberDialogProps): ReactElement {
  const { groupId, userId, tell, onClose } = props;
  const t = useOwnStrings(memberStrings);
  const { env } = useChatStore();
  const { formatMoment } = useStrings();
  const id = useId();
  const name = useName(props);
  const doing = useGroupAction();
  const [amount, setAmount] = useState('30');
  const [unit, setUnit] = useState<keyof typeof UNITS>('minutes');
  const seconds = Math.round(Number(amount) * UNITS[unit]);
  const usable = seconds >= 1 && seconds <= LONGEST;
  const mute = async (time: number): Promise<void> => {
    if (!(await doing.run((groups) => groups.muteMember(groupId, userId, time)))) return;
    tell(t('group.members.done.mute', { name, time: formatMoment(env.now() + time * 1000) }));
    onClose();
  };
  return (
    <ActionDialog title={t('group.members.mute.title', { name })} doing={doing} onClose={onClose}>
      <p className="cl-panel__text">{t('group.members.mute.text')}</p>
      <div className="cl-member-mute cl-member-mute__times">
        {TIMES.map(([label, time]) => (
          <Button key={label} aria-disabled={doing.busy || undefined} onClick={() => void mute(time)}>
            {t(`group.members.mute.${label}`)}
          </Button>
        ))}
      </div>
      <fieldset>
        <legend className="cl-panel__legend">{t('group.members.mute.own')}</legend>
        <form
          className="cl-row cl-panel__line cl-member-mute__own"
          onSubmit={(event) => {
            event.preventDefault();
            if (usable) void mute(seconds);
          }}
        >
          <input
            id={`${id}amount`}
            className="cl-field"
            type="number"
            inputMode="numeric"
            min={1}
            aria-label={t('group.members.mute.amount')}
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
          <select
            className="cl-field"
            aria-label={t('group.members.mute.unit')}
            value={unit}
            onChange={(event) => setUnit(event.currentTarget.value as keyof typeof UNITS)}
          >
            {(Object.keys(UNITS) as (keyof typeof UNITS)[]).map((each) => (
              <option key={each} value={each}>
                {t(`group.members.mute.${each}`)}
              </option>
            ))}
          </select>
          <Button type="submit" variant="primary" busy={doing.busy} aria-disabled={!usable || undefined}>
            {t('group.members.mute.set')}
          </Button>
        </form>
      </fieldset>
    </ActionDialog>
  );
}

/** Asks before somebody else becomes the owner. */
export function TransferDialog(props: MemberDialogProps): ReactElement {
  const { groupId, userId, tell, onClose } = props;
  const t = useOwnStrings(memberStrings);
  const name = useName(props);
  const doing = useGroupAction();
  const transfer = async (): Promise<void> => {
    if (!(await doing.run((groups) => groups.transfer(groupId, userId)))) return;
    tell(t('group.members.done.transfer', { name }));
    onClose();
  };
  return (
    <ActionDialog
      title={t('group.members.transfer.title', { name })}
      doing={doing}
      onClose={onClose}
      confirm={{ label: t('group.members.transfer.confirm'), variant: 'danger', onConfirm: () => void transfer() }}
    >
      <p className="cl-panel__text">{t('group.members.transfer.text')}</p>
    </ActionDialog>
  );
}

/** Asks before somebody is removed, and whether they may come back. */
export function RemoveDialog(props: MemberDialogProps): ReactElement {
  const { groupId, userId, tell, onClose } = props;
  const t = useOwnStrings(memberStrings);
  const name = useName(props);
  const doing = useGroupAction();
  const target = useMember(groupId, userId);
  const mayBan = usePermission('ban', { target });
  const [ban, setBan] = useState(false);
  const remove = async (): Promise<void> => {
    if (!(await doing.run((groups) => groups.remove(groupId, [userId], { ban })))) return;
    tell(t(ban ? 'group.members.done.ban' : 'group.members.done.remove', { name }));
    onClose();
  };
  return (
    <ActionDialog
      title={t('group.members.remove.title', { name })}
      doing={doing}
      onClose={onClose}
      confirm={{ label: t('group.members.remove.confirm'), variant: 'danger', onConfirm: () => void remove() }}
    >
      <p className="cl-panel__text">{t('group.members.remove.text')}</p>
      {!mayBan.allowed && mayBan.reason === 'unsupported' ? null : (
        <Permitted decision={mayBan}>
          {(control) => (
            <label className="cl-row cl-choice">
              <input
                type="checkbox"
                {...control}
                checked={ban}
                onChange={(event) => setBan(mayBan.allowed && event.currentTarget.checked)}
              />
              {t('group.members.remove.ban')}
            </label>
          )}
        </Permitted>
      )}
    </ActionDialog>
  );
}
