import { LinkifyIt } from 'linkify-it';
import type { LinkFinder } from './links.js';

/** Makes what finds addresses in texts. A module of its own: it is loaded when a text first looks as if it held one. */
export function createLinkFinder(): LinkFinder {
  return new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, maxLength: 2048 });
}
