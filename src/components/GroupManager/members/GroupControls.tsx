'use client';
import { useId, useState, type ReactElement } from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import { groupRules } from '../../../model/index.js';
import { useConversationName, useGroup, useGroupAction, usePermission } from '../../../react/index.js';
import { Button, LogOutIcon, TrashIcon, type IconComponent } from '../../../ui/index.js';
import { foldText } from '../../../utils/foldText.js';
import { stripControls } from '../../../utils/stripControls.js';
import { Permitted } from '../../Permitted/index.js';
import { GroupSwitch } from '../GroupSwitch.js';
import type { GroupSectionProps } from '../section.js';
import { ActionDialog } from './ActionDialog.js';
import { memberStrings } from './strings.js';

type Question = 'leave' | 'dismiss';

const icons: Readonly<Record<Question, IconComponent>> = { leave: LogOutIcon, dismiss: TrashIcon };

/** What concerns a whole group: silence for all, leaving it, ending it. */
export function GroupControls(props: GroupSectionProps): ReactElement {
  const t = useOwnStrings(memberStrings);
  const [question, setQuestion] = useState<Question>();
  const close = (): void => setQuestion(undefined);
  return (
    <div className="cl-group-controls">
      <MuteAll {...props} />
      <Ask question="leave" label={t('group.control.leave')} onAsk={setQuestion} />
      <Ask question="dismiss" label={t('group.control.dismiss')} onAsk={setQuestion} />
      {question === 'leave' ? <LeaveDialog {...props} onClose={close} /> : null}
      {question === 'dismiss' ? <DismissDialog {...props} onClose={close} /> : null}
    </div>
  );
}

function MuteAll({ groupId, tell, refused }: GroupSectionProps): ReactElement {
  const t = useOwnStrings(memberStrings);
  const group = useGroup(groupId);
  const decision = usePermission('mute-all');
  const { busy, run } = useGroupAction(refused);
  // Where it is going; events may come before the answer, and after it.
  const [wanted, setWanted] = useState(false);
  const on = group !== undefined && groupRules(group.kind, group.settings).muteAll;
  const change = async (muteAll: boolean): Promise<void> => {
    setWanted(muteAll);
    if (await run((groups) => groups.update(groupId, { settings: { muteAll } })))
      tell(t(muteAll ? 'group.control.muteAll.on' : 'group.control.muteAll.off'));
  };
  return (
    <GroupSwitch
      decision={decision}
      label={t('group.control.muteAll')}
      note={t('group.control.muteAll.text')}
      on={busy ? wanted : on}
      busy={busy}
      onChange={(muteAll) => void change(muteAll)}
    />
  );
}

function Ask(props: {
  readonly question: Question;
  readonly label: string;
  readonly onAsk: (question: Question) => void;
}): ReactElement | null {
  const { question, label, onAsk } = props;
  const decision = usePermission(question);
  if (!decision.allowed && decision.reason === 'unsupported') return null;
  return (
    <Permitted decision={decision}>
      {(control) => (
        <Button
          variant={question === 'leave' ? 'secondary' : 'danger'}
          icon={icons[question]}
          {...control}
          onClick={() => onAsk(question)}
        >
          {label}
        </Button>
      )}
    </Permitted>
  );
}

type QuestionProps = GroupSectionProps & { readonly onClose: () => void };

function LeaveDialog({ groupId, conversationId, tell, onGone, onClose }: QuestionProps): ReactElement {
  const t = useOwnStrings(memberStrings);
  const name = useConversationName(conversationId);
  const doing = useGroupAction();
  const leave = async (): Promise<void> => {
    if (!(await doing.run((groups) => groups.leave(groupId)))) return;
    tell(t('group.control.leave.done', { name }));
    onClose();
    onGone?.();
  };
  return (
    <ActionDialog
      title={t('group.control.leave.title', { name })}
      doing={doing}
      onClose={onClose}
      confirm={{ label: t('group.control.leave.confirm'), variant: 'danger', onConfirm: () => void leave() }}
    >
      <p className="cl-panel__text">{t('group.control.leave.text')}</p>
    </ActionDialog>
  );
}

/** Asks for the name of the group: what is lost is lost for all. */
function DismissDialog({ groupId, conversationId, tell, onGone, onClose }: QuestionProps): ReactElement {
  const t = useOwnStrings(memberStrings);
  const id = useId();
  const name = useConversationName(conversationId);
  const doing = useGroupAction();
  const [typed, setTyped] = useState('');
  // What is pasted may bring marks along that nobody sees.
  const fold = (text: string): string => foldText(stripControls(text)).replaceAll(/\s+/gu, ' ').trim();
  const sure = fold(typed) === fold(name);
  const dismiss = async (): Promise<void> => {
    if (!sure || !(await doing.run((groups) => groups.dismiss(groupId)))) return;
    tell(t('group.control.dismiss.done', { name }));
    onClose();
    onGone?.();
  };
  return (
    <ActionDialog
      title={t('group.control.dismiss.title', { name })}
      doing={doing}
      onClose={onClose}
      confirm={{
        label: t('group.control.dismiss.confirm'),
        variant: 'danger',
        disabled: !sure,
        onConfirm: () => void dismiss(),
      }}
    >
      <p className="cl-panel__text">{t('group.control.dismiss.text')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void dismiss();
        }}
      >
        <label className="cl-panel__legend" htmlFor={`${id}name`}>
          {t('group.control.dismiss.type', { name })}
        </label>
        <input
          id={`${id}name`}
          className="cl-field cl-panel__field"
          autoComplete="off"
          dir="auto"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </form>
    </ActionDialog>
  );
}
