import { fileContent, type FileContent } from '../content.js';
import { defineMessageType, type MessageType } from '../defineMessageType.js';
import { FileIcon } from '../../ui/index.js';
import { FileMessage } from './FileMessage.js';

/** One or several files. */
export const fileType: MessageType<FileContent> = defineMessageType<FileContent>({
  type: 'file',
  content: fileContent,
  Component: FileMessage,
  icon: FileIcon,
  layout: 'bubble',
  placesMeta: true,
});
