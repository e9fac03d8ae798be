import { ChatError, type ChatAdapter } from '../../../contract/index.js';
import type { MediaRef } from '../../../model/index.js';

/** Stores the picture of a group. Rejects with a ChatError. */
export async function uploadPicture({ media }: Pick<ChatAdapter, 'media'>, picture: Blob): Promise<MediaRef> {
  if (!media?.upload) throw new ChatError('unsupported', 'The adapter cannot upload files.');
  return media.upload(picture, { name: 'picture.jpg', kind: 'image' });
}
