// @vitest-environment node
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { root } from './sources.ts';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** Starts a script of ours, and waits for the address it prints. */
async function startScript(...args: string[]): Promise<{ address: URL; child: ChildProcess }> {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, CI: 'true' } });
  children.push(child);
  let output = '';
  const address = await new Promise<URL>((resolve, reject) => {
    const hear = (data: Buffer): void => {
      output += String(data);
      const found = /https?:\/\/[\w.]+:\d+\//.exec(output);
      if (found) resolve(new URL(found[0]));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`It ended and said: ${output}`)));
  });
  return { address, child };
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => void child.once('exit', (code) => resolve(code)));

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}
/** A request whose path goes out as it is written: fetch() would tidy `..` away. */
const ask = (address: URL, path: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: address.port, path }, (response) => {
      let body = '';
      response.on('data', (data: Buffer) => void (body += String(data)));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .once('error', reject)
      .end();
  });

describe('scripts/serve.mjs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatloom-serve-'));
  beforeAll(() => {
    mkdirSync(join(folder, 'site/assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'site/index.html'), '<p>home</p>');
    writeFileSync(join(folder, 'site/assets/a.js'), '1');
    writeFileSync(join(folder, 'site/assets/a.webm'), '1');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('serves a build under the strict policy, and nothing beside it', async () => {
    const { address, child } = await startScript('scripts/serve.mjs', '--dir', join(folder, 'site'), '--port', '0');
    const home = await ask(address, '/');
    expect(home.status).toBe(200);
    expect(home.headers['content-type']).toContain('text/html');
    const policy = home.headers['content-security-policy'];
    for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'"]) expect(policy).toContain(part);
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');

    expect((await ask(address, '/assets/a.js')).headers['content-type']).toContain('text/javascript');
    expect((await ask(address, '/assets/a.webm')).headers['content-type']).toBe('video/webm');
    expect((await ask(address, '/some/place?user=x')).body).toBe('<p>home</p>');
    expect((await ask(address, '/assets/missing.js')).status).toBe(404);
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt']) {
      expect((await ask(address, path)).status).toBe(404);
    }
    child.kill('SIGTERM');
    expect(await ended(child)).toBe(0);
  });
});

describe('npm start', () => {
  it('takes the next port when one is in use, serves the demo, and ends with Ctrl-C', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => void blocker.listen(0, '127.0.0.1', resolve));
    const taken = (blocker.address() as AddressInfo).port;
    try {
      const { address, child } = await startScript('scripts/start.mjs', '--port', String(taken));
      expect(Number(address.port)).toBeGreaterThan(taken);
      const home = await ask(address, '/');
      expect(home.status).toBe(200);
      expect(home.body).toContain('<script type="module"');
      const end = ended(child);
      child.kill('SIGINT');
      expect(await end).toBe(0);
    } finally {
      blocker.close();
    }
  }, 30_000);
});

describe('npm test', () => {
  it('names the stages there are when asked for one that is not', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/test.mjs', '--only', 'nothing'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('There are: check, unit, faults, package, browser, stories, e2e');
  });
});
