import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { ChatPage } from '../../e2e/chatPage.ts';
import { Problems } from '../../e2e/fixtures.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test('npm run demo:xmpp gives three people addresses, who find history and chat; Ctrl-C ends all of it', async ({
  browser,
}) => {
  test.skip(process.env['CHATLOOM_XMPP_SERVER'] === 'ejabberd', 'the demo runs on Prosody');
  const script = spawn(process.execPath, ['scripts/demo-xmpp.mjs', '--no-open', '--port', '5400'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(script, 'exit');
  try {
    let said = '';
    script.stdout.on('data', (data: Buffer) => (said += data.toString()));
    await expect.poll(() => said, { timeout: 60_000 }).toContain('Ctrl-C ends');
    const addresses = [...said.matchAll(/http:\/\/\S+/gu)].map(([address]) => address);
    expect(addresses).toHaveLength(3);

    const problems = new Problems();
    const enter = async (address: string): Promise<ChatPage> => {
      const context = await browser.newContext();
      await problems.watch(context);
      const person = new ChatPage(await context.newPage());
      await person.goto(address);
      return person;
    };
    const [mira, tomas, camille] = [await enter(addresses[0]!), await enter(addresses[1]!), await enter(addresses[2]!)];
    await mira.openConversation('Tomás Arrieta');
    await expect(mira.message('那我还是带一份地图吧')).toBeVisible();
    await mira.send('See you there');
    await expect(tomas.row('Mira Solberg')).toContainText('See you there');
    const room = 'Tandem table · 语言角';
    for (const person of [mira, tomas, camille]) await person.openConversation(room);
    await camille.send('Et en breton ?');
    for (const person of [mira, tomas]) await expect(person.message('Et en breton ?')).toBeVisible();
    const pictures = process.env['CHATLOOM_PICTURES'];
    if (pictures) {
      for (const [name, { page }] of Object.entries({ mira, tomas, camille })) {
        await page.screenshot({ path: `${pictures}/demo-${name}.png` });
      }
    }
    expect(problems.found).toEqual([]);

    script.kill('SIGINT');
    expect(await gone).toEqual([0, null]);
    await expect(fetch(addresses[0]!)).rejects.toThrow();
    const server = /ws:\/\/127\.0\.0\.1:(\d+)/u.exec(said)?.[1];
    await expect(fetch(`http://127.0.0.1:${server}/ws`)).rejects.toThrow();
  } finally {
    script.kill('SIGKILL');
  }
});
