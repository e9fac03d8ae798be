'use client';
import { useId, useState, type ReactElement } from 'react';
import { describeDenial, describeError } from '../../../i18n/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import type { UserId } from '../../../model/index.js';
import { useChat, useGroupAction, useGroupMembers, usePermission, useStrings } from '../../../react/index.js';
import { Button } from '../../../ui/index.js';
import { PeoplePicker } from '../../PeoplePicker/index.js';
import { Permitted } from '../../Permitted/index.js';
import type { GroupSectionProps } from '../section.js';
import { InviteLinkBox } from './InviteLinkBox.js';
import { linkStrings } from './strings.js';

/** Lets people in: by choosing them, or by a link they are given. */
export function GroupInvite(props: GroupSectionProps): ReactElement {
  const t = useOwnStrings(linkStrings);
  const id = useId();
  const decision = usePermission('create-invite-link');
  const hasLinks = decision.allowed || decision.reason !== 'unsupported';
  return (
    <div className="cl-group-section">
      <section className="cl-group-section__part" aria-labelledby={`${id}people`}>
        <h3 id={`${id}people`} className="cl-group-section__title">
          {t('group.links.people')}
        </h3>
        <InvitePeople {...props} />
      </section>
      {hasLinks ? (
        <section className="cl-group-section__part" aria-labelledby={`${id}link`}>
          <h3 id={`${id}link`} className="cl-group-section__title">
            {t('group.links.link')}
          </h3>
          <p className="cl-quiet">{t('group.links.link.text')}</p>
          <InviteLinkBox {...props} />
        </section>
      ) : null}
    </div>
  );
}

function InvitePeople({ groupId, tell }: GroupSectionProps): ReactElement {
  const t = useOwnStrings(linkStrings);
  const words = useStrings();
  const decision = usePermission('invite');
  const { busy, error, run } = useGroupAction();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<readonly UserId[]>([]);
  // The first of them, where nobody has looked yet; who is in and is invited all the same stays in.
  useGroupMembers(groupId);
  const members = useChat((state) => state.members.get(groupId)?.byId);
  // A lost connection takes nothing away that was begun.
  if (!decision.allowed && decision.reason !== 'offline') {
    return <p className="cl-panel__text">{describeDenial(words, decision.reason, decision.until)}</p>;
  }

  const invite = async (): Promise<void> => {
    const answer = await run((groups) => groups.invite(groupId, chosen));
    if (!answer) return;
    const pending = answer.value.pending.length;
    const invited = chosen.length - pending;
    const said = [
      ...(invited > 0 ? [t('group.links.invited', { count: invited })] : []),
      ...(pending > 0 ? [t('group.links.pending', { count: pending })] : []),
    ];
    setChosen([]);
    setQuery('');
    tell(said.join(' '));
  };
  return (
    <>
      <PeoplePicker
        query={query}
        onQueryChange={setQuery}
        chosen={chosen}
        refusal={(userId) => (members?.has(userId) ? t('group.links.member') : undefined)}
        onToggle={(userId) =>
          setChosen((now) => (now.includes(userId) ? now.filter((each) => each !== userId) : [...now, userId]))
        }
      />
      {error ? (
        <p className="cl-error" role="alert">
          {t('group.links.refused', { reason: describeError(words, error) })}
        </p>
      ) : null}
      <Permitted decision={decision}>
        {(control) => (
          <Button
            {...control}
            variant="primary"
            busy={busy}
            aria-disabled={chosen.length === 0 || control['aria-disabled']}
            onClick={() => {
              if (decision.allowed && chosen.length > 0) void invite();
            }}
          >
            {t('group.links.invite', { count: chosen.length })}
          </Button>
        )}
      </Permitted>
    </>
  );
}
