'use client';
import { useId, useRef, useState, type ReactElement } from 'react';
import { chatErrorData, toChatError } from '../../../contract/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import {
  groupRules,
  type Audience,
  type AudienceSetting,
  type Decision,
  type GroupSettings as Settings,
  type JoinOption,
} from '../../../model/index.js';
import { useChatActions, useGroup, usePermission, useStrings } from '../../../react/index.js';
import { Spinner } from '../../../ui/index.js';
import { Permitted } from '../../Permitted/index.js';
import { GroupSwitch } from '../GroupSwitch.js';
import type { GroupSectionProps } from '../section.js';
import { settingsStrings } from './strings.js';

const WHO = [
  'whoCanSend',
  'whoCanInvite',
  'whoCanPin',
  'whoCanEditProfile',
  'whoCanMentionAll',
] as const satisfies readonly AudienceSetting[];
const AUDIENCES = ['everyone', 'admins', 'owner', 'nobody'] as const satisfies readonly Audience[];
const JOINS = ['invite', 'request', 'free'] as const satisfies readonly JoinOption[];
/** In seconds. */
const PAUSES = [0, 10, 30, 60, 300, 900, 3600] as const;

/** The rules of a group. Each changes at once; those one may not change are shown, and say why. */
export function GroupSettings(props: GroupSectionProps): ReactElement {
  const { groupId } = props;
  const t = useOwnStrings(settingsStrings);
  const words = useStrings();
  const id = useId();
  const group = useGroup(groupId);
  const decision = usePermission('edit-settings');
  const { pending, change } = useSetting(props);
  if (!group) return <Spinner label={words.t('common.loading')} />;
  if (!decision.allowed && decision.reason === 'unsupported')
    return <p className="cl-panel__text">{t('group.settings.unsupported')}</p>;

  const rules = groupRules(group.kind, { ...group.settings, ...pending });
  const isChanging = (name: keyof Settings): boolean => pending[name] !== undefined;
  const pause = (seconds: number): string =>
    seconds === 0 ? t('group.settings.off') : words.formatSpokenDuration(seconds * 1000);
  const pauses = PAUSES.some((each) => each === rules.slowModeSeconds) ? PAUSES : [...PAUSES, rules.slowModeSeconds];
  return (
    <div className="cl-group-section">
      {!decision.allowed && decision.reason === 'role' ? (
        <p className="cl-quiet">{t('group.settings.readOnly')}</p>
      ) : null}
      <section className="cl-group-section__part" aria-labelledby={`${id}w`}>
        <h3 id={`${id}w`} className="cl-group-section__title">
          {t('group.settings.writing')}
        </h3>
        <Choice
          decision={decision}
          label={t('group.settings.slow')}
          note={t('group.settings.slow.text')}
          value={String(rules.slowModeSeconds)}
          choices={pauses.map((seconds) => [String(seconds), pause(seconds)])}
          onChange={(value) => change({ slowModeSeconds: Number(value) })}
        />
      </section>
      <section className="cl-group-section__part" aria-labelledby={`${id}a`}>
        <h3 id={`${id}a`} className="cl-group-section__title">
          {t('group.settings.who')}
        </h3>
        {WHO.map((name) => (
          <Choice
            key={name}
            decision={decision}
            label={t(`group.settings.${name}`)}
            value={rules[name]}
            choices={AUDIENCES.map((each) => [each, t(`group.settings.${each}`)])}
            onChange={(value) => change({ [name]: value })}
          />
        ))}
      </section>
      <section className="cl-group-section__part" aria-labelledby={`${id}j`}>
        <h3 id={`${id}j`} className="cl-group-section__title">
          {t('group.settings.getIn')}
        </h3>
        <Choice
          decision={decision}
          label={t('group.settings.join')}
          value={rules.join}
          choices={JOINS.map((each) => [each, t(`group.settings.${each}`)])}
          onChange={(join) => change({ join })}
        />
        <GroupSwitch
          decision={decision}
          label={t('group.settings.discoverable')}
          note={t('group.settings.discoverable.text')}
          on={rules.discoverable}
          busy={isChanging('discoverable')}
          onChange={(on) => change({ discoverable: on })}
        />
        <GroupSwitch
          decision={decision}
          label={t('group.settings.history')}
          on={rules.historyForNewMembers}
          busy={isChanging('historyForNewMembers')}
          onChange={(on) => change({ historyForNewMembers: on })}
        />
      </section>
    </div>
  );
}

/**
 * Changes one rule after the other, since answers may come in another order than requests. Of what was chosen meanwhile only the last goes out: arrow keys
 * walk a list through everything that lies between. It shows at once, and goes back when it is refused.
 */
function useSetting({ groupId, refused }: GroupSectionProps): {
  readonly pending: Settings;
  readonly change: (changes: Settings) => void;
} {
  const { groups } = useChatActions();
  const [pending, setPending] = useState<Settings>({});
  const wanted = useRef<Settings>({});
  const running = useRef(false);
  const send = async (): Promise<void> => {
    running.current = true;
    while (Object.keys(wanted.current).length > 0) {
      const changes = wanted.current;
      wanted.current = {};
      try {
        await groups.update(groupId, { settings: changes });
      } catch (reason) {
        refused(chatErrorData(toChatError(reason)));
      }
      setPending(wanted.current);
    }
    running.current = false;
  };
  const change = (changes: Settings): void => {
    wanted.current = { ...wanted.current, ...changes };
    setPending((now) => ({ ...now, ...changes }));
    if (!running.current) void send();
  };
  return { pending, change };
}

interface ChoiceProps<T extends string> {
  readonly decision: Decision;
  readonly label: string;
  readonly note?: string | undefined;
  readonly value: T;
  readonly choices: readonly (readonly [value: T, label: string])[];
  readonly onChange: (value: T) => void;
}

/** One of several. */
function Choice<T extends string>({ decision, label, note, value, choices, onChange }: ChoiceProps<T>): ReactElement {
  const id = useId();
  return (
    <div className="cl-row cl-group-choice">
      <span className="cl-words">
        <label htmlFor={`${id}s`}>{label}</label>
        {note === undefined ? null : <span className="cl-quiet">{note}</span>}
      </span>
      <Permitted decision={decision}>
        {(control) => (
          <select
            {...control}
            id={`${id}s`}
            className="cl-field cl-panel__field cl-group-choice__select"
            value={value}
            onChange={(event) => {
              const next = choices.find(([each]) => each === event.currentTarget.value)?.[0];
              // Keys change a list that is off as well: it goes back.
              if (decision.allowed && next !== undefined && next !== value) onChange(next);
            }}
          >
            {choices.map(([each, words]) => (
              <option key={each} value={each}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Permitted>
    </div>
  );
}
