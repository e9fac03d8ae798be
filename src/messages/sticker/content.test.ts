import { describe, expect, it } from 'vitest';
import { stickerContent } from './content.js';

describe('sticker', () => {
  it('is named by its id in a pack, or by its picture', () => {
    const media = { id: 'pic', mime: 'image/webp', size: 3 };
    expect(stickerContent.normalize({ type: 'sticker', stickerId: 4, packId: 'p' })).toEqual({
      type: 'sticker',
      stickerId: '4',
      packId: 'p',
    });
    expect(stickerContent.normalize({ type: 'sticker', media })).toEqual({ type: 'sticker', stickerId: 'pic', media });
    expect(stickerContent.normalize({ type: 'sticker', emoji: '👋' })).toBeNull();
  });

  it('is summed up by its emoji', () => {
    expect(stickerContent.summarize({ type: 'sticker', stickerId: 's', emoji: '👋', alt: 'Waving' })).toEqual({
      kind: 'sticker',
      text: '👋',
    });
  });
});
