import { describe, expect, it } from 'vitest';
import { hostileFiles } from '../../test/hostile/files.ts';
import { bytesAgree } from './bytesAgree.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe('whether bytes are what is said of them', () => {
  it.each([
    ['image/png', '\x89PNG\r\n\x1a\n'],
    ['image/jpeg', '\xff\xd8\xff\xe0'],
    ['image/gif', 'GIF89a'],
    ['image/webp', 'RIFF\x10\0\0\0WEBPVP8 '],
    ['image/avif', '\0\0\0\x1cftypmif1\0\0\0\0mif1avif'],
    // A photo under a wrong name is still a picture.
    ['image/png', '\xff\xd8\xff\xe0'],
    ['audio/mpeg', 'ID3\x03'],
    ['video/mp4', '\0\0\0\x18ftypmp42'],
    ['audio/ogg', 'OggS'],
    ['application/pdf', '<html>'],
    ['text/html', '<html>'],
  ])('%s may begin with %j', (mime, head) => {
    expect(bytesAgree(mime, bytes(head))).toBe(true);
  });

  it.each([
    ['image/png', '<!doctype html>'],
    ['image/png', '<svg xmlns='],
    ['image/gif', 'GIF'],
    ['image/webp', 'RIFF\x10\0\0\0WAVE'],
    ['image/avif', '\0\0\0\x1cftypmp42'],
    ['image/jpeg', ''],
    ['image/jpeg', '#!/bin/sh'],
    ['video/mp4', ' \n<html>'],
    ['video/mp4', '\xef\xbb\xbf<?xml'],
    ['audio/mpeg', '\xff\xfe<\0h\0'],
    ['audio/mpeg', 'MZ\x90\0'],
    ['audio/mpeg', 'PK\x03\x04'],
  ])('%s may not begin with %j', (mime, head) => {
    expect(bytesAgree(mime, bytes(head))).toBe(false);
  });

  it('takes no page, drawing, script or program of the corpus for a picture, a film or a sound', () => {
    const lying = hostileFiles.filter(({ bytes: all }) =>
      /^\s*(?:<|#!|MZ|\x7fELF)/u.test(String.fromCharCode(...all.subarray(0, 64))),
    );
    expect(lying.length).toBeGreaterThan(8);
    for (const { name, bytes: all } of lying) {
      for (const mime of ['image/png', 'image/avif', 'video/mp4', 'audio/ogg'])
        expect(bytesAgree(mime, all), name).toBe(false);
    }
  });
});
