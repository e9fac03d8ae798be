// Serves a folder with the strict policy the kit promises to run under.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { root } from './paths.mjs';

/** `origins` beside our own may be spoken to, those of http also for pictures and sound. */
const policyFor = (origins) => {
  const files = origins.filter((origin) => origin.startsWith('http'));
  const list = (...sources) => sources.join(' ');
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    list("img-src 'self' blob: data:", ...files),
    list("media-src 'self' blob:", ...files),
    list("connect-src 'self'", ...origins),
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
};

const types = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.ogg': 'audio/ogg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The file a path asks for; a path without an extension is a place in the app, and gets the app. */
async function find(folder, path) {
  const wanted = join(folder, path);
  if (wanted !== folder && !wanted.startsWith(folder + sep)) return undefined;
  const file = extname(wanted) === '' ? join(folder, 'index.html') : wanted;
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? { file, size: found.size } : undefined;
}

/**
 * A server, not yet listening.
 *
 * @param {{ dir: string, origins?: readonly string[] }} options `dir` from the root of the repository; `origins` such as `ws://127.0.0.1:5280`
 */
export function createStaticServer({ dir, origins = [] }) {
  const folder = resolve(root, dir);
  const policy = policyFor(origins);
  return createServer(async (request, response) => {
    const headers = {
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    };
    const answer = (status, text) =>
      response.writeHead(status, { ...headers, 'content-type': types['.txt'] }).end(text);
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'Only GET and HEAD.\n');
    let path;
    try {
      path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    } catch {
      return answer(400, 'No address.\n');
    }
    if (path.includes('\0')) return answer(400, 'No address.\n');
    const found = await find(folder, path);
    if (!found) return answer(404, 'Not found.\n');
    response.writeHead(200, {
      ...headers,
      'content-type': types[extname(found.file).toLowerCase()] ?? 'application/octet-stream',
      'content-length': found.size,
    });
    if (request.method === 'HEAD') return response.end();
    createReadStream(found.file)
      .on('error', () => response.destroy())
      .pipe(response);
  });
}
