import type { ChatCommand } from 'chatloom';

/** What can be done by `/name` in the demo, as its descriptions are read. */
export const commands: Readonly<Record<'en' | 'zh-CN', readonly ChatCommand[]>> = {
  en: commandsIn({ roll: 'Rolls a die', sides: '[sides]', shrug: 'Who knows' }),
  'zh-CN': commandsIn({ roll: '掷骰子', sides: '[面数]', shrug: '谁知道呢' }),
};

function commandsIn(text: {
  readonly roll: string;
  readonly sides: string;
  readonly shrug: string;
}): readonly ChatCommand[] {
  return [
    {
      name: 'roll',
      description: text.roll,
      args: text.sides,
      run({ args, send }) {
        const sides = Math.min(1000, Math.max(2, Math.trunc(Number(args)) || 6));
        send(`🎲 ${1 + Math.floor(Math.random() * sides)} / ${sides}`);
      },
    },
    { name: 'shrug', description: text.shrug, insert: '¯\\_(ツ)_/¯' },
  ];
}
