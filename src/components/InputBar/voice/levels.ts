/** Bars of a waveform as messages carry it. */
const BARS = 64;

/** How loud it is now, 0…1: speech fills the upper half. */
export function levelOf(samples: Uint8Array): number {
  let sum = 0;
  for (const sample of samples) sum += ((sample - 128) / 128) ** 2;
  const loudness = Math.sqrt(sum / Math.max(1, samples.length));
  return Math.min(1, Math.sqrt(loudness) * 1.4);
}

/** Levels measured while recording as the waveform of a message: the loudest of each stretch, and the loudest of all fills it. */
export function toWaveform(levels: readonly number[]): readonly number[] {
  const bars = Math.min(BARS, levels.length);
  // Not spread into arguments: hours of levels are more than a call takes.
  const loudest = levels.reduce((most, level) => Math.max(most, level), 0.1);
  return Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * levels.length) / bars);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * levels.length) / bars));
    const top = levels.slice(from, to).reduce((most, level) => Math.max(most, level), 0);
    return Math.round((top / loudest) * 100) / 100;
  });
}
