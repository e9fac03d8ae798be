// Writes src/ui/Icon/icons.ts from the icon set `lucide` (a development dependency). Run it with `npm run icons` after changing the
// table below. Every shape becomes part of one path, so an icon costs one short string and nothing is fetched.
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

/** Our name → the set's name. `points`: the picture has a direction of reading and is mirrored in right-to-left text. */
const ICONS = {
  AlertCircle: { from: 'circle-alert' },
  Archive: { from: 'archive' },
  ArrowDown: { from: 'arrow-down' },
  ArrowLeft: { from: 'arrow-left', points: true },
  AtSign: { from: 'at-sign' },
  Bell: { from: 'bell' },
  BellOff: { from: 'bell-off' },
  Bot: { from: 'bot' },
  Camera: { from: 'camera' },
  Check: { from: 'check' },
  CheckCheck: { from: 'check-check' },
  ChevronDown: { from: 'chevron-down' },
  ChevronRight: { from: 'chevron-right', points: true },
  Clock: { from: 'clock' },
  Contact: { from: 'contact-round' },
  Copy: { from: 'copy' },
  Download: { from: 'download' },
  ExternalLink: { from: 'external-link', points: true },
  Eye: { from: 'eye' },
  File: { from: 'file' },
  Forward: { from: 'forward', points: true },
  Globe: { from: 'globe' },
  History: { from: 'rotate-ccw-clock' },
  Image: { from: 'image' },
  Info: { from: 'info' },
  Lock: { from: 'lock' },
  LogOut: { from: 'log-out', points: true },
  MapPin: { from: 'map-pin' },
  MessageCircle: { from: 'message-circle', points: true },
  Mic: { from: 'mic' },
  Moon: { from: 'moon' },
  More: { from: 'ellipsis' },
  Paperclip: { from: 'paperclip' },
  Pause: { from: 'pause' },
  Pencil: { from: 'pencil' },
  Phone: { from: 'phone' },
  Pin: { from: 'pin' },
  Play: { from: 'play' },
  Plus: { from: 'plus' },
  Poll: { from: 'chart-bar-big', points: true },
  Refresh: { from: 'refresh-cw' },
  Reply: { from: 'reply', points: true },
  Search: { from: 'search' },
  Send: { from: 'send-horizontal', points: true },
  Settings: { from: 'settings' },
  Shield: { from: 'shield' },
  Smile: { from: 'face-slightly-smiling' },
  Star: { from: 'star' },
  Sticker: { from: 'sticker' },
  Sun: { from: 'sun' },
  Thread: { from: 'message-square-reply', points: true },
  Trash: { from: 'trash' },
  Undo: { from: 'undo-2', points: true },
  User: { from: 'user-round' },
  UserPlus: { from: 'user-round-plus' },
  Users: { from: 'users-round' },
  Video: { from: 'video', points: true },
  WifiOff: { from: 'wifi-off' },
  X: { from: 'x' },
};

const set = new URL('../node_modules/lucide/', import.meta.url);

/** A shape of the set as path data that may stand after other path data. */
function pathOf([tag, a]) {
  const n = (name, fallback = 0) => Number(a[name] ?? fallback);
  switch (tag) {
    case 'path':
      // A first, relative "m" counts from 0,0 only where the path begins: make it absolute, and what follows it relative lines.
      return a.d.replace(
        /^m\s*(-?[\d.]+)[\s,]*(-?\d*\.?\d+)\s*(?=([-\d.])?)/,
        (_, x, y, next) => `M${x} ${y}${next ? 'l' : ''}`,
      );
    case 'circle':
    case 'ellipse': {
      const rx = n('rx', a.r);
      const ry = n('ry', a.r);
      return `M${n('cx') - rx} ${n('cy')}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`;
    }
    case 'line':
      return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`;
    case 'polyline':
      return `M${a.points}`;
    case 'polygon':
      return `M${a.points}Z`;
    case 'rect': {
      const [x, y, w, h] = [n('x'), n('y'), n('width'), n('height')];
      const r = n('rx', a.ry ?? 0);
      if (r === 0) return `M${x} ${y}h${w}v${h}h${-w}Z`;
      const corner = (dx, dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
      return (
        `M${x + r} ${y}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}` +
        `h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}Z`
      );
    }
    default:
      throw new Error(`The icon set uses <${tag}>, which scripts/icons.mjs cannot turn into a path yet.`);
  }
}

const lines = [];
for (const [name, { from, points }] of Object.entries(ICONS)) {
  const { default: node } = await import(new URL(`dist/esm/icons/${from}.mjs`, set));
  const d = node.map(pathOf).join('');
  lines.push(
    `export const ${name}Icon: IconComponent = /* @__PURE__ */ createIcon('${name}', '${d}'${points ? ', true' : ''});`,
  );
}

const { version } = JSON.parse(readFileSync(new URL('package.json', set), 'utf8'));
const source = `// Written by scripts/icons.mjs from lucide ${version}; licence in ./NOTICE. Do not edit.
import { createIcon, type IconComponent } from './createIcon.js';

${lines.join('\n')}
`;
const target = new URL('../src/ui/Icon/icons.ts', import.meta.url);
const style = await resolveConfig(target);
writeFileSync(target, await format(source, { ...style, parser: 'typescript' }));
writeFileSync(
  new URL('../src/ui/Icon/NOTICE', import.meta.url),
  `The shapes in icons.ts come from Lucide ${version} (https://lucide.dev), under these licences:\n\n` +
    readFileSync(new URL('LICENSE', set), 'utf8'),
);
console.log(`${lines.length} icons written`);
