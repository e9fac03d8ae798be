'use client';
import { useState, type ReactElement } from 'react';
import { useStrings } from '../../../react/index.js';
import { findHost, MessageCircleIcon, useLazy } from '../../../ui/index.js';
import { OpenerButton } from '../OpenerButton.js';
import type { QuickReplies } from './types.js';

const loadPopup = () => import('./QuickPopup.js');

/** Props of {@link QuickButton}. */
export interface QuickButtonProps {
  readonly replies: QuickReplies;
  /** Puts the words of an answer into the field; the focus goes there. */
  readonly onChoose: (text: string) => void;
}

/** Opens the answers that are ready, with a field to search them. They are loaded when it is first pressed. */
export function QuickButton({ replies, onChoose }: QuickButtonProps): ReactElement {
  const { t } = useStrings();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const host = anchor && findHost(anchor);
  const popup = useLazy(loadPopup, anchor !== null, () => setAnchor(null));
  return (
    <>
      <OpenerButton
        icon={MessageCircleIcon}
        label={t('composer.quickReplies')}
        opens="dialog"
        anchor={anchor}
        onAnchor={setAnchor}
      />
      {anchor && host && popup ? (
        <popup.QuickPopup
          anchor={anchor}
          host={host}
          replies={replies}
          onChoose={(text) => {
            setAnchor(null);
            onChoose(text);
          }}
          onClose={() => setAnchor(null)}
        />
      ) : null}
    </>
  );
}
