/** What the toolbar sets. All of it lives in the page's address, so that a reload or a shared link shows the same. */
export interface DemoSettings {
  /** Who you are; undefined takes the first person of the demo world. */
  readonly user?: string | undefined;
  readonly theme: 'light' | 'dark' | 'auto';
  readonly lang: 'en' | 'zh-CN';
  /** `auto` follows the language. */
  readonly dir: 'auto' | 'ltr' | 'rtl';
  /** Width of the stage in pixels. */
  readonly width: '320' | '360' | '720' | '1440' | 'full';
  readonly density: 'comfortable' | 'compact';
  /** Demo people answer by themselves. */
  readonly bots: boolean;
  /** Code of an invite link that was opened. */
  readonly join?: string | undefined;
  /** The open conversation. */
  readonly conversation?: string | undefined;
  /** Two ChatApps side by side as two people, in one page. */
  readonly two: boolean;
  /** Who the second ChatApp is. */
  readonly second?: string | undefined;
  /** Port of an XMPP server on this machine, as `npm run demo:xmpp` starts it; undefined for the world inside the browser. */
  readonly xmpp?: string | undefined;
  /** No toolbar: only the chat. */
  readonly bare: boolean;
  /** What is read is kept on this device, and can be read without network. */
  readonly cache: boolean;
  /** Whether the service can be reached; for looking at what the cache does. */
  readonly network: boolean;
}

export const defaults: DemoSettings = {
  theme: 'auto',
  lang: 'en',
  dir: 'auto',
  width: 'full',
  density: 'comfortable',
  bots: true,
  two: false,
  bare: false,
  cache: false,
  network: true,
};

export const options = {
  theme: ['auto', 'light', 'dark'],
  lang: ['en', 'zh-CN'],
  dir: ['auto', 'ltr', 'rtl'],
  width: ['full', '1440', '720', '360', '320'],
  density: ['comfortable', 'compact'],
} as const;

function pick<T extends string>(values: readonly T[], value: string | null, fallback: T): T {
  return values.find((known) => known === value) ?? fallback;
}

/** Reads settings from a query such as `?user=mina&theme=dark`; what is unknown or missing takes its default. */
export function readSettings(search: string): DemoSettings {
  const query = new URLSearchParams(search);
  const flag = (name: string, fallback: boolean): boolean =>
    query.has(name) ? !['0', 'false', 'off'].includes(query.get(name) ?? '') : fallback;
  return {
    user: query.get('user') ?? undefined,
    theme: pick(options.theme, query.get('theme'), defaults.theme),
    lang: pick(options.lang, query.get('lang'), defaults.lang),
    dir: pick(options.dir, query.get('dir'), defaults.dir),
    width: pick(options.width, query.get('width'), defaults.width),
    density: pick(options.density, query.get('density'), defaults.density),
    bots: flag('bots', defaults.bots),
    conversation: query.get('conversation') ?? undefined,
    join: query.get('join') ?? undefined,
    two: flag('two', defaults.two),
    second: query.get('second') ?? undefined,
    // A port and no address: a link to this page must not lead anywhere else.
    xmpp: /^\d{2,5}$/.exec(query.get('xmpp') ?? '')?.[0],
    bare: flag('bare', defaults.bare),
    cache: flag('cache', defaults.cache),
    network: flag('network', defaults.network),
  };
}

/** Writes settings as a query; what has its default is left out. */
export function writeSettings(settings: DemoSettings): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined || value === defaults[name as keyof DemoSettings]) continue;
    query.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
