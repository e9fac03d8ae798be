// Written by scripts/icons.mjs from lucide 1.65.0; licence in ./NOTICE. Do not edit.
import { createIcon, type IconComponent } from './createIcon.js';

export const AlertCircleIcon: IconComponent = /* @__PURE__ */ createIcon(
  'AlertCircle',
  'M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M12 8L12 12M12 16L12.01 16',
);
export const ArchiveIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Archive',
  'M3 3h18a1 1 0 0 1 1 1v3a1 1 0 0 1 -1 1h-18a1 1 0 0 1 -1 -1v-3a1 1 0 0 1 1 -1ZM4 8v11a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8M10 12h4',
);
export const ArrowDownIcon: IconComponent = /* @__PURE__ */ createIcon('ArrowDown', 'M12 5v14M19 12l-7 7-7-7');
export const ArrowLeftIcon: IconComponent = /* @__PURE__ */ createIcon('ArrowLeft', 'M12 19l-7-7 7-7M19 12H5', true);
export const AtSignIcon: IconComponent = /* @__PURE__ */ createIcon(
  'AtSign',
  'M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M16 8v5a3 3 0 0 0 6 0v-1a10 10 0 1 0-4 8',
);
export const BellIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Bell',
  'M10.268 21a2 2 0 0 0 3.464 0M3.262 15.326A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1.673C19.41 13.956 18 12.499 18 8A6 6 0 0 0 6 8c0 4.499-1.411 5.956-2.738 7.326',
);
export const BellOffIcon: IconComponent = /* @__PURE__ */ createIcon(
  'BellOff',
  'M10.268 21a2 2 0 0 0 3.464 0M17 17H4a1 1 0 0 1-.74-1.673C4.59 13.956 6 12.499 6 8a6 6 0 0 1 .258-1.742M2 2l20 20M8.668 3.01A6 6 0 0 1 18 8c0 2.687.77 4.653 1.707 6.05',
);
export const BotIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Bot',
  'M12 8V4H8M6 8h12a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2ZM2 14h2M20 14h2M15 13v2M9 13v2',
);
export const CameraIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Camera',
  'M13.997 4a2 2 0 0 1 1.76 1.05l.486.9A2 2 0 0 0 18.003 7H20a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h1.997a2 2 0 0 0 1.759-1.048l.489-.904A2 2 0 0 1 10.004 4zM9 13a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
);
export const CheckIcon: IconComponent = /* @__PURE__ */ createIcon('Check', 'M20 6 9 17l-5-5');
export const CheckCheckIcon: IconComponent = /* @__PURE__ */ createIcon(
  'CheckCheck',
  'M18 6 7 17l-5-5M22 10l-7.5 7.5L13 16',
);
export const ChevronDownIcon: IconComponent = /* @__PURE__ */ createIcon('ChevronDown', 'M6 9l6 6 6-6');
export const ChevronRightIcon: IconComponent = /* @__PURE__ */ createIcon('ChevronRight', 'M9 18l6-6-6-6', true);
export const ClockIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Clock',
  'M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M12 6v6l4 2',
);
export const ContactIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Contact',
  'M16 2v2M17.915 21a6 6 0 10-12 0M8 2v2M8 11a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2Z',
);
export const CopyIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Copy',
  'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-10a2 2 0 0 1 2 -2ZM4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2',
);
export const DownloadIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Download',
  'M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5',
);
export const ExternalLinkIcon: IconComponent = /* @__PURE__ */ createIcon(
  'ExternalLink',
  'M15 3h6v6M10 14 21 3M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6',
  true,
);
export const EyeIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Eye',
  'M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
);
export const FileIcon: IconComponent = /* @__PURE__ */ createIcon(
  'File',
  'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5',
);
export const ForwardIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Forward',
  'M15 17l5-5-5-5M4 18v-2a4 4 0 0 1 4-4h12',
  true,
);
export const GlobeIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Globe',
  'M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M12 2a14.5 14.5 0 0 0 0 20 14.5 14.5 0 0 0 0-20M2 12h20',
);
export const HistoryIcon: IconComponent = /* @__PURE__ */ createIcon(
  'History',
  'M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5M12 7v5l4 2',
);
export const ImageIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Image',
  'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2ZM7 9a2 2 0 1 0 4 0a2 2 0 1 0 -4 0M21 15l-3.086-3.086a2 2 0 0 0-2.828 0L6 21',
);
export const InfoIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Info',
  'M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M12 16v-4M12 8h.01',
);
export const LockIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Lock',
  'M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-7a2 2 0 0 1 2 -2ZM7 11V7a5 5 0 0 1 10 0v4',
);
export const LogOutIcon: IconComponent = /* @__PURE__ */ createIcon(
  'LogOut',
  'M16 17l5-5-5-5M21 12H9M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4',
  true,
);
export const MapPinIcon: IconComponent = /* @__PURE__ */ createIcon(
  'MapPin',
  'M20 10c0 4.993-5.539 10.193-7.399 11.799a1 1 0 0 1-1.202 0C9.539 20.193 4 14.993 4 10a8 8 0 0 1 16 0M9 10a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
);
export const MessageCircleIcon: IconComponent = /* @__PURE__ */ createIcon(
  'MessageCircle',
  'M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719',
  true,
);
export const MicIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Mic',
  'M12 19v3M19 10v2a7 7 0 0 1-14 0v-2M12 2h0a3 3 0 0 1 3 3v7a3 3 0 0 1 -3 3h0a3 3 0 0 1 -3 -3v-7a3 3 0 0 1 3 -3Z',
);
export const MoonIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Moon',
  'M20.985 12.486a9 9 0 1 1-9.473-9.472c.405-.022.617.46.402.803a6 6 0 0 0 8.268 8.268c.344-.215.825-.004.803.401',
);
export const MoreIcon: IconComponent = /* @__PURE__ */ createIcon(
  'More',
  'M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M18 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M4 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0',
);
export const PaperclipIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Paperclip',
  'M16 6l-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551',
);
export const PauseIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Pause',
  'M15 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-16a1 1 0 0 1 1 -1ZM6 3h3a1 1 0 0 1 1 1v16a1 1 0 0 1 -1 1h-3a1 1 0 0 1 -1 -1v-16a1 1 0 0 1 1 -1Z',
);
export const PencilIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Pencil',
  'M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4',
);
export const PhoneIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Phone',
  'M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384',
);
export const PinIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Pin',
  'M12 17v5M9 10.76a2 2 0 0 1-1.11 1.79l-1.78.9A2 2 0 0 0 5 15.24V16a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-.76a2 2 0 0 0-1.11-1.79l-1.78-.9A2 2 0 0 1 15 10.76V7a1 1 0 0 1 1-1 2 2 0 0 0 0-4H8a2 2 0 0 0 0 4 1 1 0 0 1 1 1z',
);
export const PlayIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Play',
  'M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z',
);
export const PlusIcon: IconComponent = /* @__PURE__ */ createIcon('Plus', 'M5 12h14M12 5v14');
export const PollIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Poll',
  'M3 3v16a2 2 0 0 0 2 2h16M8 13h7a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-7a1 1 0 0 1 -1 -1v-2a1 1 0 0 1 1 -1ZM8 5h10a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-10a1 1 0 0 1 -1 -1v-2a1 1 0 0 1 1 -1Z',
  true,
);
export const RefreshIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Refresh',
  'M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8M21 3v5h-5M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16M8 16H3v5',
);
export const ReplyIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Reply',
  'M20 18v-2a4 4 0 0 0-4-4H4M9 17l-5-5 5-5',
  true,
);
export const SearchIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Search',
  'M21 21l-4.34-4.34M3 11a8 8 0 1 0 16 0a8 8 0 1 0 -16 0',
);
export const SendIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Send',
  'M3.714 3.048a.498.498 0 0 0-.683.627l2.843 7.627a2 2 0 0 1 0 1.396l-2.842 7.627a.498.498 0 0 0 .682.627l18-8.5a.5.5 0 0 0 0-.904zM6 12h16',
  true,
);
export const SettingsIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Settings',
  'M9.671 4.136a2.34 2.34 0 0 1 4.659 0 2.34 2.34 0 0 0 3.319 1.915 2.34 2.34 0 0 1 2.33 4.033 2.34 2.34 0 0 0 0 3.831 2.34 2.34 0 0 1-2.33 4.033 2.34 2.34 0 0 0-3.319 1.915 2.34 2.34 0 0 1-4.659 0 2.34 2.34 0 0 0-3.32-1.915 2.34 2.34 0 0 1-2.33-4.033 2.34 2.34 0 0 0 0-3.831A2.34 2.34 0 0 1 6.35 6.051a2.34 2.34 0 0 0 3.319-1.915M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
);
export const ShieldIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Shield',
  'M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z',
);
export const SmileIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Smile',
  'M15 10V9M16.472 15a6 6 0 01-8.943 0M9 10V9M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0',
);
export const StarIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Star',
  'M11.525 2.295a.53.53 0 0 1 .95 0l2.31 4.679a2.123 2.123 0 0 0 1.595 1.16l5.166.756a.53.53 0 0 1 .294.904l-3.736 3.638a2.123 2.123 0 0 0-.611 1.878l.882 5.14a.53.53 0 0 1-.771.56l-4.618-2.428a2.122 2.122 0 0 0-1.973 0L6.396 21.01a.53.53 0 0 1-.77-.56l.881-5.139a2.122 2.122 0 0 0-.611-1.879L2.16 9.795a.53.53 0 0 1 .294-.906l5.165-.755a2.122 2.122 0 0 0 1.597-1.16z',
);
export const StickerIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Sticker',
  'M21 9a2.4 2.4 0 0 0-.706-1.706l-3.588-3.588A2.4 2.4 0 0 0 15 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2zM15 3v5a1 1 0 0 0 1 1h5M8 13h.01M16 13h.01M10 16s.8 1 2 1c1.3 0 2-1 2-1',
);
export const SunIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Sun',
  'M8 12a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M12 2v2M12 20v2M4.93 4.93l1.41 1.41M17.66 17.66l1.41 1.41M2 12h2M20 12h2M6.34 17.66l-1.41 1.41M19.07 4.93l-1.41 1.41',
);
export const ThreadIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Thread',
  'M22 17a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 21.286V5a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2zM10 8l-3 3 3 3M17 14v-1a2 2 0 0 0-2-2H7',
  true,
);
export const TrashIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Trash',
  'M10 11v6M14 11v6M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2',
);
export const UndoIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Undo',
  'M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11',
  true,
);
export const UserIcon: IconComponent = /* @__PURE__ */ createIcon(
  'User',
  'M7 8a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M20 21a8 8 0 0 0-16 0',
);
export const UserPlusIcon: IconComponent = /* @__PURE__ */ createIcon(
  'UserPlus',
  'M2 21a8 8 0 0 1 13.292-6M5 8a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M19 16v6M22 19h-6',
);
export const UsersIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Users',
  'M18 21a8 8 0 0 0-16 0M5 8a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M22 20c0-3.37-2-6.5-4-8a5 5 0 0 0-.45-8.3',
);
export const VideoIcon: IconComponent = /* @__PURE__ */ createIcon(
  'Video',
  'M16 13l5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5M4 6h10a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2Z',
  true,
);
export const WifiOffIcon: IconComponent = /* @__PURE__ */ createIcon(
  'WifiOff',
  'M12 20h.01M8.5 16.429a5 5 0 0 1 7 0M5 12.859a10 10 0 0 1 5.17-2.69M19 12.859a10 10 0 0 0-2.007-1.523M2 8.82a15 15 0 0 1 4.177-2.643M22 8.82a15 15 0 0 0-11.288-3.764M2 2l20 20',
);
export const XIcon: IconComponent = /* @__PURE__ */ createIcon('X', 'M18 6 6 18M6 6l12 12');
