import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { absent, ChatError, native } from '../contract/index.js';
import type { Content, Message } from '../model/index.js';
import { createChatStore, type ChatStore } from '../store/index.js';
import {
  buildConversation,
  buildGroup,
  buildMessage,
  createTestAdapter,
  type TestAdapter,
  type TestAdapterOptions,
} from '../testing/index.js';
import { ChatApp, type ChatAppProps } from './index.js';

// Several parts are loaded one after the other here, on whatever else the machine does.
const SLOW = { timeout: 10_000 };
vi.setConfig({ testTimeout: 30_000 });
const conversationId = 'd-ana';
const ofAna = (seq: number, details: Partial<Message> = {}, text?: string): Message =>
  buildMessage({ seq, conversationId, senderId: 'ana', text, ...details });
const media = (id: string, mime: string): object => ({ id, mime, size: 1200, width: 40, height: 30 });
const picture = (seq: number, alt: string): Message =>
  ofAna(seq, { content: { type: 'image', items: [{ media: media(`i${seq}`, 'image/png'), alt }] } as Content });
const file = (seq: number, name: string): Message =>
  ofAna(seq, { content: { type: 'file', items: [{ media: media(`f${seq}`, 'application/pdf'), name }] } as Content });
const messages: readonly Message[] = [
  ofAna(1, {}, 'Where is the harbour?'),
  picture(2, 'A boat'),
  file(3, 'plan.pdf'),
  ofAna(4, {}, 'See https://example.com/map and https://example.com/map'),
  picture(5, 'A lighthouse'),
  ofAna(6, {}, 'By the harbour, on the left'),
  ofAna(7, {}, 'Bring a coat'),
];

let adapter: TestAdapter;
let store: ChatStore;
const user = userEvent.setup();

beforeAll(() =>
  Promise.all([
    import('./chatBody.js'),
    import('../components/DetailPane/index.js'),
    import('../components/ChatSearch/index.js'),
    import('../messages/linkFinder.js'),
  ]),
);
beforeEach(() => measure(1280));
afterEach(() => {
  store.dispose();
  vi.restoreAllMocks();
});

/** Rows have a height, and the app this width: happy-dom lays nothing out. */
function measure(width: number): void {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, width, 640));
}

async function open(options: Partial<TestAdapterOptions> = {}, props: Partial<ChatAppProps> = {}): Promise<void> {
  adapter = createTestAdapter({
    users: [
      { id: 'ana', nick: 'Ana', bio: 'Builds boats' },
      { id: 'ben', nick: 'Ben' },
    ],
    conversations: ['ana', 'ben'].map((peerId) => buildConversation({ id: `d-${peerId}`, peerId })),
    messages,
    can: (operation) => (operation === 'search.messages' ? absent() : native),
    ...options,
  });
  store = createChatStore({ adapter });
  render(<ChatApp store={store} defaultActiveConversationId={conversationId} {...props} />);
  await screen.findByText('Bring a coat', {}, SLOW);
}

const pane = (name = 'Ana'): Promise<HTMLElement> => screen.findByRole('region', { name: `Details of ${name}` }, SLOW);
async function openDetails(name?: string): Promise<HTMLElement> {
  await user.click(await screen.findByRole('button', { name: 'Open details' }, SLOW));
  return pane(name);
}
async function openGallery(name: string): Promise<HTMLElement> {
  const details = await openDetails();
  await user.click(within(details).getByRole('button', { name }));
  return details;
}

describe('details of a conversation', () => {
  it('open from the header, say who it is with, and give the focus back when they close', async () => {
    await open();
    const button = await screen.findByRole('button', { name: 'Open details' }, SLOW);
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await user.click(button);
    const details = await pane();
    expect(within(details).getByRole('heading', { name: 'Ana' })).toBeVisible();
    expect(within(details).getByText('Builds boats')).toBeVisible();
    expect(details).toHaveFocus();
    expect(button).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Details of Ana' })).toBeNull();
    expect(button).toHaveFocus();
  });

  it('switch what the user decided, and take it back when it is refused', async () => {
    await open();
    const details = await openDetails();
    const mute = within(details).getByRole('switch', { name: 'Mute' });
    expect(mute).not.toBeChecked();
    await user.click(mute);
    expect(mute).toBeChecked();
    expect(adapter.calls.find(({ method }) => method === 'settings.update')?.args[1]).toMatchObject({ notify: 'none' });
    adapter.failNext('settings.update', new ChatError('forbidden'));
    await user.click(within(details).getByRole('switch', { name: 'Pin to the top' }));
    expect(await within(details).findByRole('alert')).toHaveTextContent(/^Not done/);
    expect(within(details).getByRole('switch', { name: 'Pin to the top' })).not.toBeChecked();
  });

  it('go along to another conversation beside the chat, and are left where they lie over it', async () => {
    await open();
    await openDetails();
    await user.click(screen.getByRole('button', { name: /^Ben/ }));
    expect(within(await pane('Ben')).getByRole('heading', { name: 'Ben' })).toBeVisible();
  });

  it('leave the focus to who chooses another conversation while a gallery is shown', async () => {
    await open();
    const details = await openGallery('Media');
    expect(details).toHaveFocus();
    const row = screen.getByRole('button', { name: /^Ben/ });
    await user.click(row);
    const next = await pane('Ben');
    expect(within(next).getByRole('heading', { name: 'Ben' })).toBeVisible();
    // At the chat, or in its composer once that may be written in.
    expect(document.activeElement?.closest('.cl-chat')).not.toBeNull();
    expect(next).not.toContainElement(document.activeElement as HTMLElement);
  });

  it('cover the chat where there is no room beside it, with a way back', async () => {
    measure(800);
    await open();
    const details = await openDetails();
    expect(screen.getByRole('region', { name: 'Messages with Ana', hidden: true })).toHaveAttribute('inert');
    await user.click(within(details).getByRole('button', { name: 'Back' }));
    expect(screen.queryByRole('region', { name: 'Details of Ana' })).toBeNull();
    expect(screen.getByRole('region', { name: 'Messages with Ana' })).not.toHaveAttribute('inert');
  });

  it('name members of a group, who leads it, and its notice', async () => {
    await open({
      conversations: [buildConversation({ id: conversationId, groupId: 'g1' })],
      groups: [buildGroup({ id: 'g1', name: 'Boats', memberCount: 3, notice: 'Saturday at eight' })],
      members: {
        g1: [
          { userId: 'ana', role: 'owner' },
          { userId: 'ben', role: 'member' },
          { userId: 'me', role: 'member' },
        ],
      },
    });
    const inside = within(await openDetails('Boats'));
    expect(inside.getByText('Saturday at eight')).toBeVisible();
    const list = await inside.findByRole('list', { name: 'Members' }, SLOW);
    await waitFor(() => expect(within(list).getAllByRole('listitem')[0]).toHaveTextContent(/Ana.*Owner/));
    expect(within(list).getAllByRole('listitem')[2]).toHaveTextContent('(You)');
  });

  it('can be the host’s own, and the header holds the host’s call buttons', async () => {
    await open(
      {},
      {
        slots: {
          CallButtons: ({ conversationId: id }) => <button type="button">Call {id}</button>,
          DetailPane: ({ conversationId: id }) => <p>All about {id}</p>,
        },
      },
    );
    expect(await screen.findByRole('button', { name: 'Call d-ana' }, SLOW)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Open details' }));
    expect(await screen.findByText('All about d-ana', {}, SLOW)).toBeVisible();
  });
});

describe('pinned messages', () => {
  async function openPinned(): Promise<HTMLElement> {
    await open();
    let pins = [messages[0] as Message, messages[6] as Message].map(({ id, content, time }) => ({
      ref: { conversationId, messageId: id },
      senderId: 'ana',
      senderName: 'ana_1983',
      time,
      content,
    }));
    Object.assign(adapter.messages, {
      listPinned: async () => pins,
      pin: async (_: unknown, messageId: string) => {
        pins = pins.filter(({ ref }) => ref.messageId !== messageId);
      },
    });
    const details = await openDetails();
    await user.click(await within(details).findByRole('button', { name: /^Pinned/ }, SLOW));
    return details;
  }

  it('name who wrote them as the reader does, and keep the focus in the pane when one is unpinned', async () => {
    const details = await openPinned();
    const list = await within(details).findByRole('list', { name: 'Pinned messages' }, SLOW);
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
    expect(list).toHaveTextContent('Ana');
    expect(list).not.toHaveTextContent('ana_1983');
    for (const left of [1, 0]) {
      await user.click(within(details).getAllByRole('button', { name: 'Unpin' })[0] as HTMLElement);
      await waitFor(() => expect(within(details).queryAllByRole('button', { name: 'Unpin' })).toHaveLength(left));
      expect(details).toContainElement(document.activeElement as HTMLElement);
    }
    await user.keyboard('{Escape}');
    expect(within(details).getByRole('heading', { name: 'Ana' })).toBeVisible();
  });
});

describe('what was shared', () => {
  it('shows pictures newest first, one of them reached by Tab and the others by arrows', async () => {
    await open();
    const inside = within(await openGallery('Media'));
    const newest = await inside.findByRole('button', { name: /^A lighthouse, Ana/ }, SLOW);
    const older = inside.getByRole('button', { name: /^A boat, Ana/ });
    expect([newest.tabIndex, older.tabIndex]).toEqual([0, -1]);
    act(() => newest.focus());
    await user.keyboard('{ArrowRight}');
    expect(older).toHaveFocus();
    await user.keyboard('{Home}');
    expect(newest).toHaveFocus();
    const asked = adapter.calls.filter(({ method }) => method === 'messages.load').at(-1)?.args[1];
    expect(asked).toMatchObject({ types: ['image', 'video'] });
  });

  it('follows what comes and what is taken back', async () => {
    await open();
    const inside = within(await openGallery('Media'));
    await inside.findByRole('button', { name: /^A boat/ }, SLOW);
    act(() => adapter.emit({ type: 'message', message: picture(9, 'A gull') }));
    expect(await inside.findByRole('button', { name: /^A gull/ }, SLOW)).toBeVisible();
    act(() =>
      adapter.emit({ type: 'message-recalled', conversationId, messageId: 'm2', recall: { by: 'ana', time: 1 } }),
    );
    await waitFor(() => expect(inside.queryByRole('button', { name: /^A boat/ })).toBeNull());
  });

  it('lists files and links, and goes to their messages', async () => {
    await open();
    const details = await openGallery('Files');
    const inside = within(details);
    expect(await inside.findByRole('button', { name: /plan\.pdf/ }, SLOW)).toBeVisible();
    await user.click(inside.getByRole('tab', { name: 'Links' }));
    // Once, though the message holds it twice.
    const link = await inside.findByRole('link', { name: 'https://example.com/map' }, SLOW);
    expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
    await user.click(inside.getByRole('button', { name: 'Show in chat' }));
    expect(await pane()).toBeVisible();
  });

  it('says that there is nothing, and why it could not be loaded', async () => {
    await open();
    const inside = within(await openGallery('Voice'));
    expect(await inside.findByText('No voice messages yet', {}, SLOW)).toBeVisible();
    adapter.failNext('messages.load', new ChatError('timeout'));
    await user.click(inside.getByRole('tab', { name: 'Files' }));
    // What the open chat holds is there all the same.
    expect(await inside.findByRole('button', { name: /plan\.pdf/ }, SLOW)).toBeVisible();
    expect(await inside.findByRole('button', { name: 'Try again' }, SLOW)).toBeVisible();
    await user.click(inside.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(inside.queryByRole('button', { name: 'Try again' })).toBeNull(), SLOW);
  });

  it('goes one step back with Escape before it closes', async () => {
    await open();
    const details = await openGallery('Media');
    expect(within(details).getByRole('heading', { name: 'Shared here' })).toBeVisible();
    await user.keyboard('{Escape}');
    expect(within(details).getByRole('heading', { name: 'Ana' })).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Details of Ana' })).toBeNull();
  });
});

describe('search inside one chat', () => {
  const bar = (): Promise<HTMLElement> => screen.findByRole('searchbox', { name: 'Search in Ana' }, SLOW);

  it('finds words, tells which of how many, and steps through them by keys', async () => {
    await open();
    const composer = screen.getByRole('textbox', { name: /^Message Ana/ });
    act(() => composer.focus());
    await user.keyboard('{Control>}f{/Control}');
    const field = await bar();
    expect(field).toHaveFocus();
    await user.type(field, 'HARBOUR');
    const search = within(screen.getByRole('search'));
    // The newest first, and what it says for who does not see it.
    expect(await search.findByText(/^1 of 2/, {}, SLOW)).toHaveTextContent('By the harbour');
    await user.keyboard('{Enter}');
    expect(await search.findByText(/^2 of 2/)).toHaveTextContent('Where is the harbour?');
    expect(search.getByRole('button', { name: 'Older match' })).toHaveAttribute('aria-disabled', 'true');
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(await search.findByText(/^1 of 2/)).toBeVisible();
    expect(field).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('search')).toBeNull();
    expect(composer).toHaveFocus();
  });

  it('asks the backend where that can search', async () => {
    await open({ can: () => native });
    const asked = vi.fn(() => Promise.resolve({ items: [{ message: messages[0] as Message }], total: 1 }));
    Object.assign(adapter, { search: { messages: asked } });
    await user.click(await screen.findByRole('button', { name: 'Search in this chat' }, SLOW));
    await user.type(await bar(), 'anything');
    expect(await screen.findByText(/^1 of 1/, {}, SLOW)).toHaveTextContent('Where is the harbour?');
    expect(asked).toHaveBeenCalledWith({ text: 'anything', conversationId }, expect.anything());
  });

  it('says that nothing was found, and is another one in another chat', async () => {
    await open();
    await user.click(await screen.findByRole('button', { name: 'Search in this chat' }, SLOW));
    await user.type(await bar(), 'zeppelin');
    expect(await screen.findByText(/^Nothing found/, {}, SLOW)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Ben/ }));
    await waitFor(() => expect(screen.queryByRole('search')).toBeNull());
    // It does not come back by itself.
    await user.click(screen.getByRole('button', { name: /^Ana/ }));
    await screen.findByText('Bring a coat', {}, SLOW);
    expect(screen.queryByRole('search')).toBeNull();
  });

  it('is reached again by the same key, also on a keyboard of another script, and leaves what somebody else has handled', async () => {
    await open();
    const composer = screen.getByRole('textbox', { name: /^Message Ana/ });
    act(() => composer.focus());
    const handled = (event: KeyboardEvent): void => event.preventDefault();
    composer.addEventListener('keydown', handled);
    fireEvent.keyDown(composer, { key: 'f', code: 'KeyF', ctrlKey: true });
    composer.removeEventListener('keydown', handled);
    expect(screen.queryByRole('search')).toBeNull();
    fireEvent.keyDown(composer, { key: 'а', code: 'KeyF', ctrlKey: true });
    const field = await bar();
    await user.type(field, 'coat');
    act(() => composer.focus());
    fireEvent.keyDown(composer, { key: 'f', code: 'KeyF', ctrlKey: true });
    expect(field).toHaveFocus();
    expect([(field as HTMLInputElement).selectionStart, (field as HTMLInputElement).selectionEnd]).toEqual([0, 4]);
  });
});

describe('panes', () => {
  it('are told apart by separators that say what they are for, in the language of the reader', async () => {
    await open();
    const list = await screen.findByRole('separator', { name: 'Width of the conversation list' }, SLOW);
    expect(list).toHaveAttribute('aria-orientation', 'vertical');
    expect(screen.queryByRole('separator', { name: 'Width of the details' })).toBeNull();
    await openDetails();
    const detail = screen.getByRole('separator', { name: 'Width of the details' });
    act(() => detail.focus());
    fireEvent.keyDown(detail, { key: 'ArrowLeft' });
    expect(document.querySelector<HTMLElement>('.cl-app__panes')?.style.getPropertyValue('--_detail')).toMatch(/px$/);
    fireEvent.doubleClick(detail);
    expect(document.querySelector<HTMLElement>('.cl-app__panes')?.style.getPropertyValue('--_detail')).toBe('');
  });

  it('have no separator where one shows at a time', async () => {
    measure(500);
    await open();
    expect(screen.queryByRole('separator', { name: /^Width/ })).toBeNull();
  });
});
