import { describe, expect, it } from 'vitest';
import { isRunnable } from './fileKinds.js';
import { mediaFileName } from './mediaFileName.js';

describe('the name a picture or film is saved under', () => {
  it('is the one it was given', () => {
    expect(mediaFileName(' dunes.webp ', 'image', 'image/webp')).toBe('dunes.webp');
    expect(mediaFileName('evening.mov', 'video', 'video/mp4')).toBe('evening.mov');
  });

  it('gets an ending of its type where it has none', () => {
    expect(mediaFileName(undefined, 'video', 'video/quicktime')).toBe('video.mov');
    expect(mediaFileName('  ', 'image', 'image/jpeg')).toBe('image.jpg');
    expect(mediaFileName('holiday', 'video', 'video/webm; codecs=vp9')).toBe('holiday.webm');
  });

  it.each([
    ['holiday.exe', 'video/mp4', 'holiday.exe.mp4'],
    ['drawing.svg', 'image/png', 'drawing.svg.png'],
    ['setup.exe. .', 'video/mp4', 'setup.exe. ..mp4'],
    [undefined, 'video/exe', 'video.dat'],
    ['clip', 'video/x-msdownload', 'clip.dat'],
    ['run.sh', 'video/constructor', 'run.sh.dat'],
  ])('is never one that a system might run: %s of type %s', (given, mime, saved) => {
    expect(mediaFileName(given, 'video', mime)).toBe(saved);
    expect(isRunnable(saved)).toBe(false);
  });
});
