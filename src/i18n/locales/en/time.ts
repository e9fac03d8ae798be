/** Time in words, where `Intl` has none. */
export const time = {
  'time.justNow': 'just now',
} as const;
