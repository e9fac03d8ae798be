import { voiceContent, type VoiceContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { MicIcon } from '../../ui/index.js';
import { VoiceMessage } from './VoiceMessage.js';

/** Spoken words. */
export const voiceType: MessageType<VoiceContent> = defineMessageType<VoiceContent>({
  type: 'voice',
  content: voiceContent,
  Component: VoiceMessage,
  icon: MicIcon,
  layout: 'bubble',
  placesMeta: true,
});
