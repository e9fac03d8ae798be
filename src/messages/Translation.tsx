'use client';
import type { ReactElement } from 'react';
import type { Message } from '../model/index.js';
import { useLazy } from '../ui/index.js';

const loadView = () => import('./translation/TranslationView.js');

/** What a message says in another language, below its own words. Nothing where nobody has translated it. */
export function Translation({ message }: { readonly message: Message }): ReactElement | null {
  const { translation } = message.lanes;
  const view = useLazy(loadView, true);
  return view && translation && !message.recalled ? <view.TranslationView translation={translation.value} /> : null;
}
