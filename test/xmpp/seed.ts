import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TestServer } from './servers/index.mjs';

/** How Prosody's file storage spells names. */
const fileName = (name: string): string =>
  name.replace(/[^a-zA-Z0-9]/g, (letter) => `%${letter.codePointAt(0)!.toString(16)}`);

// Many in one second, as in a lively room: the archive stamps in whole seconds.
const PER_SECOND = 25;

/** Can the archive of this server be filled behind its back? */
export const canSeed = (server: TestServer): boolean => server.software === 'prosody' && server.pid() !== undefined;

/**
 * Fills archives of Prosody with text messages, as it would have written them itself, which would take it half a minute. Only of a conversation that
 * has no history yet.
 *
 * @param owners accounts between whom the messages were, the first one wrote them; or one room
 */
export async function seedArchive(server: TestServer, owners: readonly string[], count: number): Promise<void> {
  const environment = await readFile(`/proc/${server.pid()}/environ`, 'utf8');
  const folder = /CHATLOOM_XMPP_DIR=([^\0]+)/.exec(environment)?.[1];
  if (folder === undefined) throw new Error('The folder of this Prosody is not known.');
  const start = Math.floor(Date.now() / 1000) - 10 - Math.ceil(count / PER_SECOND);
  const isRoom = owners.length === 1;
  for (const owner of owners) {
    const [local, host] = owner.split('@') as [string, string];
    const file = join(folder, 'data', fileName(host), isRoom ? 'muc_log' : 'archive', `${fileName(local)}.list`);
    const from = isRoom ? `${owner}/somebody` : `${owners[0]}/seed`;
    const to = isRoom ? '' : `\t\t["to"] = "${owners[1]}";\n`;
    const peer = isRoom ? 'message<groupchat' : owners.find((other) => other !== owner);
    const rows = Array.from({ length: count }, (_, i) => {
      const when = start + Math.floor(i / PER_SECOND);
      const stamp = new Date(when * 1000).toISOString().replace('.000', '');
      return (
        `item({\n\t{\n\t\t"line ${i}";\n\t\t["attr"] = {};\n\t\t["name"] = "body";\n\t};\n` +
        `\t["when"] = ${when};\n\t["key"] = "${crypto.randomUUID()}";\n\t["attr"] = {\n\t\t["id"] = "seed-${i}";\n` +
        `\t\t["from"] = "${from}";\n\t\t["type"] = "${isRoom ? 'groupchat' : 'chat'}";\n${to}\t\t["stamp"] = "${stamp}";\n\t};\n` +
        `\t["with"] = "${peer}";\n\t["name"] = "message";\n});\n`
      );
    });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, rows.join(''));
  }
}
