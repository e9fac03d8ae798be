import { toChatError } from '../../contract/index.js';
import type { MessageRef } from '../../model/index.js';
import type { Core } from '../core.js';
import { checkMessage } from '../ingest/check.js';
import { learnRecall } from '../ingest/messages.js';

/** Asks whether a message was taken back, where nobody has told. Loaded when something that quotes has waited long. */
export async function askQuoted(core: Core, ref: MessageRef): Promise<void> {
  const { messageId } = ref;
  try {
    const page = await core.adapter.messages.loadAround?.({ ref, messageId, limit: 1 });
    const found = page?.items.find(({ id }) => id === messageId);
    const message = checkMessage(found, core.contents);
    if (message?.recalled) learnRecall(core, messageId, message.recalled);
  } catch (reason) {
    // Without a connection there is no sending either. Another refusal says nothing of a recall.
    if (toChatError(reason).retryable) throw reason;
  }
}
