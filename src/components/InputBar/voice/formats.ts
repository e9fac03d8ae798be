/** What recordings are made in, best first: AAC plays everywhere, Opus in everything but old Safari. */
const WANTED = [
  'audio/mp4;codecs=mp4a.40.2',
  'audio/webm;codecs=opus',
  'audio/mp4',
  'audio/ogg;codecs=opus',
  'audio/webm',
];

/** The first of the formats that this browser records; undefined where it chooses itself. */
export function recordingFormat(): string | undefined {
  return WANTED.find((format) => MediaRecorder.isTypeSupported(format));
}

/** A type without its parameters, as messages carry it. */
export function baseType(mime: string): string {
  return mime.split(';')[0]?.trim() ?? '';
}

const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['audio/mp4', 'm4a'],
  ['audio/webm', 'webm'],
  ['audio/ogg', 'ogg'],
  ['audio/wav', 'wav'],
]);

/** Name of the file that a recording is. */
export function recordingName(mime: string): string {
  return `voice.${ENDINGS.get(baseType(mime)) ?? 'dat'}`;
}
