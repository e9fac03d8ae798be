import { expect, it } from 'vitest';
import { adapterOver } from './xmppAdapter.js';
import { PaperServer, SELF } from './xmpp.test.helpers.js';

it('pictures are read of oneself, contacts and cards that were read before; nobody else is asked for one', async () => {
  const server = new PaperServer();
  server.roster = ['bo@localhost'];
  const asked: (string | undefined)[] = [];
  const adapter = adapterOver({ service: 'ws://localhost/ws', jid: SELF, client: async () => ({}) }, async () => ({
    ...server.client(),
    vcard: async (jid) => {
      asked.push(jid);
      return {
        photo: {
          mime: 'image/png',
          base64: btoa(jid === 'di@localhost' ? '<svg onload="alert(1)">' : '\x89PNG\r\n\x1A\n'),
        },
      };
    },
  }));
  await adapter.session.connect();
  const resolve = (jid: string) =>
    adapter.media!.resolve({ id: `vcard:${jid}`, mime: 'image/png', size: 1 }, 'thumbnail');
  for (const jid of [SELF, 'bo@localhost']) (await resolve(jid)).revoke();
  await expect(resolve('spy@evil.example')).rejects.toMatchObject({ code: 'not-found' });
  expect(asked).not.toContain('spy@evil.example');
  await adapter.users!.get(['cy@localhost']);
  (await resolve('cy@localhost')).revoke();
  expect(asked.filter((jid) => jid === 'cy@localhost')).toHaveLength(1);
  // A page that calls itself a picture is none.
  await adapter.users!.get(['di@localhost']);
  await expect(resolve('di@localhost')).rejects.toMatchObject({ code: 'not-found' });
  await adapter.session.disconnect();
});
