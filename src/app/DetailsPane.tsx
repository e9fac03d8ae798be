'use client';
import type { ReactElement } from 'react';
import { useSlot } from '../components/slots/index.js';
import type { ConversationId } from '../model/index.js';
import { useLazy } from '../ui/index.js';
import { SidePane, type SidePaneFrame } from './SidePane.js';

const loadDetails = async () => (await import('../components/DetailPane/index.js')).DetailPane;

/** Props of {@link DetailsPane}. */
export interface DetailsPaneProps extends SidePaneFrame {
  readonly conversationId: ConversationId;
  readonly onSearch: () => void;
}

function NoSlot(): null {
  return null;
}

/** About the conversation on screen: beside the chat, or over it where there is no room. */
export function DetailsPane({ conversationId, onSearch, ...frame }: DetailsPaneProps): ReactElement {
  const { covering, ways, onClose } = frame;
  const Own = useSlot('DetailPane', NoSlot);
  const isOwn = Own !== NoSlot;
  const Pane = useLazy(loadDetails, !isOwn, onClose);
  return (
    <SidePane {...frame} shown="details">
      {isOwn ? (
        <Own conversationId={conversationId} onClose={onClose} />
      ) : (
        Pane && (
          <Pane
            conversationId={conversationId}
            covering={covering}
            onClose={onClose}
            onOpenMessage={ways.openMessage}
            onSearch={onSearch}
          />
        )
      )}
    </SidePane>
  );
}
