import { describe, expect, it } from 'vitest';
import { defaults, readSettings, writeSettings } from './settings.js';

describe('demo settings', () => {
  it('come back from the address as they were written', () => {
    const settings = {
      ...defaults,
      user: 'mina',
      theme: 'dark',
      width: '360',
      bots: false,
      cache: true,
      network: false,
      conversation: 'a b&c',
    } as const;
    expect(readSettings(writeSettings(settings))).toEqual({ ...settings, second: undefined });
  });

  it('name an XMPP server by its port on this machine, and no other way', () => {
    expect(readSettings('?xmpp=5280').xmpp).toBe('5280');
    expect(readSettings('?xmpp=wss://elsewhere.example.org/ws').xmpp).toBeUndefined();
  });

  it('leave defaults out of the address', () => {
    expect(writeSettings(defaults)).toBe('');
  });

  it('take defaults for what nobody knows', () => {
    expect(readSettings('?theme=plaid&lang=tlh&width=9')).toMatchObject({ theme: 'auto', lang: 'en', width: 'full' });
  });
});
