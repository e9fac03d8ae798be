/**
 * The small set that is always there: 64 emoji people reach for in chats, in rows of eight by feeling. No names are
 * needed: screen readers speak an emoji in the reader's own language.
 */
export const builtInEmoji: readonly string[] = [
  ...['😀', '😄', '😂', '🤣', '😊', '😍', '🥰', '😘'],
  ...['😉', '😎', '🤩', '🥳', '😇', '🙂', '🙃', '😋'],
  ...['🤔', '🤗', '😅', '😬', '🙄', '😴', '🤭', '🤫'],
  ...['😢', '😭', '🥺', '😡', '😱', '🤯', '😷', '🤒'],
  ...['👍', '👎', '👏', '🙌', '🙏', '👋', '💪', '👌'],
  ...['✌️', '🤝', '🤞', '👀', '💯', '✨', '🔥', '🎉'],
  ...['❤️', '🧡', '💛', '💚', '💙', '💜', '🖤', '💔'],
  ...['☕', '🍕', '🎂', '🌸', '🌞', '🌙', '⭐', '✅'],
];
