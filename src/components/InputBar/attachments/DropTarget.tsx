'use client';
import type { ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { describeDenial } from '../../../i18n/index.js';
import { useOwnStrings } from '../../../messages/index.js';
import type { Decision } from '../../../model/index.js';
import { useConversationName, useConversationScope, useStrings } from '../../../react/index.js';
import { InfoIcon, PaperclipIcon } from '../../../ui/index.js';
import { trayStrings } from './strings.js';

/** Over a chat while files are held above it: that they can be dropped here, and for whom; or why not. */
export function DropTarget(props: { readonly chat: HTMLElement; readonly decision: Decision }): ReactElement {
  const { chat, decision } = props;
  const words = useOwnStrings(trayStrings);
  const translator = useStrings();
  const name = useConversationName(useConversationScope().conversationId);
  const Icon = decision.allowed ? PaperclipIcon : InfoIcon;
  return createPortal(
    <div className="cl-drop-target" role="status" data-refused={!decision.allowed || undefined}>
      <div className="cl-drop-target__frame">
        <Icon size={32} />
        <span>
          {decision.allowed
            ? name === ''
              ? words('tray.drop')
              : words('tray.drop.to', { name })
            : describeDenial(translator, decision.reason, decision.until)}
        </span>
      </div>
    </div>,
    chat,
  );
}
