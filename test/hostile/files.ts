/** Files that lie about what they are, or hurt who opens them. Bytes are made here; nothing is downloaded. */
export interface HostileFile {
  /** As the sender names it. */
  readonly name: string;
  /** As the sender declares it. */
  readonly mime: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const text = (words: string): number[] => [...new TextEncoder().encode(words)];
const u16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
const u32 = (value: number): number[] => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const le16 = (value: number): number[] => u16(value).reverse();
const le32 = (value: number): number[] => u32(value).reverse();
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
const file = (name: string, mime: string, bytes: readonly number[]): HostileFile => ({
  name,
  mime,
  bytes: Uint8Array.from(bytes),
});

const canary = 'https://canary.invalid';
const script = '<script>pwned()</script>';
const html = `<!doctype html><body onload=pwned()>${script}<img src="${canary}/i.png"></body>`;
const svg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">${inside}</svg>`;

function crc(bytes: readonly number[]): number {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xed_b8_83_20 : 0);
  }
  return ~value >>> 0;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const chunk = (type: string, data: readonly number[]): number[] => [
  ...u32(data.length),
  ...text(type),
  ...data,
  ...u32(crc([...text(type), ...data])),
];
/** One grey pixel, stored. */
const PIXEL = [0x78, 0x01, 0x01, 2, 0, 0xfd, 0xff, 0, 128, 0, 0x82, 0, 0x81];
const pngHead = (width: number, height: number, depth = 8, colour = 0): number[] => [
  ...PNG,
  ...chunk('IHDR', [...u32(width), ...u32(height), depth, colour, 0, 0, 0]),
];
const png = (width = 1, height = 1, extra: readonly number[] = []): number[] => [
  ...pngHead(width, height),
  ...extra,
  ...chunk('IDAT', PIXEL),
  ...chunk('IEND', []),
];

const gifHead = (width: number, height: number): number[] => [
  ...text('GIF89a'),
  ...le16(width),
  ...le16(height),
  0x80,
  0,
  0,
];
const PALETTE = [0, 0, 0, 255, 255, 255];
const frame = (width: number, height: number): number[] => [
  0x21,
  0xf9,
  4,
  0,
  0,
  0,
  0,
  0,
  0x2c,
  0,
  0,
  0,
  0,
  ...le16(width),
  ...le16(height),
  0,
  2,
  2,
  0x44,
  1,
  0,
];
const gif = (width = 1, height = 1, frames = 1): number[] => [
  ...gifHead(width, height),
  ...PALETTE,
  ...Array.from({ length: frames }, () => frame(width, height)).flat(),
  0x3b,
];

const segment = (marker: number, data: readonly number[]): number[] => [0xff, marker, ...u16(data.length + 2), ...data];
const jpegSize = (width: number, height: number): number[] =>
  segment(0xc0, [8, ...u16(height), ...u16(width), 1, 1, 0x11, 0]);
const jpeg = (segments: readonly number[], width = 1, height = 1): number[] => [
  0xff,
  0xd8,
  ...segments,
  ...segment(0xdb, [0, ...zeros(64).map(() => 1)]),
  ...jpegSize(width, height),
  0xff,
  0xd9,
];
/** A place: 52° N 13° E, in an EXIF block. */
const exifPlace = (): number[] => {
  const rational = (...values: number[]): number[] => values.flatMap((value) => [...u32(value), ...u32(1)]);
  const entry = (tag: number, type: number, count: number, value: readonly number[]): number[] => [
    ...u16(tag),
    ...u16(type),
    ...u32(count),
    ...value,
  ];
  const gps = [
    ...u16(4),
    ...entry(1, 2, 2, [78, 0, 0, 0]),
    ...entry(2, 5, 3, u32(80)),
    ...entry(3, 2, 2, [69, 0, 0, 0]),
    ...entry(4, 5, 3, u32(104)),
    ...u32(0),
  ];
  const first = [...u16(1), ...entry(0x88_25, 4, 1, u32(26)), ...u32(0)];
  return segment(0xe1, [
    ...text('Exif'),
    0,
    0,
    ...text('MM'),
    0,
    42,
    ...u32(8),
    ...first,
    ...gps,
    ...rational(52, 31, 12),
    ...rational(13, 24, 18),
  ]);
};
const exifLoop = (): number[] =>
  segment(0xe1, [...text('Exif'), 0, 0, ...text('MM'), 0, 42, ...u32(8), ...u16(0), ...u32(8)]);
const xmp = (inside: string): number[] =>
  segment(0xe1, [
    ...text('http://ns.adobe.com/xap/1.0/'),
    0,
    ...text(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${inside}</x:xmpmeta>`),
  ]);

const riff = (kind: string, data: readonly number[]): number[] => [
  ...text('RIFF'),
  ...le32(data.length + 4),
  ...text(kind),
  ...data,
];
const webpSize = (width: number, height: number): number[] =>
  riff('WEBP', [
    ...text('VP8X'),
    ...le32(10),
    0,
    0,
    0,
    0,
    ...le32(width - 1).slice(0, 3),
    ...le32(height - 1).slice(0, 3),
  ]);
const box = (type: string, data: readonly number[]): number[] => [...u32(data.length + 8), ...text(type), ...data];
const ZIP = [0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, ...zeros(16)];
const EXE = [
  ...text('MZ'),
  0x90,
  0,
  ...zeros(56),
  ...u32(0x80_00_00_00),
  ...text('This program cannot be run in DOS mode.'),
];

/** All of them: at least sixty. */
export const hostileFiles: readonly HostileFile[] = [
  // Scripts in pictures.
  file('script.svg', 'image/svg+xml', text(svg(script))),
  file('onload.svg', 'image/svg+xml', text(svg('').replace('<svg', '<svg onload="pwned()"'))),
  file(
    'foreign.svg',
    'image/svg+xml',
    text(svg(`<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="pwned()"/></foreignObject>`)),
  ),
  file('remote.svg', 'image/svg+xml', text(svg(`<image href="${canary}/i.png"/><use href="${canary}/u.svg#a"/>`))),
  file('style.svg', 'image/svg+xml', text(svg(`<style>@import "${canary}/s.css"</style>`))),
  file('entity.svg', 'image/svg+xml', text(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('&x;')}`)),
  file(
    'laughs.svg',
    'image/svg+xml',
    text(
      `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>${svg('<text>&c;&c;&c;</text>')}`,
    ),
  ),
  file('svg-as.png', 'image/png', text(svg(script))),
  file('svg-as.jpg', 'image/jpeg', text(svg(script))),
  file('svg-as.gif', 'image/gif', text(svg(script))),
  file('svg.webp', 'image/webp', text(svg(script))),
  file('bom.svg', 'image/png', [0xef, 0xbb, 0xbf, ...text(svg(script))]),
  file('packed.svgz', 'image/svg+xml', [0x1f, 0x8b, 8, 0, ...zeros(6), ...text(svg(script))]),
  // Pages.
  file('page.html', 'text/html', text(html)),
  file('page.png', 'image/png', text(html)),
  file('page.jpg', 'image/jpeg', text(html)),
  file('page.txt', 'text/plain', text(html)),
  file(
    'page.xhtml',
    'application/xhtml+xml',
    text(`<html xmlns="http://www.w3.org/1999/xhtml"><body>${script}</body></html>`),
  ),
  file('page.xml', 'text/xml', text(`<?xml-stylesheet href="javascript:pwned()"?><x>${script}</x>`)),
  file('page.mht', 'multipart/related', text(`MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${html}`)),
  file(
    'page.pdf',
    'application/pdf',
    text(`%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj`),
  ),
  file('page.swf', 'application/x-shockwave-flash', [...text('FWS'), 10, ...zeros(20)]),
  file('type.html', 'image/png;charset=utf-8"><script>', text(html)),
  file('worker.js', 'text/javascript', text('pwned()')),
  file('module.mjs', 'image/gif', text('GIF89a=1;pwned()')),
  file('style.css', 'text/css', text(`@import "${canary}/s.css"`)),
  file('manifest.json', 'application/json', text('{"__proto__":{"polluted":true}}')),
  // Two things at once.
  file('polyglot.gif', 'image/gif', [...gif(), ...text(`/*${html}*/=1;pwned()`)]),
  file('polyglot.jpg', 'image/jpeg', jpeg(segment(0xfe, text(`*/=pwned()/*${html}`)))),
  file('polyglot.png', 'image/png', png(1, 1, chunk('tEXt', text(`Comment\0${html}`)))),
  file('tail.png', 'image/png', [...png(), ...text(html)]),
  file('head.png', 'image/png', [...text('<!--'), ...png()]),
  file('zip.png', 'image/png', [...png(), ...ZIP, ...text('evil.exe')]),
  file('jar.gif', 'image/gif', [...gif(), ...ZIP, ...text('META-INF/MANIFEST.MF')]),
  file('picture.png', 'image/png', ZIP),
  file('picture.pdf', 'image/png', text('%PDF-1.7')),
  file('mp4.png', 'image/png', [...box('ftyp', text('isom')), ...zeros(16)]),
  // Too large to look at.
  file('wide.png', 'image/png', png(0x7f_ff_ff_ff, 1)),
  file('huge.png', 'image/png', png(60_000, 60_000)),
  file('none.png', 'image/png', png(0, 0)),
  file('deep.png', 'image/png', [...pngHead(4, 4, 99, 99), ...chunk('IDAT', PIXEL)]),
  file('bomb.gif', 'image/gif', gif(65_535, 65_535, 1)),
  file('frames.gif', 'image/gif', gif(4, 4, 3000)),
  file('endless.gif', 'image/gif', [...gifHead(8, 8), ...PALETTE, ...frame(8, 8), 0x2c]),
  file('huge.jpg', 'image/jpeg', jpeg([], 65_500, 65_500)),
  file('huge.webp', 'image/webp', webpSize(16_000_000, 16_000_000)),
  file('huge.bmp', 'image/bmp', [
    ...text('BM'),
    ...le32(54),
    ...zeros(4),
    ...le32(54),
    ...le32(40),
    ...le32(0x7f_ff_ff_ff),
    ...le32(0x7f_ff_ff_ff),
  ]),
  file('huge.ico', 'image/x-icon', [0, 0, 1, 0, 255, 255, ...zeros(40)]),
  file('huge.avif', 'image/avif', [
    ...box('ftyp', text('avifavif')),
    ...box('meta', [...zeros(4), ...box('ispe', [...zeros(4), ...u32(1e9), ...u32(1e9)])]),
  ]),
  file('boxes.mp4', 'video/mp4', [
    ...box('ftyp', text('isom')),
    ...u32(1),
    ...text('moov'),
    ...u32(0xff_ff_ff_ff),
    ...u32(0xff_ff_ff_ff),
  ]),
  // What should not travel, and what is broken there.
  file('place.jpg', 'image/jpeg', jpeg(exifPlace(), 2, 2)),
  file('place-xmp.jpg', 'image/jpeg', jpeg(xmp('<exif:GPSLatitude>52,31.2N</exif:GPSLatitude>'), 2, 2)),
  file('place.png', 'image/png', png(1, 1, chunk('eXIf', exifPlace().slice(10)))),
  file(
    'place-text.png',
    'image/png',
    png(1, 1, chunk('iTXt', text('XML:com.adobe.xmp\0\0\0\0\0<exif:GPSLatitude>52</exif:GPSLatitude>'))),
  ),
  file('loop.jpg', 'image/jpeg', jpeg(exifLoop(), 2, 2)),
  file('external.jpg', 'image/jpeg', jpeg(xmp(`<!DOCTYPE x [<!ENTITY e SYSTEM "${canary}/e">]>&e;`), 2, 2)),
  file('segment.jpg', 'image/jpeg', [0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, ...text('Exif')]),
  file('length.jpg', 'image/jpeg', [0xff, 0xd8, 0xff, 0xe1, 0, 0, 0xff, 0xe1, 0, 0]),
  file('chunk.png', 'image/png', [...PNG, ...u32(0xff_ff_ff_ff), ...text('IHDR')]),
  // Nothing, or not all.
  file('empty.png', 'image/png', []),
  file('empty', '', []),
  file('one.jpg', 'image/jpeg', [0xff]),
  file('cut.png', 'image/png', png().slice(0, 30)),
  file('cut.jpg', 'image/jpeg', jpeg([]).slice(0, 20)),
  file('cut.gif', 'image/gif', gif().slice(0, 14)),
  file('cut.webp', 'image/webp', webpSize(9, 9).slice(0, 13)),
  file(
    'noise.png',
    'image/png',
    Array.from({ length: 400 }, (_, i) => (i * 7919) % 256),
  ),
  file('zeros.jpg', 'image/jpeg', zeros(2000)),
  // Names.
  file('holiday.jpg.exe', 'image/jpeg', EXE),
  file('invoice\u202efdp.exe', 'application/pdf', EXE),
  file('report.pdf                                                        .scr', 'application/pdf', EXE),
  file('setup.msi', 'application/octet-stream', EXE),
  file('run.bat', 'text/plain', text('@echo off\r\nformat c:')),
  file('install.sh', 'text/plain', text('#!/bin/sh\nrm -rf /')),
  file('shortcut.lnk', 'text/plain', [0x4c, 0, 0, 0, ...zeros(20)]),
  file('macro.docm', 'application/msword', ZIP),
  file('link.url', 'text/plain', text(`[InternetShortcut]\r\nURL=${canary}/`)),
  file('../../../etc/passwd', 'text/plain', text('x')),
  file('C:\\Windows\\System32\\evil.dll', 'text/plain', EXE),
  file('null\u0000.png', 'image/png', png()),
  file('line\nbreak\r.png', 'image/png', png()),
  file(`${'n'.repeat(5000)}.png`, 'image/png', png()),
  file('CON', 'text/plain', text('x')),
  file('.htaccess', 'text/plain', text('x')),
  file('<img src=x onerror=pwned()>.png', 'image/png', png()),
  file('=cmd|calc!A1.csv', 'text/csv', text("=cmd|'/c calc'!A1")),
  // Sound and video.
  file('sound.mp3', 'audio/mpeg', text(html)),
  file('sound.wav', 'audio/wav', riff('WAVE', [...text('fmt '), ...le32(0xff_ff_ff_ff)])),
  file('list.m3u8', 'application/vnd.apple.mpegurl', text(`#EXTM3U\n${canary}/segment.ts`)),
  file('video.webm', 'video/webm', [0x1a, 0x45, 0xdf, 0xa3, 0xff, ...zeros(40)]),
];
