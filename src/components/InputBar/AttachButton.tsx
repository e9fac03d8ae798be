'use client';
import { useState, type ReactElement } from 'react';
import { useStrings, type Composer } from '../../react/index.js';
import { PlusIcon, useLazy } from '../../ui/index.js';
import type { AttachEntries } from './attachEntries.js';
import { useOpenForms } from './composers/openForms.js';
import { OpenerButton } from './OpenerButton.js';

const loadMenu = () => import('./AttachMenu.js');

/** Props of {@link AttachButton}. */
export interface AttachButtonProps {
  readonly composer: Composer;
  /** What the menu offers before the composers of message types, such as files. Asked each time it opens. */
  readonly entries?: AttachEntries | undefined;
}

/** The one button for everything that is no text. What it opens is loaded when it is first wanted. */
export function AttachButton({ composer, entries }: AttachButtonProps): ReactElement {
  const { t } = useStrings();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const begun = useOpenForms().begun(composer.ref) !== undefined;
  // Once it is there it stays: a form that was chosen is open after the menu has closed.
  const menu = useLazy(loadMenu, anchor !== null || begun, () => setAnchor(null));
  return (
    <>
      <OpenerButton
        className="cl-input-bar__attach"
        icon={PlusIcon}
        label={t('composer.attach')}
        opens="menu"
        anchor={anchor}
        onAnchor={setAnchor}
      />
      {menu ? (
        <menu.AttachMenu anchor={anchor} composer={composer} entries={entries} onClose={() => setAnchor(null)} />
      ) : null}
    </>
  );
}
