import {
  ContactIcon,
  FileIcon,
  ForwardIcon,
  ImageIcon,
  MapPinIcon,
  MicIcon,
  PhoneIcon,
  PollIcon,
  StickerIcon,
  VideoIcon,
  BotIcon,
  type IconComponent,
} from '../../ui/index.js';

const ICONS: ReadonlyMap<string, IconComponent> = new Map([
  ['call', PhoneIcon],
  ['contact', ContactIcon],
  ['file', FileIcon],
  ['image', ImageIcon],
  ['location', MapPinIcon],
  ['merged', ForwardIcon],
  ['parts', BotIcon],
  ['poll', PollIcon],
  ['sticker', StickerIcon],
  ['video', VideoIcon],
  ['voice', MicIcon],
]);

/** The picture that stands for a type, where there is one. */
export function fallbackIcon(type: string): IconComponent | undefined {
  return ICONS.get(type);
}
