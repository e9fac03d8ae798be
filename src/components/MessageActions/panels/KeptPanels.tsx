'use client';
import type { ReactElement } from 'react';
import type { KeptPanelProps } from '../panel.js';
import { useActionStrings } from '../useActionStrings.js';
import { RemindersPanel } from './RemindersPanel.js';
import { SavedPanel } from './SavedPanel.js';

/** What is listed over all conversations, where no list of messages is asked for it. */
export function KeptPanels(props: Omit<KeptPanelProps, 't'> & { readonly kind: 'saved' | 'reminders' }): ReactElement {
  const { kind, ...rest } = props;
  const t = useActionStrings();
  return kind === 'saved' ? <SavedPanel {...rest} t={t} /> : <RemindersPanel {...rest} t={t} />;
}
