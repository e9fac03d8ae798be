import type { Content } from 'chatloom';

/** A formatted text, mentions marked by `@[id|Name]`. */
export function formatted(marked: string): Content & Record<string, unknown> {
  const entities: { type: 'mention' | 'mention-all'; offset: number; length: number; userId?: string }[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/@\[([^|\]]+)\|([^\]]+)\]/gu)) {
    text += marked.slice(at, match.index);
    const name = `@${match[2]}`;
    const id = match[1] ?? '';
    entities.push({
      ...(id === '*' ? { type: 'mention-all' as const } : { type: 'mention' as const, userId: id }),
      offset: text.length,
      length: name.length,
    });
    text += name;
    at = match.index + match[0].length;
  }
  return { type: 'text', text: text + marked.slice(at), format: 'markdown', entities };
}

export const emphasis =
  'The **bold** truth, an *aside*, a ~~mistake~~, ***both at once***, and `inline code` such as `npm run build`.\nA line break stays a line break.\n\nAnd so does an empty line. :tada:';

export const lists = `Before the fair:
- Tables
- Chairs
  - twelve folding ones
  - four from the library, which must be back on Monday before ten o'clock
    1. count them
    2. label them
- Tea

Then:
1. Unload
2. Set up
10. Open the doors`;

export const quotes = `> We meet at nine.
> Bring gloves.
>> Which ones?

The *thick* ones.`;

export const code = `This fails on Mondays:
\`\`\`ts
export function nextStep(form: Form): Step {
  // Address and delivery ask the same three questions, which is why the longest line of this sample is here.
  const missing = steps.find((step) => !step.isComplete(form));
  return missing?.id ?? 'summary'; // 42
}
\`\`\`
Without a language:
\`\`\`
plain
\`\`\``;

export const links = `[The handbook](https://docs.example.org/handbook), https://example.com/path?q=1#part and mail bo@example.com.
[https://bank.example](https://elsewhere.example/login) says one thing and leads to another.
https://\u0430pple.example/ begins with a letter that is not Latin.`;

export const scripts: readonly string[] = [
  '**重要：**请在*周五*之前完成。\n1. 检查 `config.json`\n2. 提交\n> 不要忘记测试',
  '**مهم:** نلتقي *غدًا* في الساعة 9:30\n- أحضر `README.md`\n- لا تنسَ القهوة\n> قالت: حسنًا',
  '**חשוב:** נפגשים מחר ב־*09:30*\n1. לבדוק את `config.json`\n2. לשלוח',
  'English first.\nثم سطر بالعربية.\nAnd **English** again.\n- واحد\n- اثنان',
  '**ประกาศ** พรุ่งนี้ประชุมเวลาเก้าโมงเช้าที่ห้องประชุมใหญ่ชั้นสามอาคารหลังใหม่ *ห้ามสาย*',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft `eine_sehr_lange_kennung_ohne_leerzeichen_die_nirgends_umbrechen_will`',
];

export const long: string = Array.from(
  { length: 48 },
  (_, i) => `${i + 1}. Line **${i + 1}** of a long list of things that somebody pasted`,
).join('\n');

/** A highlighter as a host would bring one: small, and in words only. */
export async function loadHighlighter() {
  const pattern = /(\/\/.*)|('[^']*')|\b(export|function|const|return|if)\b|\b(\d+)\b|([A-Z]\w*)|(\w+)(?=\()/gu;
  const kinds = ['comment', 'string', 'keyword', 'number', 'type', 'function'] as const;
  return (source: string) => {
    const tokens: { text: string; kind?: (typeof kinds)[number] }[] = [];
    let at = 0;
    for (const match of source.matchAll(pattern)) {
      const kind = kinds[match.slice(1).findIndex((group) => group !== undefined)];
      tokens.push({ text: source.slice(at, match.index) }, { text: match[0], ...(kind && { kind }) });
      at = match.index + match[0].length;
    }
    return [...tokens, { text: source.slice(at) }];
  };
}
