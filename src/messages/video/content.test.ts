import { describe, expect, it } from 'vitest';
import { videoContent } from './content.js';

const media = { id: 'v', mime: 'video/mp4', size: 10, width: 1920, height: 1080, duration: 9000 };

describe('video', () => {
  it('needs media and takes the rest when it is good', () => {
    expect(videoContent.normalize({ type: 'video', cover: media })).toBeNull();
    expect(
      videoContent.normalize({ type: 'video', media, cover: 'no', alt: 4, caption: '', name: 'a\nb.mp4' }),
    ).toEqual({
      type: 'video',
      media,
      alt: '4',
      name: 'a b.mp4',
    });
  });

  it('is summed up with its length', () => {
    expect(videoContent.summarize({ type: 'video', media, alt: 'Waves' })).toEqual({
      kind: 'video',
      text: 'Waves',
      params: { duration: 9000 },
    });
  });

  it('names its cover as media', () => {
    const cover = { id: 'c', mime: 'image/jpeg', size: 1 };
    expect(videoContent.media?.({ type: 'video', media, cover })).toEqual([media, cover]);
  });
});
