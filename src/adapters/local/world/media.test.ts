import { describe, expect, it } from 'vitest';
import { demoWorld, loadMediaBlob, loadMediaBytes } from './index.js';
import type { SeedContent, SeedMedia } from './index.js';

const media = Object.values(demoWorld.media);
const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** Width and height as the file itself tells them. */
function measure(mime: string, bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer);
  if (mime === 'image/gif') return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (mime === 'image/webp') {
    const form = text(bytes, 12, 16);
    if (form === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    const bits = view.getUint32(21, true);
    if (form === 'VP8L') return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    const size = (at: number): number => (view.getUint16(at, true) | (view.getUint8(at + 2) << 16)) + 1;
    return { width: size(24), height: size(27) };
  }
  for (let at = 2; at < bytes.length - 9; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xc2) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  throw new Error('no size found');
}

const magic: Record<string, (bytes: Uint8Array) => boolean> = {
  'image/webp': (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP',
  'image/jpeg': (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
  'image/gif': (bytes) => text(bytes, 0, 6) === 'GIF89a',
  'video/webm': (bytes) => text(bytes, 0, 4) === '\x1aE\xdf\xa3' && text(bytes, 0, 64).includes('webm'),
  'audio/webm': (bytes) => text(bytes, 0, 4) === '\x1aE\xdf\xa3' && text(bytes, 0, 64).includes('webm'),
  'application/pdf': (bytes) =>
    text(bytes, 0, 5) === '%PDF-' && text(bytes, bytes.length - 6, bytes.length) === '%%EOF\n',
  'text/csv': (bytes) => text(bytes, 0, 5) === 'item,',
  'text/plain': (bytes) => !bytes.includes(0),
};

function limitOf({ kind, animated }: SeedMedia): number {
  if (kind === 'video') return 120 * 1024;
  if (kind === 'audio') return 15 * 1024;
  return (animated ? 40 : 25) * 1024;
}

function named(content: SeedContent): readonly string[] {
  if (content.type === 'merged') return content.items.flatMap((item) => named(item.content));
  if (content.type === 'parts') return content.files;
  return 'media' in content && content.type !== 'call' ? [content.media] : [];
}

describe('the media of the demo world', () => {
  it.each(media.map((medium) => [medium.key, medium] as const))(
    '%s is what it claims to be and within its limit',
    async (key, medium) => {
      const bytes = await loadMediaBytes(key);
      expect(bytes.length).toBe(medium.size);
      expect(magic[medium.mime]?.(bytes)).toBe(true);
      expect(bytes.length).toBeLessThanOrEqual(limitOf(medium));
    },
  );

  it.each(media.filter((medium) => medium.kind === 'image').map((medium) => [medium.key, medium] as const))(
    '%s has the pixels it promises, and a ground colour',
    async (key, medium) => {
      expect(measure(medium.mime, await loadMediaBytes(key))).toEqual({ width: medium.width, height: medium.height });
      expect(medium.tint).toMatch(/^#[0-9a-f]{6}$/);
    },
  );

  it('stays under half a megabyte of base64', () => {
    const total = media.reduce((sum, { size }) => sum + Math.ceil(size / 3) * 4, 0);
    expect(total).toBeLessThan(500_000);
  });

  it('has sound with 64 levels between 0 and 1, and a clip with a cover of the same shape', () => {
    const sounds = media.filter((medium) => medium.kind === 'audio');
    expect(sounds).toHaveLength(3);
    for (const { waveform, durationMs } of sounds) {
      expect(waveform).toHaveLength(64);
      expect(Math.min(...(waveform ?? []))).toBeGreaterThanOrEqual(0);
      expect(Math.max(...(waveform ?? []))).toBe(1);
      expect(durationMs).toBeGreaterThan(2000);
    }
    const clip = demoWorld.media.evening;
    const cover = clip.cover && demoWorld.media[clip.cover];
    expect(cover).toMatchObject({ kind: 'image', width: clip.width, height: clip.height });
  });

  it('has every medium that a message shows, and shows every medium', () => {
    const shown = demoWorld.conversations
      .flatMap((conversation) => ('kind' in conversation.messages ? [] : conversation.messages))
      .flatMap((message) => named(message.content));
    const covers = media.flatMap((medium) => medium.cover ?? []);
    expect(new Set([...shown, ...covers])).toEqual(new Set(media.map((medium) => medium.key)));
  });

  it('comes as a blob of its type', async () => {
    const blob = await loadMediaBlob('packing');
    expect(blob.type).toBe('text/plain');
    expect(await blob.text()).toContain('paper map');
  });
});
