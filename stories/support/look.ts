import { createContext, useContext } from 'react';

/** What the toolbar says. */
export interface Look {
  readonly theme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  readonly locale: string;
}

/** Given by the decorator of `.storybook/preview.tsx`. */
export const LookContext = createContext<Look>({ theme: 'light', dir: 'ltr', locale: 'en' });

export function useLook(): Look {
  return useContext(LookContext);
}
