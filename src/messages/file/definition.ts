import { FileIcon } from '../../ui/index.js';
import type { FileContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { lazyView } from '../lazyView.js';

/** One or several files. */
export const fileType: MessageType<FileContent> = defineMessageType<FileContent>({
  type: 'file',
  Component: lazyView(
    async () => (await import('./FileMessage.js')).FileMessage,
    ({ items }) => ({ width: 260, height: items.length * 52 }),
  ),
  icon: FileIcon,
  layout: 'bubble',
  placesMeta: true,
});
