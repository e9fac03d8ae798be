'use client';
import type { ReactElement } from 'react';
import type { MessageRef } from '../../model/index.js';
import { useLazy } from '../../ui/index.js';

const loadPanels = () => import('./panels/KeptPanels.js');

/** Props of {@link KeptDialog}. */
export interface KeptDialogProps {
  /** `saved`: what the user saved; `reminders`: what the user wants to be reminded of. */
  readonly kind: 'saved' | 'reminders';
  /** Goes to a message of any conversation. */
  readonly onOpenMessage: (ref: MessageRef) => void;
  readonly onClose: () => void;
}

/** The user's saved messages or reminders, over all conversations. Open while it is mounted; its code is loaded then. */
export function KeptDialog({ kind, onOpenMessage, onClose }: KeptDialogProps): ReactElement | null {
  const panels = useLazy(loadPanels, true, onClose);
  return panels ? <panels.KeptPanels kind={kind} wayTo={(ref) => () => onOpenMessage(ref)} onClose={onClose} /> : null;
}
