import { describe, expect, it } from 'vitest';
import { contentLimits } from '../contentHelpers.js';
import { imageContent, type ImageContent } from './content.js';

const picture = { media: { id: 'a', mime: 'image/png', size: 10, width: 400, height: 300 } };
const image = (value: object): ImageContent | null => imageContent.normalize({ type: 'image', ...value });

describe('image', () => {
  it('needs at least one picture, and leaves out those without media', () => {
    expect(image({ items: [] })).toBeNull();
    expect(image({ items: [{ alt: 'x' }, null] })).toBeNull();
    expect(image({ items: [{}, picture] })?.items).toEqual([picture]);
  });

  it('mends what is wrong about the media', () => {
    const media = {
      id: 7,
      mime: 'IMAGE/PNG',
      size: -3,
      width: 1e9,
      height: NaN,
      placeholder: 'url(x)',
      url: 'https://x',
    };
    expect(image({ items: [{ media }] })?.items[0]?.media).toEqual({
      id: '7',
      mime: 'image/png',
      size: 0,
      width: 100_000,
    });
    expect(image({ items: [{ media: { id: 'x', mime: 'a/b;<script>' } }] })?.items[0]?.media.mime).toBe(
      'application/octet-stream',
    );
    expect(image({ items: [{ media: { id: 'x', placeholder: '#a0b1c2' } }] })?.items[0]?.media.placeholder).toBe(
      '#a0b1c2',
    );
  });

  it('takes no id that had to be cut', () => {
    expect(image({ items: [{ media: { id: 'x'.repeat(5000) } }] })).toBeNull();
  });

  it('holds at most an album', () => {
    expect(image({ items: Array.from({ length: 500 }, () => picture) })?.items).toHaveLength(contentLimits.items);
  });

  it('is summed up with its caption, else with what it shows, and an album with its number', () => {
    const sum = (value: object): unknown => imageContent.summarize(image(value)!);
    expect(sum({ items: [picture] })).toEqual({ kind: 'image' });
    expect(sum({ items: [{ ...picture, alt: 'A cat' }] })).toEqual({ kind: 'image', text: 'A cat' });
    expect(sum({ items: [{ ...picture, alt: 'A cat' }], caption: 'Mine' })).toEqual({ kind: 'image', text: 'Mine' });
    expect(sum({ items: [picture, picture] })).toEqual({ kind: 'image.album', params: { count: 2 } });
  });

  it('keeps the shape of a single picture in its size', () => {
    const height = (size: object): number =>
      imageContent.sizeHint({ type: 'image', items: [{ media: { ...picture.media, ...size } }] }, 400);
    expect(height({ width: 1000, height: 500 })).toBe(120);
    expect(height({ width: 100, height: 4000 })).toBe(320);
    expect(height({ width: undefined, height: undefined })).toBe(240);
  });

  it('is found by caption and by what it shows', () => {
    const content = image({ items: [{ ...picture, alt: 'A cat' }], caption: 'Mine' })!;
    expect(imageContent.searchText(content)).toBe('Mine\nA cat');
    expect(imageContent.media?.(content)).toEqual([picture.media]);
  });
});
