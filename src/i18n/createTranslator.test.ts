import { describe, expect, it } from 'vitest';
import { createTranslator } from './createTranslator.js';
import { describeDenial, describeError } from './describe.js';
import { availableLocales, loadLocale } from './loadLocale.js';
import { en } from './locales/en.js';
import { zhCN } from './locales/zh-CN.js';

describe('words', () => {
  it('come from the catalogue with placeholders filled in', () => {
    const { t } = createTranslator({ locale: 'en' });
    expect(t('app.title')).toBe('Chats');
    expect(t('composer.placeholderTo', { name: 'Mira' })).toBe('Message Mira');
  });

  it('take the grammatical number of the count', () => {
    const { t } = createTranslator({ locale: 'en' });
    expect(t('conversations.unread', { count: 1 })).toBe('1 unread message');
    expect(t('conversations.unread', { count: 0 })).toBe('0 unread messages');
    expect(t('conversations.unread', { count: 12_345 })).toBe('12,345 unread messages');
  });

  it('take the numbers of languages that have more of them', () => {
    const polish = {
      few: '{count} wiadomości',
      many: '{count} wiadomości.',
      one: '{count} wiadomość',
      other: '{count} x',
    };
    const { t } = createTranslator({ locale: 'pl', strings: { 'conversations.unread': { ...polish, '=0': 'nic' } } });
    const count = (n: number): string => t('conversations.unread', { count: n });
    expect([0, 1, 3, 5].map(count)).toEqual(['nic', '1 wiadomość', '3 wiadomości', '5 wiadomości.']);
  });

  it('fall back to English sentence by sentence, with English grammar', () => {
    const { t } = createTranslator({ locale: 'ja', strings: [en, { 'app.title': 'チャット' }] });
    expect(t('app.title')).toBe('チャット');
    expect(t('conversations.unread', { count: 1 })).toBe('1 unread message');
  });

  it('let the last override win and leave the rest alone', () => {
    const { t } = createTranslator({ locale: 'zh-CN', strings: [zhCN, { 'app.title': '客服' }] });
    expect(t('app.title')).toBe('客服');
    expect(t('common.send')).toBe('发送');
  });

  it('show the key where nothing is known, and say so to those who ask', () => {
    const translator = createTranslator<'dice.rolled'>({ locale: 'en' });
    expect(translator.t('dice.rolled')).toBe('dice.rolled');
    expect(translator.find('dice.rolled')).toBeUndefined();
    expect(translator.find('constructor')).toBeUndefined();
    expect(translator.find('__proto__')).toBeUndefined();
  });

  it('take strings of message types in the best language there is', () => {
    const dice = {
      en: { 'dice.rolled': 'Rolled {pips}' },
      'zh-CN': { 'dice.rolled': '掷出 {pips}' },
      'pt-BR': { 'dice.rolled': 'Deu {pips}' },
    };
    const roll = (locale: string): string =>
      createTranslator<'dice.rolled'>({ locale, extra: [dice] }).t('dice.rolled', { pips: 6 });
    expect(['en-GB', 'zh', 'zh-Hans-SG', 'pt-PT', 'de'].map(roll)).toEqual([
      'Rolled 6',
      '掷出 6',
      '掷出 6',
      'Deu 6',
      'Rolled 6',
    ]);
  });

  it('keep a missing placeholder visible and an undefined one empty', () => {
    const { t } = createTranslator({ locale: 'en' });
    expect(t('composer.placeholderTo')).toBe('Message {name}');
    expect(t('composer.placeholderTo', { name: undefined })).toBe('Message ');
  });

  it('ignore entries of the wrong shape', () => {
    const { t } = createTranslator({ locale: 'en', strings: { 'app.title': 5 as unknown as string } });
    expect(t('app.title')).toBe('Chats');
  });
});

describe('names of others in a sentence', () => {
  it('lose control characters', () => {
    const { t } = createTranslator({ locale: 'en' });
    expect(t('composer.placeholderTo', { name: 'Eve\u202E\nexe' })).toBe('Message Eve exe');
  });

  it('stand in an isolate where they run the other way', () => {
    const { t } = createTranslator({ locale: 'en' });
    expect(t('composer.placeholderTo', { name: 'יעל' })).toBe('Message \u2068יעל\u2069');
    const he = createTranslator({ locale: 'he', strings: { 'composer.placeholderTo': 'הודעה אל {name}' } });
    expect(he.t('composer.placeholderTo', { name: 'Mira' })).toBe('הודעה אל \u2068Mira\u2069');
  });

  it('stay where they belong in a sentence of another direction than its page: it stands in an isolate, whole', () => {
    const { t, parts } = createTranslator({ locale: 'en', dir: 'rtl' });
    expect(t('composer.placeholderTo', { name: 'Lantern (2)' })).toBe('\u2066Message Lantern (2)\u2069');
    expect(t('composer.placeholderTo', { name: 'יעל' })).toBe('\u2066Message \u2068יעל\u2069\u2069');
    expect(parts('conversations.from', { name: 'Mira', text: 'hi' }).map(({ text }) => text)).toEqual([
      ...['\u2066', 'Mira', ': ', 'hi', '\u2069'],
    ]);
    // Nobody has translated it: the English sentence on a page in Hebrew.
    expect(createTranslator({ locale: 'he' }).t('conversations.from', { name: 'Mira', text: 'hi' })).toBe(
      '\u2066Mira: hi\u2069',
    );
    // Words alone are read the same way anywhere.
    expect(t('composer.placeholderTo', { name: 'Mira' })).toBe('Message Mira');
  });

  it('become a list', () => {
    const params = { actor: 'Mira', targets: ['Jonas', 'יעל', 'Priya'] };
    expect(createTranslator({ locale: 'en' }).t('notice.members-invited', params)).toBe(
      'Mira added Jonas, \u2068יעל\u2069, and Priya',
    );
  });

  it('are handed out in pieces to those who draw them', () => {
    const { parts } = createTranslator({ locale: 'en' });
    expect(parts('notice.members-removed', { actor: 'Mira', targets: 'Jonas' })).toEqual([
      { type: 'param', name: 'actor', text: 'Mira' },
      { type: 'text', text: ' removed ' },
      { type: 'param', name: 'targets', text: 'Jonas' },
    ]);
  });

  it('are never read as placeholders', () => {
    const { t } = createTranslator({ locale: 'en' });
    expect(t('conversations.from', { name: '{text}', text: 'hi $& $1' })).toBe('{text}: hi $& $1');
  });
});

describe('locale and direction', () => {
  it.each(['ar', 'he', 'fa', 'ur', 'ar-EG', 'az-Arab', 'yi'])('%s is written from right to left', (locale) => {
    expect(createTranslator({ locale }).dir).toBe('rtl');
  });

  it.each(['en', 'zh-CN', 'th', 'hi', 'ku-Latn', 'uz-Latn'])('%s is written from left to right', (locale) => {
    expect(createTranslator({ locale }).dir).toBe('ltr');
  });

  it('can be told the direction', () => {
    expect(createTranslator({ locale: 'en', dir: 'rtl' }).dir).toBe('rtl');
  });

  it('understands other spellings and survives nonsense', () => {
    expect(createTranslator({ locale: 'zh_cn' }).locale).toBe('zh-CN');
    const broken = createTranslator({ locale: '!!', timeZone: 'Mars/Olympus' });
    expect(broken.locale).toBe('en');
    expect(broken.timeZone).toBeUndefined();
    expect(broken.formatTime(0)).not.toBe('');
  });

  it('loads its own catalogue, that of the language, or English', async () => {
    expect(availableLocales).toEqual(['en', 'zh-CN']);
    expect(await loadLocale('zh-CN')).toBe(zhCN);
    expect(await loadLocale('zh')).toBe(zhCN);
    expect(await loadLocale('zh-Hant-HK')).toBe(zhCN);
    expect(await loadLocale('en-GB')).toBe(en);
    expect(await loadLocale('tlh')).toBe(en);
    expect(await loadLocale('constructor')).toBe(en);
    expect(await loadLocale('not a locale')).toBe(en);
  });
});

describe('failures and refusals', () => {
  const translator = createTranslator({ locale: 'en', timeZone: 'UTC', now: () => Date.UTC(2026, 2, 12, 10) });

  it('say what happened and what to do', () => {
    expect(describeError(translator, { code: 'timeout' })).toBe('The server did not answer in time. Try again.');
    expect(describeError(translator, { code: 'rate-limited', retryAfter: 2400 })).toBe(
      'That was too fast. Try again in 3 seconds.',
    );
    expect(describeError(translator, { code: 'muted', until: Date.UTC(2026, 2, 12, 15, 30) })).toMatch(
      /^You are muted here until 3:30\sPM\.$/u,
    );
    expect(describeError(translator, { code: 'no-such-code' })).toBe(translator.t('error.internal'));
    expect(describeError(translator, { code: 'details' })).not.toBe('');
  });

  it('say why something is not allowed, and until when', () => {
    expect(describeDenial(translator, 'mute-all')).toBe('Everyone is muted in this group.');
    expect(describeDenial(translator, 'slow-mode', Date.UTC(2026, 2, 12, 10, 1))).toMatch(/again at 10:01\sAM/u);
    expect(describeDenial(translator, 'left', 5)).toBe('You left this group.');
    expect(describeDenial(translator, 'nonsense')).toBe(translator.t('denied.unsupported'));
  });
});
