'use client';
import { useCallback, useState, type ReactElement } from 'react';
import type { ReactionSummary } from '../../../model/index.js';
import {
  useAvailability,
  useChatActions,
  useChatStore,
  useConversationScope,
  useMessageRow,
  useSelfId,
} from '../../../react/index.js';
import { Dialog } from '../../../ui/index.js';
import type { ActionTranslator } from '../useActionStrings.js';
import type { MessageRow } from '../types.js';
import type { PanelProps } from './panelProps.js';
import { Tabs } from './Tabs.js';
import { PeopleList, usePeople } from './usePeople.js';

/** Who reacted, by emoji. */
export function ReactionsPanel(
  props: PanelProps & { readonly row: MessageRow; readonly emoji: string | undefined },
): ReactElement {
  const { row: given, emoji, onClose, t } = props;
  const { message } = useMessageRow(given.key) ?? given;
  const reactions = message.recalled ? [] : (message.lanes.reactions?.value ?? []);
  const [wanted, setWanted] = useState(emoji);
  const current = reactions.find((each) => each.emoji === wanted) ?? reactions[0];
  return (
    <Dialog open onClose={onClose} title={t.t('actions.reactions.title')} closeLabel={t.t('common.close')}>
      {current ? (
        <Tabs
          label={t.t('actions.reactions.title')}
          current={current.emoji}
          onChange={setWanted}
          tabs={reactions.map((each) => ({
            id: each.emoji,
            label: t.t('actions.reactions.tab', { emoji: each.emoji, count: each.count }),
          }))}
        >
          <Reactors key={current.emoji} messageId={message.id} reaction={current} t={t} />
        </Tabs>
      ) : (
        <p className="cl-panel__text">{t.t('actions.reactions.none')}</p>
      )}
    </Dialog>
  );
}

/** Who set one reaction: those the message names, then whom the backend names beyond them. Of thousands some may only be counted. */
function Reactors(props: {
  readonly messageId: string;
  readonly reaction: ReactionSummary;
  readonly t: ActionTranslator;
}): ReactElement {
  const { messageId, reaction, t } = props;
  const { emoji, count, mine, sampleUserIds } = reaction;
  const { adapter } = useChatStore();
  const actions = useChatActions();
  const ref = useConversationScope();
  const selfId = useSelfId();
  const can = useAvailability('messages.reactors').allowed && adapter.messages.listReactors !== undefined;
  // Asked once, when it is opened: what comes while it is open comes with the message.
  const [partial] = useState(count > sampleUserIds.length);
  const ask = useCallback(
    (cursor: string | undefined) => actions.listReactors(ref, messageId, emoji, { cursor }),
    [actions, emoji, messageId, ref],
  );
  const found = usePeople(can && partial ? ask : undefined);
  // The own one may be on its way: what the message says of it is newer.
  const people = { ...found, ids: found.ids.filter((id) => id !== selfId || mine) };
  const unnamed = count - new Set([...sampleUserIds, ...people.ids]).size;
  const isWhole = !people.loading && people.cursor === undefined && !people.error;
  return (
    <>
      <PeopleList people={people} known={sampleUserIds} t={t} />
      {isWhole && unnamed > 0 ? (
        <p className="cl-panel__text">{t.t('actions.reactions.others', { count: unnamed })}</p>
      ) : null}
    </>
  );
}
