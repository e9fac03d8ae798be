/** Emoji by the names people type most. Hosts add more with `shortcodes`. */
export const shortcodes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '+1': '👍',
    '-1': '👎',
    '100': '💯',
    angry: '😠',
    blush: '😊',
    broken_heart: '💔',
    bug: '🐛',
    cake: '🍰',
    clap: '👏',
    coffee: '☕',
    confused: '😕',
    cry: '😢',
    eyes: '👀',
    fire: '🔥',
    grin: '😁',
    heart: '❤️',
    heart_eyes: '😍',
    hugs: '🤗',
    joy: '😂',
    kiss: '💋',
    laughing: '😆',
    muscle: '💪',
    ok_hand: '👌',
    partying_face: '🥳',
    pray: '🙏',
    raised_hands: '🙌',
    rocket: '🚀',
    rofl: '🤣',
    scream: '😱',
    see_no_evil: '🙈',
    shrug: '🤷',
    slightly_smiling_face: '🙂',
    smile: '😄',
    smiley: '😃',
    sob: '😭',
    sparkles: '✨',
    star: '⭐',
    sunglasses: '😎',
    sunny: '☀️',
    sweat_smile: '😅',
    tada: '🎉',
    thinking: '🤔',
    thumbsdown: '👎',
    thumbsup: '👍',
    upside_down_face: '🙃',
    warning: '⚠️',
    wave: '👋',
    white_check_mark: '✅',
    wink: '😉',
    x: '❌',
    yum: '😋',
    zzz: '💤',
  }),
);

/** Names of a host; more than these nobody types. */
const MOST = 10_000;
const NAME = /^[a-z\d_+-]{1,32}$/u;

/** The built-in names, and those of a host. */
export function withShortcodes(own: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const all = new Map(shortcodes);
  for (const [name, emoji] of Object.entries(own).slice(0, MOST))
    if (NAME.test(name) && typeof emoji === 'string' && emoji.length <= 64) all.set(name, emoji);
  return all;
}
