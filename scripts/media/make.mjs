// Makes every picture, clip and paper of the demo world, as base64 modules.
//   node scripts/media/make.mjs [key …]        (all of them without a key; the catalog alone with `-`)
// Needs ffmpeg (libwebp, libvpx, libopus, librsvg) and espeak-ng, and ImageMagick's convert for the JPEG. What has been made is committed: nobody needs to run this to build.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hash, paint } from './paint.mjs';
import { budget, leaflet, packing } from './papers.mjs';
import { pottery } from './pottery.mjs';
import { dunes, forest, mountains, sea, skyline } from './scenes.mjs';
import { thumbhash } from './thumbhash.mjs';
import { boat, chart, floorplan, poster, stickers } from './vector.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const out = join(root, 'src/adapters/local/world/media');
const work = mkdtempSync(join(tmpdir(), 'demo-media-'));
mkdirSync(out, { recursive: true });

const EXACT = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'];
const ffmpeg = (...args) => execFileSync('ffmpeg', ['-v', 'error', '-y', ...args], { maxBuffer: 1 << 28 });
const file = (name) => join(work, name);
const put = (name, data) => {
  writeFileSync(file(name), data);
  return file(name);
};

/** The mean colour, for the box that stands in while a picture loads. */
function tint(source) {
  const rgb = ffmpeg(
    '-i',
    source,
    '-frames:v',
    '1',
    '-vf',
    'scale=1:1:flags=area',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    '-',
  );
  return `#${rgb.subarray(0, 3).toString('hex')}`;
}

/** Roughly where which colour is, for the same box. */
function thumb(source, width, height) {
  const scale = 100 / Math.max(width, height);
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  const filter = `scale=${w}:${h}:flags=area`;
  return thumbhash(
    w,
    h,
    ffmpeg('-i', source, '-frames:v', '1', '-vf', filter, '-f', 'rawvideo', '-pix_fmt', 'rgba', '-'),
  );
}

function still(key, source, width, height, quality, extra = {}, format = 'webp') {
  const target = file(`${key}.${format}`);
  if (format === 'webp') {
    ffmpeg(
      '-i',
      source,
      '-frames:v',
      '1',
      ...EXACT,
      '-c:v',
      'libwebp',
      '-preset',
      'photo',
      '-quality',
      String(quality),
      '-compression_level',
      '6',
      target,
    );
  } else {
    // ffmpeg's own encoder blocks visibly in haze; ImageMagick's is the careful one.
    execFileSync('convert', [source, '-strip', '-interlace', 'JPEG', '-quality', String(quality), target]);
  }
  const mime = format === 'webp' ? 'image/webp' : 'image/jpeg';
  return [target, { kind: 'image', mime, width, height, tint: tint(target), name: `${key}.${format}`, ...extra }];
}

const painted = (key, scene, width, height, samples, quality, extra, format) => {
  console.log(`painting ${key}`);
  return still(
    key,
    put(`${key}.ppm`, paint(width, height, samples, scene(width / height))),
    width,
    height,
    quality,
    extra,
    format,
  );
};

const drawn = (key, svg, width, height, quality, extra) =>
  still(key, put(`${key}.svg`, svg), width, height, quality, extra);

function animation(key) {
  const frames = 20;
  for (let i = 0; i < frames; i++) put(`boat${String(i).padStart(2, '0')}.svg`, boat(i / frames));
  const target = file(`${key}.gif`);
  const filter =
    'split[a][b];[a]palettegen=max_colors=24:stats_mode=full[p];[b][p]paletteuse=dither=none:diff_mode=rectangle';
  ffmpeg('-framerate', '12', '-i', file('boat%02d.svg'), '-filter_complex', filter, ...EXACT, '-loop', '0', target);
  return [
    target,
    {
      kind: 'image',
      mime: 'image/gif',
      width: 320,
      height: 240,
      tint: tint(target),
      name: 'paper-boat.gif',
      animated: true,
    },
  ];
}

const clip = { width: 640, height: 360, fps: 20, seconds: 4.5 };

function video(key) {
  const frames = clip.fps * clip.seconds;
  console.log(`painting ${frames} frames of ${key}`);
  for (let i = 0; i < frames; i++) {
    put(
      `wave${String(i).padStart(3, '0')}.ppm`,
      paint(clip.width, clip.height, 1, sea(clip.width / clip.height, 20 + i / clip.fps)),
    );
  }
  // Surf: brown noise that swells twice.
  const rate = 24000;
  const sound = Buffer.alloc(rate * clip.seconds * 2);
  let low = 0;
  for (let i = 0; i < rate * clip.seconds; i++) {
    low = low * 0.985 + (hash(i, 3, 77) - 0.5) * 0.17;
    const t = i / rate;
    const swell = 0.35 + 0.65 * Math.sin((t / clip.seconds) * Math.PI * 2 - 1) ** 2;
    const edge = Math.min(1, t * 4, (clip.seconds - t) * 4);
    sound.writeInt16LE(Math.round(Math.max(-1, Math.min(1, low * 0.9 * swell * edge)) * 32000), i * 2);
  }
  const pcm = put('surf.pcm', sound);
  const target = file(`${key}.webm`);
  const input = ['-framerate', String(clip.fps), '-i', file('wave%03d.ppm')];
  const code = [
    '-c:v',
    'libvpx-vp9',
    '-pix_fmt',
    'yuv420p',
    '-b:v',
    '120k',
    '-maxrate',
    '170k',
    '-bufsize',
    '300k',
    '-g',
    '120',
    '-row-mt',
    '0',
    '-threads',
    '1',
    '-passlogfile',
    file('pass'),
  ];
  ffmpeg(...input, '-an', ...code, '-deadline', 'good', '-cpu-used', '2', '-pass', '1', '-f', 'null', '-');
  ffmpeg(
    ...input,
    '-f',
    's16le',
    '-ar',
    String(rate),
    '-ac',
    '1',
    '-i',
    pcm,
    ...code,
    '-deadline',
    'good',
    '-cpu-used',
    '1',
    '-pass',
    '2',
    '-c:a',
    'libopus',
    '-b:a',
    '20k',
    ...EXACT,
    target,
  );
  return [
    target,
    {
      kind: 'video',
      mime: 'video/webm',
      width: clip.width,
      height: clip.height,
      durationMs: clip.seconds * 1000,
      cover: 'evening-cover',
      name: 'evening.webm',
    },
  ];
}

function cover(key) {
  const { width, height } = clip;
  return still(key, put(`${key}.ppm`, paint(width, height, 2, sea(width / height, 20))), width, height, 68);
}

/** 64 peaks, 0..1, of 16-bit mono samples; the loudest is 1. */
function peaks(pcm) {
  const samples = pcm.length >> 1;
  const found = Array.from({ length: 64 }, (_, i) => {
    let sum = 0;
    const from = Math.floor((i * samples) / 64);
    const to = Math.floor(((i + 1) * samples) / 64);
    for (let s = from; s < to; s++) sum += (pcm.readInt16LE(s * 2) / 32768) ** 2;
    return Math.sqrt(sum / Math.max(1, to - from));
  });
  const loudest = Math.max(...found);
  return found.map((value) => Math.round((value / loudest) ** 0.8 * 100) / 100);
}

function voice(key, language, speed, pitch, words) {
  const wav = file(`${key}.wav`);
  execFileSync('espeak-ng', ['-v', language, '-s', String(speed), '-p', String(pitch), '-g', '1', '-w', wav, words]);
  const warm = 'highpass=f=90,lowpass=f=5200,equalizer=f=260:t=q:w=1.2:g=2.5,aecho=0.9:0.5:18:0.12,volume=1.5';
  const pcm = ffmpeg('-i', wav, '-af', warm, '-ar', '24000', '-ac', '1', '-f', 's16le', ...EXACT, '-');
  const raw = put(`${key}.pcm`, pcm);
  const target = file(`${key}.webm`);
  ffmpeg(
    '-f',
    's16le',
    '-ar',
    '24000',
    '-ac',
    '1',
    '-i',
    raw,
    '-c:a',
    'libopus',
    '-b:a',
    '13k',
    '-application',
    'voip',
    '-frame_duration',
    '60',
    ...EXACT,
    target,
  );
  return [
    target,
    {
      kind: 'audio',
      mime: 'audio/webm',
      durationMs: Math.round(pcm.length / 48),
      waveform: peaks(pcm),
      name: `${key}.webm`,
    },
  ];
}

const paper = (name, mime, data) => [put(name, data), { kind: 'file', mime, name }];

const recipes = {
  dunes: () => painted('dunes', dunes, 960, 640, 2, 80),
  mountains: () => painted('mountains', mountains, 1080, 720, 2, 63, { name: 'ridge.jpg' }, 'jpg'),
  dusk: () => painted('dusk', sea, 1280, 720, 2, 60),
  forest: () => painted('forest', forest, 720, 1080, 1, 62),
  skyline: () => painted('skyline', skyline, 1280, 320, 2, 40),
  pottery: () => painted('pottery', pottery, 960, 720, 2, 66),
  chart: () => drawn('chart', chart(), 1080, 680, 52),
  floorplan: () => drawn('floorplan', floorplan(), 1000, 760, 46),
  poster: () => drawn('poster', poster(), 720, 1020, 56),
  boat: () => animation('boat'),
  'sticker-teapot': () => drawn('sticker-teapot', stickers.teapot, 256, 256, 70),
  'sticker-moon': () => drawn('sticker-moon', stickers.moon, 256, 256, 70),
  'sticker-cactus': () => drawn('sticker-cactus', stickers.cactus, 256, 256, 70),
  'sticker-tent': () => drawn('sticker-tent', stickers.tent, 256, 256, 70),
  'sticker-heart': () => drawn('sticker-heart', stickers.heart, 256, 256, 70),
  'evening-cover': () => cover('evening-cover'),
  evening: () => video('evening'),
  'voice-fr': () =>
    voice(
      'voice-fr',
      'fr-fr',
      150,
      62,
      'Bonjour Mira ! Le vase bleu est sorti du four, il est magnifique. Passe quand tu veux, samedi je suis au marché.',
    ),
  'voice-es': () =>
    voice(
      'voice-es',
      'es-419',
      155,
      38,
      '¡Hola! Ya estoy en la estación. Traigo el pan, el queso y el mapa. Nos vemos en el andén tres.',
    ),
  'voice-uk': () => voice('voice-uk', 'uk', 150, 58, 'Доброго ранку! Я вже спекла хліб, чекаю на вас у неділю.'),
  leaflet: () => paper('Hausordnung-kurz.pdf', 'application/pdf', leaflet()),
  budget: () => paper('class-trip-budget.csv', 'text/csv', budget()),
  packing: () => paper('packing-list.txt', 'text/plain', packing()),
};

const MADE = '// Made by scripts/media/make.mjs. Do not edit by hand.\n';
const wanted = process.argv.slice(2);
// What earlier runs found, so that one key can be made again alone.
const facts = join(root, 'scripts/media/facts.json');
const known = existsSync(facts) ? JSON.parse(readFileSync(facts, 'utf8')) : {};
const catalog = {};
for (const key of Object.keys(recipes)) {
  if (wanted.length && !wanted.includes(key)) {
    if (known[key]) catalog[key] = known[key];
    continue;
  }
  const [path, facts] = recipes[key]();
  const data = readFileSync(path);
  catalog[key] = { key, size: data.length, ...facts };
  writeFileSync(join(out, `${key}.ts`), `${MADE}export const bytes: string =\n  '${data.toString('base64')}';\n`);
  console.log(`${key}: ${data.length} bytes`);
}

const keys = Object.keys(catalog);
for (const key of keys) {
  const { kind, width, height } = catalog[key];
  if (kind !== 'image') continue;
  const [, data] = /'([^']+)'/.exec(readFileSync(join(out, `${key}.ts`), 'utf8').slice(MADE.length));
  catalog[key].thumbhash = thumb(put(`${key}.data`, Buffer.from(data, 'base64')), width, height);
}
writeFileSync(facts, JSON.stringify(catalog));
writeFileSync(
  join(out, 'catalog.ts'),
  `${MADE}import type { MediaKey, SeedMedia } from '../types.js';\n\n/** What each medium of the demo world is; the bytes load separately (see load.ts). */\nexport const mediaCatalog: Readonly<Record<MediaKey, SeedMedia>> = ${JSON.stringify(catalog)};\n`,
);
writeFileSync(
  join(out, 'loaders.ts'),
  `${MADE}import type { MediaKey } from '../types.js';\n\n/** One dynamic import per medium, so that a page pays only for what it shows. */\nexport const mediaLoaders: Readonly<Record<MediaKey, () => Promise<{ readonly bytes: string }>>> = {\n${keys.map((key) => `  ${/^[a-z]+$/.test(key) ? key : `'${key}'`}: () => import('./${key}.js'),`).join('\n')}\n};\n`,
);
rmSync(work, { recursive: true });
const prettier = join(root, 'node_modules/.bin/prettier');
if (existsSync(prettier))
  execFileSync(prettier, ['--log-level', 'warn', '--write', facts, join(out, 'catalog.ts'), join(out, 'loaders.ts')]);
console.log(`total ${keys.reduce((sum, key) => sum + Math.ceil(catalog[key].size / 3) * 4, 0)} base64 characters`);
