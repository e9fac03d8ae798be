'use client';
import type { ReactElement } from 'react';
import { useLazy } from '../../ui/index.js';
import type { PageEffects } from './pageEffects.js';

const load = async () => (await import('./UnreadOnPage.js')).UnreadOnPage;

/** What was asked for by `pageEffects`; its code is loaded only then. */
export function PageUnread({ effects }: { readonly effects: boolean | PageEffects | undefined }): ReactElement | null {
  const Unread = useLazy(load, effects !== undefined && effects !== false);
  return Unread && effects ? <Unread effects={effects} /> : null;
}
