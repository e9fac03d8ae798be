import type { AddressInfo } from 'node:net';
import { test as base, expect, type Browser, type BrowserContext, type Locator, type Page } from 'playwright/test';
import { createStaticServer } from '../../../scripts/lib/staticServer.mjs';
import { ChatPage } from '../../e2e/chatPage.ts';
import { Problems } from '../../e2e/fixtures.ts';
import { startProxy, startServer, type Proxy, type TestServer } from '../servers/index.mjs';
import type { Row } from './page/page.tsx';
import { pageFolder } from './places.ts';

/** One person in a browser of their own, seen by the screen and, where that has no controls yet, by the store. */
export class Person extends ChatPage {
  readonly user: string;
  readonly problems: Problems;

  constructor(page: Page, user: string, problems: Problems) {
    super(page);
    this.user = user;
    this.problems = problems;
  }

  get id(): string {
    return `${this.user}@localhost`;
  }

  /** Somebody new has no conversations: signed in is what can be waited for. */
  override async ready(): Promise<void> {
    await expect.poll(() => this.connection()).toBe('connected');
  }

  /** The conversation with somebody, made if need be. */
  async with(other: Person): Promise<string> {
    return this.page.evaluate(async (id) => (await window.chat.store.actions.startWith(id)).id, other.id);
  }

  dialog(name: string): Locator {
    return this.root.getByRole('dialog', { name, exact: true });
  }

  /** Chooses something for a message, by its menu. */
  async act(text: string, action: string): Promise<void> {
    await this.message(text).click({ button: 'right' });
    await this.root.getByRole('menu', { name: 'Message actions' }).getByLabel(action, { exact: true }).click();
  }

  /** Sends a file from the composer. */
  async attach(name: string, mimeType: string, base64: string): Promise<void> {
    const file = { name, mimeType, buffer: Buffer.from(base64, 'base64') };
    await this.root.locator('.cl-input-bar input[type="file"]').setInputFiles(file);
    await expect(this.root.getByRole('group', { name: 'Attachments' })).toBeVisible();
    await this.sendButton.click();
  }

  /** Opens the members of the open group. */
  async manage(name: string): Promise<void> {
    await this.root.getByRole('button', { name: 'Open details' }).click();
    await this.root.getByRole('button', { name: 'Members, profile and settings' }).click();
    await expect(this.root.getByRole('list', { name: `Members of ${name}` })).toBeVisible();
  }

  /** The row of somebody among the members. */
  member(user: string): Locator {
    return this.root
      .getByRole('list', { name: /^Members of / })
      .getByRole('listitem')
      .filter({ hasText: user });
  }

  /** Chooses something for a member, by their menu. */
  async actOn(user: string, action: string): Promise<void> {
    await this.member(user)
      .getByRole('button', { name: `Actions for ${user}` })
      .click();
    await this.page.getByRole('menuitem', { name: action, exact: true }).click();
  }

  /** What is in an open conversation. */
  async messageRows(conversationId: string): Promise<readonly Row[]> {
    return this.page.evaluate((id) => window.chat.rows(id), conversationId);
  }

  async texts(conversationId: string): Promise<readonly string[]> {
    return (await this.messageRows(conversationId)).map(({ text }) => text);
  }

  /** The connection, as the store tells it. */
  async connection(): Promise<string> {
    return this.page.evaluate(() => {
      // Not there yet while the page loads.
      const chat = (window as Partial<Window>).chat;
      return [...(chat?.store.getState().accounts.values() ?? [])][0]?.connection.status ?? 'none';
    });
  }

  /** Unread messages of a conversation. */
  async unread(conversationId: string): Promise<number | undefined> {
    return this.page.evaluate((id) => window.chat.store.getState().conversations.get(id)?.unread.count, conversationId);
  }
}

/** A server, the page under its strict policy, and a line between them that can fail. */
export interface Site {
  readonly server: TestServer;
  readonly line: Proxy;
  /** Opens the page as somebody, in a browser profile of its own, and waits until they are signed in. */
  enter(user: string, options?: { readonly line?: boolean; readonly keepAlive?: number }): Promise<Person>;
}

async function openSite(browser: Browser): Promise<Site & { close(): Promise<void>; people: readonly Person[] }> {
  const server = await startServer({ users: [] });
  const line = await startProxy(Number(new URL(server.origin).port));
  const lineService = `ws://127.0.0.1:${line.port}`;
  const web = createStaticServer({
    dir: pageFolder,
    origins: [new URL(server.service).origin, server.origin, lineService],
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const { port } = web.address() as AddressInfo;
  const contexts: BrowserContext[] = [];
  const people: Person[] = [];
  const known = new Set<string>();
  return {
    server,
    line,
    people,
    async enter(user, { line: byLine = false, keepAlive = 30 } = {}) {
      if (!known.has(user)) await server.addUser(user);
      known.add(user);
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      contexts.push(context);
      const problems = new Problems();
      // A browser tells of every refused connection; what it says in words of its own is not ours to change.
      problems.allow(
        /WebSocket connection to|ERR_CONNECTION_REFUSED|JSHandle@error|ErrorEvent|isTrusted|^console error: Event$|Data frame received/,
      );
      await problems.watch(context);
      const person = new Person(await context.newPage(), user, problems);
      people.push(person);
      const query = new URLSearchParams({
        user,
        service: byLine ? `${lineService}/ws` : server.service,
        keepAlive: String(keepAlive),
      });
      await person.goto(`http://127.0.0.1:${port}/?${query.toString()}`);
      return person;
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      web.closeAllConnections();
      await new Promise((resolve) => web.close(resolve));
      await line.stop();
      await server.stop();
    },
  };
}

interface Fixtures {
  readonly site: Site;
}

export const test = base.extend<Fixtures>({
  site: async ({ browser }, provide) => {
    const site = await openSite(browser);
    try {
      await provide(site);
      for (const { user, problems } of site.people) {
        expect(problems.found, `errors, warnings and policy reports in the browser of ${user}`).toEqual([]);
      }
    } finally {
      await site.close();
    }
  },
});

export { expect };
