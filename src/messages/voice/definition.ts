import { MicIcon } from '../../ui/index.js';
import type { VoiceContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { lazyView } from '../lazyView.js';

/** Spoken words. */
export const voiceType: MessageType<VoiceContent> = defineMessageType<VoiceContent>({
  type: 'voice',
  Component: lazyView(
    async () => (await import('./VoiceMessage.js')).VoiceMessage,
    () => ({ width: 280, height: 58 }),
  ),
  icon: MicIcon,
  layout: 'bubble',
  placesMeta: true,
});
