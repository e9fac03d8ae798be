'use client';
import type { ReactElement } from 'react';
import { Permitted, useOwnStrings } from '../../messages/index.js';
import { useAvailability, useConversationName, type Composer } from '../../react/index.js';
import { Text } from '../../ui/index.js';
import { threadStrings } from './strings.js';

/** Whether the next answer is shown in the conversation, too. */
export function AlsoSend({ composer }: { readonly composer: Composer }): ReactElement {
  const t = useOwnStrings(threadStrings);
  const decision = useAvailability('threads.inConversation');
  const name = useConversationName(composer.ref.conversationId);
  return (
    <label className="cl-row cl-quiet cl-thread__also">
      <Permitted decision={decision}>
        {(control) => (
          <input
            {...control}
            type="checkbox"
            checked={composer.alsoInConversation}
            onChange={(event) => composer.setAlsoInConversation(event.currentTarget.checked)}
          />
        )}
      </Permitted>
      <Text truncate>{name === '' ? t('thread.alsoHere') : t('thread.also', { name })}</Text>
    </label>
  );
}
