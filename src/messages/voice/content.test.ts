import { describe, expect, it } from 'vitest';
import { readWaveform, voiceContent } from './content.js';

const media = { id: 'v', mime: 'audio/mp4', size: 10, duration: 3000 };

describe('voice', () => {
  it('needs media; without a waveform it has an empty one', () => {
    expect(voiceContent.normalize({ type: 'voice' })).toBeNull();
    expect(voiceContent.normalize({ type: 'voice', media })).toEqual({ type: 'voice', media, waveform: [] });
    expect(voiceContent.normalize({ type: 'voice', media, played: 'yes' })?.played).toBeUndefined();
  });

  it('clamps levels to 0…1 and leaves out what is no number', () => {
    expect(readWaveform([-1, 0.25, 7, NaN, 'x', null, 1])).toEqual([0, 0.25, 1, 1]);
    expect(readWaveform('loud')).toEqual([]);
  });

  it('brings a long waveform down to 128 bars without losing its shape', () => {
    const levels = Array.from({ length: 1280 }, (_, i) => (i < 640 ? 0.1 : 0.9));
    const bars = readWaveform(levels);
    expect(bars).toHaveLength(128);
    expect(bars.slice(0, 64)).toEqual(Array.from({ length: 64 }, () => 0.1));
    expect(bars.slice(64)).toEqual(Array.from({ length: 64 }, () => 0.9));
  });

  it('is summed up with its length', () => {
    expect(voiceContent.summarize({ type: 'voice', media, waveform: [] })).toEqual({
      kind: 'voice',
      params: { duration: 3000 },
    });
  });
});
