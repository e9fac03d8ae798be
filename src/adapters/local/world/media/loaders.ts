// Made by scripts/media/make.mjs. Do not edit by hand.
import type { MediaKey } from '../types.js';

/** One dynamic import per medium, so that a page pays only for what it shows. */
export const mediaLoaders: Readonly<Record<MediaKey, () => Promise<{ readonly bytes: string }>>> = {
  dunes: () => import('./dunes.js'),
  mountains: () => import('./mountains.js'),
  dusk: () => import('./dusk.js'),
  forest: () => import('./forest.js'),
  skyline: () => import('./skyline.js'),
  pottery: () => import('./pottery.js'),
  chart: () => import('./chart.js'),
  floorplan: () => import('./floorplan.js'),
  poster: () => import('./poster.js'),
  boat: () => import('./boat.js'),
  'sticker-teapot': () => import('./sticker-teapot.js'),
  'sticker-moon': () => import('./sticker-moon.js'),
  'sticker-cactus': () => import('./sticker-cactus.js'),
  'sticker-tent': () => import('./sticker-tent.js'),
  'sticker-heart': () => import('./sticker-heart.js'),
  'evening-cover': () => import('./evening-cover.js'),
  evening: () => import('./evening.js'),
  'voice-fr': () => import('./voice-fr.js'),
  'voice-es': () => import('./voice-es.js'),
  'voice-uk': () => import('./voice-uk.js'),
  leaflet: () => import('./leaflet.js'),
  budget: () => import('./budget.js'),
  packing: () => import('./packing.js'),
};
