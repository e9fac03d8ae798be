import { test as base, expect, type BrowserContext, type Page } from 'playwright/test';
import { ChatPage } from './chatPage.ts';

/** What of the demo's settings a test sets; see demo/settings.ts. Here people do not answer and there is no toolbar unless asked for. */
export interface Place {
  readonly user?: string;
  readonly conversation?: string;
  readonly theme?: 'light' | 'dark';
  readonly dir?: 'ltr' | 'rtl';
  readonly lang?: 'en' | 'zh-CN';
  readonly two?: boolean;
  readonly second?: string;
  readonly bots?: boolean;
  readonly bare?: boolean;
}

/** The address of the demo with these settings, below the project's base URL. */
export function addressOf({ bots = false, bare = true, ...settings }: Place = {}): string {
  const query = new URLSearchParams({ bots: bots ? '1' : '0', bare: bare ? '1' : '0' });
  for (const [name, value] of Object.entries(settings)) {
    query.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : value);
  }
  return `./?${query.toString()}`;
}

const LATE_SIZE = /ResizeObserver loop completed with undelivered notifications/u;
const LATE_SIZES = 2;

/** Everything that must not happen in any page of a test: errors, warnings of React, reports of the policy. */
export class Problems {
  readonly #found: string[] = [];
  readonly #allowed: RegExp[] = [];

  /** This one is what the test is about. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  /** Listens to all pages of a context, those to come included. */
  async watch(context: BrowserContext): Promise<void> {
    context.on('console', (message) => {
      if (['error', 'warning', 'assert'].includes(message.type()))
        this.#add(`console ${message.type()}`, message.text());
    });
    context.on('weberror', (error) => this.#add('page error', error.error().stack ?? error.error().message));
    context.on('dialog', (dialog) => {
      this.#add('dialog', dialog.message());
      void dialog.dismiss();
    });
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        console.error(`[policy] ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
      });
      // Errors that are no exceptions, such as a loop of a ResizeObserver.
      addEventListener('error', (event) => {
        if (event instanceof ErrorEvent && !event.error) console.error(`[window] ${event.message}`);
      });
    });
  }

  get found(): readonly string[] {
    const found = this.#found.filter((text) => !this.#allowed.some((pattern) => pattern.test(text)));
    // A size that changes while sizes are told is told with the next frame, and the browser says so. On a busy machine that happens once in a while, when a
    // commit was waiting; a real loop comes with every frame.
    const late = found.filter((text) => LATE_SIZE.test(text));
    return late.length > LATE_SIZES ? found : found.filter((text) => !late.includes(text));
  }

  #add(kind: string, text: string): void {
    this.#found.push(`${kind}: ${text.slice(0, 2000)}`);
  }
}

interface Fixtures {
  readonly problems: Problems;
  /** Opens the demo in a page of its own, waits for the list, and hands it over. All pages of a test share one browser profile. */
  readonly open: (place?: Place) => Promise<ChatPage>;
}

/** Playwright's `test`, which also fails on whatever {@link Problems} finds. */
export const test = base.extend<Fixtures>({
  problems: [
    async ({ context }, use) => {
      const problems = new Problems();
      await problems.watch(context);
      await use(problems);
      expect(problems.found, 'errors, warnings and policy reports in the browser').toEqual([]);
    },
    { auto: true },
  ],
  open: async ({ context }, use) => {
    await use(async (place) => {
      const chat = new ChatPage(await context.newPage());
      await chat.goto(addressOf(place));
      return chat;
    });
  },
});

export { expect };
export type { Page };
