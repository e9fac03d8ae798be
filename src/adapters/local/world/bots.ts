import type { BotPersona } from './types.js';

/**
 * What a demo person answers to `text`: one or more messages, in order. `n` is how many answers this person has given in the
 * conversation so far; it walks through the replies so that nobody repeats themself at once. Pure: same arguments, same answer.
 */
export function botReply(persona: BotPersona, text: string, n: number): string[] {
  // A space at each end lets a keyword such as "hi " stand for a whole word.
  const heard = ` ${text.toLowerCase().replace(/\s+/g, ' ').trim()} `;
  const rule = persona.rules.find(({ keywords }) => keywords.some((keyword) => heard.includes(keyword)));
  const choices = rule?.replies.length ? rule.replies : persona.replies;
  const turn = Number.isFinite(n) ? Math.abs(Math.trunc(n)) : 0;
  const answer = choices[turn % Math.max(1, choices.length)];
  if (answer === undefined) return [];
  // Lists stay whole; other answers go out line by line, as people type.
  return /\n(?:\d+\.|[-•])/.test(answer) ? [answer] : answer.split('\n');
}
