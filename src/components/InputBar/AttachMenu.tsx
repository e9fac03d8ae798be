'use client';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { describeDenial } from '../../i18n/index.js';
import { useMessageTypes, useStickerPacks, type AnyMessageType } from '../../messages/index.js';
import {
  useChatActions,
  useConversation,
  useConversationScope,
  useGroup,
  usePermission,
  useStrings,
  type Composer,
} from '../../react/index.js';
import { Menu, type MenuItem } from '../../ui/index.js';
import type { AttachEntries, AttachEntry } from './attachEntries.js';
import { ComposerDialog } from './composers/ComposerDialog.js';
import { composerLabel } from './composers/composerLabel.js';
import { useOpenForms, type OpenForm } from './composers/openForms.js';
import { useSendContent } from './composers/useSendContent.js';

/** Props of {@link AttachMenu}. */
export interface AttachMenuProps {
  /** The button while the menu is open. */
  readonly anchor: HTMLElement | null;
  readonly composer: Composer;
  readonly entries: AttachEntries | undefined;
  readonly onClose: () => void;
}

interface Chosen {
  readonly type: AnyMessageType;
  readonly form: OpenForm;
}

/** Everything of the attach button that is not needed before it is pressed: the menu, and the form that was chosen in it. */
export function AttachMenu({ anchor, composer, entries, onClose }: AttachMenuProps): ReactElement {
  const { t } = useStrings();
  const openForms = useOpenForms();
  const types = useMessageTypes();
  const [chosen, setChosen] = useState<Chosen | null>(() => {
    // The conversation was left with a form that was begun.
    const form = openForms.begun(composer.ref);
    const type = form && types.get(form.type);
    return form && type?.composer ? { type, form } : null;
  });
  const send = useSendContent(composer);
  const button = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (anchor !== null) button.current = anchor;
  }, [anchor]);
  const leave = (): void => {
    if (chosen) openForms.close(chosen.form);
    setChosen(null);
    // The browser gives the focus back, unless it has closed the dialog by itself before, behind the question whether to.
    requestAnimationFrame(() => {
      const { activeElement } = (button.current?.getRootNode() ?? {}) as Partial<Document>;
      if (!activeElement || activeElement === document.body) button.current?.focus({ preventScroll: true });
    });
  };
  const offers = useTypeEntries((type) => setChosen({ type, form: openForms.open(composer.ref, type.type) }));
  const toRows = useRows();
  const files = anchor === null ? [] : toRows(entries?.() ?? []);
  const forms = anchor === null ? [] : toRows(offers);
  const line: readonly MenuItem[] =
    files.length > 0 && forms.length > 0 ? [{ type: 'separator', id: 'cl-composers' }] : [];
  return (
    <>
      <Menu
        open={anchor !== null}
        anchor={anchor}
        label={t('composer.attach')}
        items={[...files, ...line, ...forms]}
        placement="top-start"
        onClose={onClose}
      />
      {chosen === null ? null : (
        <ComposerDialog
          key={chosen.type.type}
          type={chosen.type}
          form={chosen.form}
          onSend={(content) => send(chosen.form.timeline, content)}
          onClose={leave}
        />
      )}
    </>
  );
}

/** The composers of the registry that are offered in this conversation. */
function useTypeEntries(choose: (type: AnyMessageType) => void): readonly AttachEntry[] {
  const types = useMessageTypes();
  const translator = useStrings();
  const stickerPacks = useStickerPacks();
  const actions = useChatActions();
  const permission = usePermission('send');
  const { conversationId } = useConversationScope();
  const conversation = useConversation(conversationId);
  const group = useGroup(conversation?.groupId);
  return types.types.flatMap((word): AttachEntry[] => {
    const type = types.get(word);
    if (!type?.composer) return [];
    const { available, label, icon = type.icon } = type.composer;
    const offered = available?.({
      conversation,
      group,
      can: (operation) => actions.can(operation, conversationId).state !== 'absent',
      stickerPacks,
    });
    return [
      {
        id: word,
        label: composerLabel(label, translator),
        icon,
        decision: permission.allowed ? (offered ?? permission) : permission,
        onSelect: () => choose(type),
      },
    ];
  });
}

/** Entries as rows: what the backend has not is left out, what is refused says why. */
function useRows(): (entries: readonly AttachEntry[]) => readonly MenuItem[] {
  const translator = useStrings();
  return (entries) =>
    entries.flatMap(({ decision, ...row }): MenuItem[] => {
      if (decision.allowed) return [row];
      const { reason, until } = decision;
      if (reason === 'unsupported') return [];
      return [{ ...row, disabled: true, description: describeDenial(translator, reason, until) }];
    });
}
