/** Samples a second: enough for speech. */
const RATE = 16_000;

/** Samples between −1 and 1 as a WAV file: one channel, 16 bits. */
export function encodeWav(samples: Float32Array, rate: number): Blob {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const write = (at: number, text: string): void => {
    for (let index = 0; index < text.length; index += 1) view.setUint8(at + index, text.charCodeAt(index));
  };
  write(0, 'RIFF');
  view.setUint32(4, 36 + samples.length * 2, true);
  write(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, index) => {
    const level = Math.max(-1, Math.min(1, sample));
    view.setInt16(44 + index * 2, level < 0 ? level * 0x8000 : level * 0x7fff, true);
  });
  return new Blob([view.buffer], { type: 'audio/wav' });
}

/** A recording in whatever format as WAV. Rejects when this browser cannot read it. */
export async function toWav(clip: Blob): Promise<Blob> {
  const reader = new OfflineAudioContext(1, 1, RATE);
  // Comes out at the rate of the context that reads it.
  const sound = await reader.decodeAudioData(await clip.arrayBuffer());
  const mixer = new OfflineAudioContext(1, Math.max(1, sound.length), RATE);
  const source = mixer.createBufferSource();
  source.buffer = sound;
  source.connect(mixer.destination);
  source.start();
  return encodeWav((await mixer.startRendering()).getChannelData(0), RATE);
}
