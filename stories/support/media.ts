import { loadMediaBlob, type MediaKey, demoWorld } from 'chatloom/adapters/local/world';
import type { ChatAdapter } from 'chatloom';
import { ChatError, type MediaPort, type MediaRef } from 'chatloom/contract';

/** A picture, recording or file of the demo world. */
export function mediaRef(key: MediaKey): MediaRef {
  const { mime, size, width, height, durationMs, tint, thumbhash } = demoWorld.media[key];
  return { id: key, mime, size, width, height, duration: durationMs, placeholder: thumbhash ?? tint };
}

/** Loudness over time of a recording of the demo world. */
export function waveformOf(key: MediaKey): readonly number[] {
  return demoWorld.media[key].waveform ?? [];
}

/** A reference to something that is gone. */
export const lostMedia: MediaRef = { id: 'lost', mime: 'image/webp', size: 12_000, width: 640, height: 480 };

const port: MediaPort = {
  async resolve(ref) {
    if (!(ref.id in demoWorld.media)) throw new ChatError('not-found', 'No such medium in the demo world.');
    const url = URL.createObjectURL(await loadMediaBlob(ref.id as MediaKey));
    return { url, revoke: () => URL.revokeObjectURL(url) };
  },
};

/** Adds the media of the demo world to an adapter. */
export function withMedia<A extends ChatAdapter>(adapter: A): A {
  return Object.assign(adapter, { media: port });
}
