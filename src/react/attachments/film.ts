import { draw, encode } from './picture.js';
import type { MediaFacts, Prepared } from './types.js';

/** Nobody waits longer than this for a still picture, in ms: the film goes without. */
const PATIENCE = 8000;
const COVER_SIDE = 640;

/** Resolves with the event, rejects with an error of the medium or when patience ends. */
function heard(element: HTMLMediaElement, event: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const listen = (type: string, listener: () => void): void =>
      element.addEventListener(type, listener, { once: true, signal });
    listen(event, resolve);
    listen('error', () => reject(new Error('This browser cannot play it.')));
    signal.addEventListener('abort', () => reject(new Error('It takes too long.')), { once: true });
  });
}

/** Opens a medium for as long as `work` takes; undefined where this browser cannot play it. */
async function opened<E extends HTMLMediaElement, T>(
  element: E,
  file: Blob,
  work: (element: E, signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  const url = URL.createObjectURL(file);
  try {
    element.preload = 'auto';
    element.muted = true;
    const ready = heard(element, 'loadeddata', patience.signal);
    element.src = url;
    await ready;
    return await work(element, patience.signal);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    patience.abort();
    element.removeAttribute('src');
    // Without this the browser keeps what it has read.
    element.load();
    URL.revokeObjectURL(url);
  }
}

/** Length in ms. What a recorder wrote tells none until it was sought to its end. */
async function lengthOf(element: HTMLMediaElement, signal: AbortSignal): Promise<number | undefined> {
  if (element.duration === Number.POSITIVE_INFINITY) {
    const known = heard(element, 'durationchange', signal);
    element.currentTime = 1e7;
    await known;
  }
  return Number.isFinite(element.duration) ? Math.round(element.duration * 1000) : undefined;
}

/** A film with its size, length and a still picture from near its beginning; undefined where this browser cannot play it. */
export async function prepareFilm(file: File): Promise<Prepared | undefined> {
  return opened(document.createElement('video'), file, async (video, signal) => {
    const { videoWidth: width, videoHeight: height } = video;
    // A sound in the wrapping of a film.
    if (width === 0) return undefined;
    const duration = await lengthOf(video, signal);
    const film: Prepared = { name: file.name, kind: 'video', file, facts: { width, height, duration } };
    try {
      const sought = heard(video, 'seeked', signal);
      // The first frame is black in many films.
      video.currentTime = Math.min(1, (duration ?? 0) / 10_000);
      await sought;
      const scale = Math.min(1, COVER_SIDE / Math.max(width, height));
      const still = draw(video, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
      return { ...film, cover: await encode(still, 'image/jpeg') };
    } catch {
      return film;
    }
  });
}

/** How long a sound is; nothing where this browser cannot play it. */
export async function measureSound(file: File): Promise<MediaFacts> {
  const duration = await opened(document.createElement('audio'), file, lengthOf);
  return duration === undefined ? {} : { duration };
}
