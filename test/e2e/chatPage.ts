import { expect, type Locator, type Page } from 'playwright/test';

/** People of the demo world, as the app names them. */
export const people = {
  mira: 'Mira Solberg',
  tomas: 'Tomás Arrieta',
  greta: 'Greta Hollerbusch',
  camille: 'Camille Fontanel',
} as const;

/** Conversations of the demo world: id, and name for `mira` (of a direct one: the other person). */
export const conversations = {
  tomas: { id: 'dm-mira-tomas', name: people.tomas },
  camille: { id: 'dm-mira-camille', name: people.camille },
  trail: { id: 'group-trail', name: 'Trail & Tide ⛰️🌊' },
  tandem: { id: 'group-tandem', name: 'Tandem table · everyone in their own language' },
  harbour: { id: 'group-harbour', name: 'Paper Harbour · world channel' },
} as const;

/** One ChatApp as a person meets it: by role and accessible name. */
export class ChatPage {
  readonly page: Page;
  /** The element that holds this ChatApp: the page, or one stage of it. */
  readonly root: Locator;

  constructor(page: Page, root: Locator = page.locator('body')) {
    this.page = page;
    this.root = root;
  }

  /** Opens an address of the demo and waits until there is something to use. */
  async goto(address: string): Promise<void> {
    await this.page.goto(address);
    await this.ready();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.root.getByRole('list', { name: 'Conversations', includeHidden: true }).first()).toBeAttached({
      timeout: 15_000,
    });
  }

  /** The pane with the list of conversations. */
  get list(): Locator {
    return this.root.getByRole('navigation', { name: 'Conversations' });
  }

  get rows(): Locator {
    return this.list.getByRole('listitem');
  }

  /** The row of a conversation in the list. */
  row(name: string): Locator {
    return this.list.getByRole('button', { name: new RegExp(`^${escaped(name)} `, 'u') });
  }

  /** The open chat with this name in its header. Where the host labels its app, the region has that label instead. */
  chat(name: string): Locator {
    const heading = this.page.getByRole('heading', { name, exact: true, level: 2 });
    return this.root.getByRole('region', { name: /^\u2066?(?:Messages with|Chat –) /u }).filter({ has: heading });
  }

  /** The scrolling list of messages. */
  get log(): Locator {
    return this.root.getByRole('log');
  }

  get messages(): Locator {
    return this.log.getByRole('article');
  }

  /** Messages whose text holds this. */
  message(text: string): Locator {
    return this.messages.filter({ hasText: text });
  }

  get composer(): Locator {
    // A sentence in another direction than its page is isolated.
    return this.root.getByRole('textbox', { name: /^\u2066?Message /u });
  }

  /** At the end of the composer: it sends, or records a voice message where nothing is written. */
  get sendButton(): Locator {
    return this.root.getByRole('button', { name: /^(?:Send|Record a voice message)$/u });
  }

  /** Opens a conversation by its row and waits for its messages. */
  async openConversation(name: string): Promise<void> {
    await this.row(name).click();
    await expect(this.chat(name)).toBeVisible();
    await expect(this.messages.first()).toBeVisible();
  }

  /** Writes in the open chat and sends with Enter. */
  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await expect(this.message(text)).toBeVisible();
  }

  /** The tick of an own message. */
  async expectStatus(text: string, status: 'Sent' | 'Delivered' | 'Read'): Promise<void> {
    await expect(this.message(text).getByText(status, { exact: true })).toBeAttached();
  }

  /** Texts of the rows in the DOM, from top to bottom. */
  async messageTexts(): Promise<string[]> {
    return this.messages.evaluateAll((rows) =>
      rows.map((row) => row.querySelector('.cl-message__bubble')?.textContent ?? row.textContent ?? ''),
    );
  }

  /** How far the list of messages is from its end, in px. */
  async distanceFromEnd(): Promise<number> {
    return this.log.evaluate((log) => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight));
  }
}

/** Text for a regular expression. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

/** A text that no other test and no demo person has written. */
export function unique(words: string): string {
  return `${words} ${Math.random().toString(36).slice(2, 8)}`;
}
