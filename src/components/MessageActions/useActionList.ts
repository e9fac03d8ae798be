'use client';
import { useCallback } from 'react';
import { describeDenial } from '../../i18n/index.js';
import {
  messageActionSections,
  useMessageHandlers,
  useMessageTypes,
  type MessageAction,
} from '../../messages/index.js';
import { useChatStore, useConversationScope, useDesk } from '../../react/index.js';
import {
  CheckCheckIcon,
  CheckIcon,
  ClockIcon,
  CopyIcon,
  EyeIcon,
  ForwardIcon,
  GlobeIcon,
  HistoryIcon,
  ImageIcon,
  InfoIcon,
  MessageCircleIcon,
  PencilIcon,
  PinIcon,
  RefreshIcon,
  ReplyIcon,
  ShieldIcon,
  SmileIcon,
  StarIcon,
  ThreadIcon,
  TrashIcon,
  UndoIcon,
  UsersIcon,
  XIcon,
  ExternalLinkIcon,
  type IconComponent,
} from '../../ui/index.js';
import { deriveActions, type ActionState, type MessageActionId } from './actionTable.js';
import { factsOf } from './factsOf.js';
import type { ActionsProps, MessageRow } from './types.js';
import type { ActionTranslator } from './useActionStrings.js';
import type { Doing } from './useDoing.js';

interface Look {
  readonly icon: IconComponent;
  readonly section: NonNullable<MessageAction['section']>;
  readonly danger?: true;
  readonly shortcut?: string;
}

/** How each action looks, and the letter that does it on a focused message. */
const LOOKS: Readonly<Record<MessageActionId, Look>> = {
  resend: { icon: RefreshIcon, section: 'answer' },
  cancel: { icon: XIcon, section: 'answer' },
  reply: { icon: ReplyIcon, section: 'answer', shortcut: 'r' },
  thread: { icon: ThreadIcon, section: 'answer', shortcut: 't' },
  react: { icon: SmileIcon, section: 'answer', shortcut: '+' },
  edit: { icon: PencilIcon, section: 'answer', shortcut: 'e' },
  'copy-text': { icon: CopyIcon, section: 'copy', shortcut: 'c' },
  'copy-link': { icon: ExternalLinkIcon, section: 'copy' },
  'copy-image': { icon: ImageIcon, section: 'copy' },
  forward: { icon: ForwardIcon, section: 'hand-on', shortcut: 'f' },
  select: { icon: CheckIcon, section: 'hand-on', shortcut: 'x' },
  pin: { icon: PinIcon, section: 'keep', shortcut: 'p' },
  save: { icon: StarIcon, section: 'keep', shortcut: 's' },
  remind: { icon: ClockIcon, section: 'keep' },
  'mark-unread': { icon: MessageCircleIcon, section: 'keep', shortcut: 'u' },
  translate: { icon: GlobeIcon, section: 'about' },
  transcribe: { icon: EyeIcon, section: 'about' },
  readers: { icon: CheckCheckIcon, section: 'about' },
  reactions: { icon: UsersIcon, section: 'about' },
  'edit-history': { icon: HistoryIcon, section: 'about' },
  info: { icon: InfoIcon, section: 'about', shortcut: 'i' },
  report: { icon: ShieldIcon, section: 'remove' },
  recall: { icon: UndoIcon, section: 'remove', danger: true },
  delete: { icon: TrashIcon, section: 'remove', danger: true, shortcut: 'Delete' },
};

/** What is kept of the messages of this list. */
export interface Marks {
  readonly pinned: (messageId: string) => boolean;
  readonly saved: (messageId: string) => boolean;
}

/** The actions of a message as they are now: those of the kit, those of its type, and what the host makes of them. */
export function useActionList(
  doing: Doing,
  t: ActionTranslator,
  marks: Marks,
  { customize, writeIn }: Pick<ActionsProps, 'customize' | 'writeIn'>,
): (row: MessageRow, link: string | undefined) => readonly MessageAction[] {
  const store = useChatStore();
  const types = useMessageTypes();
  const desk = useDesk();
  const ref = useConversationScope();
  const threads = useMessageHandlers().openThread !== undefined;
  return useCallback(
    (row, link) => {
      const { message, key, mine } = row;
      const facts = factsOf(store, types, desk, ref, row, { link: link !== undefined, threads, writeIn });
      const source = { message, messageKey: key, mine, translator: t };
      const own = [...deriveActions(facts)].flatMap(([id, state]): MessageAction[] => {
        if (state.state === 'hidden') return [];
        const on = (id === 'pin' && marks.pinned(message.id)) || (id === 'save' && marks.saved(message.id));
        return [
          {
            ...LOOKS[id],
            id,
            label: t.t(on ? (id === 'pin' ? 'actions.unpin' : 'actions.unsave') : `actions.${id}`),
            refused: sentence(t, state),
            onSelect: () => doing.run(id, row, link),
          },
        ];
      });
      const all = [...own, ...ofType(types.get(message.content.type)?.actions, message.content, source)];
      return inSections(customize ? customize(all, source) : all);
    },
    [customize, desk, doing, marks, ref, store, t, threads, types, writeIn],
  );
}

function sentence(t: ActionTranslator, state: ActionState): string | undefined {
  if (state.state !== 'refused') return undefined;
  const { reason, until } = state;
  return reason === 'group-too-large' ? t.t('actions.group-too-large') : describeDenial(t, reason, until);
}

type TypeActions = NonNullable<ReturnType<ReturnType<typeof useMessageTypes>['resolve']>['actions']>;

function ofType(actions: TypeActions | undefined, ...args: Parameters<TypeActions>): readonly MessageAction[] {
  try {
    return actions?.(...args) ?? [];
  } catch {
    // A type of a host must not take the menu with it.
    return [];
  }
}

/** By section, in the order given within each. */
function inSections(actions: readonly MessageAction[]): readonly MessageAction[] {
  return messageActionSections.flatMap((section) =>
    actions.filter((action) => (action.section ?? 'about') === section),
  );
}
