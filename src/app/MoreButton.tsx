'use client';
import { useRef, useState, type ReactElement } from 'react';
import type { MessageRef } from '../model/index.js';
import { useStrings } from '../react/index.js';
import { IconButton, MoreIcon, useLazy } from '../ui/index.js';

const loadMenu = async () => (await import('./MoreMenu.js')).MoreMenu;

/** Props of {@link MoreButton}. */
export interface MoreButtonProps {
  readonly onOpenMessage: (message: MessageRef) => void;
}

/** Above the list of conversations: the way to what belongs to none of them alone. What it opens is loaded with the first press. */
export function MoreButton({ onOpenMessage }: MoreButtonProps): ReactElement {
  const { t } = useStrings();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const close = (): void => setOpen(false);
  const Menu = useLazy(loadMenu, wanted, close, true);
  return (
    <>
      <IconButton
        ref={button}
        icon={MoreIcon}
        label={t('common.more')}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          setWanted(true);
          setOpen(!open);
        }}
      />
      {Menu ? <Menu open={open} anchor={button} onClose={close} onOpenMessage={onOpenMessage} /> : null}
    </>
  );
}
