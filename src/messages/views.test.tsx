import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ChatError } from '../contract/index.js';
import type { Content, MediaRef } from '../model/index.js';
import { buildMessage } from '../testing/index.js';
import type { CallRequest } from './messageHandlers.js';
import { mapLinks } from './location/mapLinks.js';
import { findSticker, stickerMessage, type StickerPack } from './sticker/packs.js';
import { showMessage, picturesShown, withMedia } from './views.test.helpers.js';

const of = (type: string, more: object): Content & Record<string, unknown> => ({ type, ...more });
const picture = (id: string): MediaRef => ({ id, mime: 'image/png', size: 9 });

describe('a place', () => {
  const place = of('location', { latitude: 47.0707123456, longitude: 15.5, title: 'Café Nord', address: 'Gasse 12' });

  it('asks which map to open, and opens it as every link of a message', async () => {
    await showMessage(place);
    await userEvent.click(screen.getByRole('button', { name: 'Open map: Café Nord' }));
    const menu = await screen.findByRole('menu');
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map((item) => item.textContent),
    ).toEqual(['OpenStreetMap', 'Google Maps', 'Apple Maps', 'Another map app', 'Copy coordinates']);
    const opened = vi.fn<(href: string) => void>();
    document.addEventListener(
      'click',
      (event) => {
        const link = (event.target as Element).closest('a');
        if (!link) return;
        event.preventDefault();
        expect(link.rel).toContain('noreferrer');
        opened(link.href);
      },
      { once: false },
    );
    await userEvent.click(within(menu).getByRole('menuitem', { name: 'OpenStreetMap' }));
    expect(opened).toHaveBeenCalledWith(
      'https://www.openstreetmap.org/?mlat=47.070712&mlon=15.5#map=16/47.070712/15.5',
    );
  });

  it('copies its coordinates', async () => {
    const user = userEvent.setup();
    await showMessage(place);
    await user.click(screen.getByRole('button', { name: 'Open map: Café Nord' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy coordinates' }));
    expect(await navigator.clipboard.readText()).toBe('47.070712, 15.5');
  });

  it('puts names into map addresses only encoded', () => {
    const { apple, geo } = mapLinks({ type: 'location', latitude: 1, longitude: -2, title: 'A & B)#"<' });
    expect(apple).toBe('https://maps.apple.com/?ll=1,-2&q=A%20%26%20B)%23%22%3C');
    expect(geo.startsWith('geo:1,-2?q=1,-2(A%20%26')).toBe(true);
  });

  it('that is live tells how long, and its sender ends it', async () => {
    const live = { until: Date.now() + 12 * 60_000 - 5_000 };
    const { adapter } = await showMessage({ ...place, live } as Content, { senderId: 'me' });
    expect(screen.getByText('Live for 12 minutes')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Stop sharing' }));
    expect(await screen.findByText(/^Live location ended/)).toBeInTheDocument();
    await waitFor(() => expect(adapter.calls.some(({ method }) => method === 'messages.edit')).toBe(true));
    // The clock of the device may run ahead of the server's: the end is a time the server has told of.
    const edit = adapter.calls.find(({ method }) => method === 'messages.edit');
    const end = /"until":(\d+)/u.exec(JSON.stringify(edit?.args))?.[1];
    expect(Number(end)).toBe(buildMessage({ seq: 1 }).time);
  });

  it('shows a new picture of its map though an earlier one was broken', async () => {
    const message = await showMessage({ ...place, preview: picture('one') } as Content, { before: withMedia });
    const next = { ...place, preview: picture('two') } as Content;
    expect(await picturesShown(message, next)).toEqual(['blob:one', null, 'blob:two']);
  });

  it('of somebody else cannot be ended, and says when it has', async () => {
    await showMessage({ ...place, live: { until: 5 } } as Content);
    expect(screen.getByText(/^Live location ended/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Stop sharing' })).toBeNull();
  });
});

describe("a person's card", () => {
  const ana = of('contact', { userId: 'ana', name: 'Anna', phones: ['+43 1 (23)'], emails: ['ana@example.com'] });

  it('goes by the name of the directory, and opens the direct conversation', async () => {
    const openConversation = vi.fn<(id: string) => void>();
    const { adapter } = await showMessage(ana, {
      openConversation,
      before: (each) => each.failNext('conversations.startDirect', new ChatError('blocked')),
    });
    const button = await screen.findByRole('button', { name: 'Message Ana' });
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).not.toBeEmptyDOMElement();
    expect(openConversation).not.toHaveBeenCalled();
    expect(adapter.calls.find(({ method }) => method === 'conversations.startDirect')?.args).toEqual(['ana']);
  });

  it('asks the host where it wants to be asked', async () => {
    const onMessagePerson = vi.fn<(id: string) => void>();
    await showMessage(ana, { onMessagePerson });
    await userEvent.click(await screen.findByRole('button', { name: 'Message Ana' }));
    expect(onMessagePerson).toHaveBeenCalledWith('ana');
  });

  it('has links for numbers and addresses, and no button where nothing could open a conversation', async () => {
    await showMessage(ana);
    expect(screen.getByRole('link', { name: '+43 1 (23)' })).toHaveAttribute('href', 'tel:+43123');
    expect(screen.getByRole('link', { name: 'ana@example.com' })).toHaveAttribute('href', 'mailto:ana@example.com');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('has links for numbers in the digits of any script, and none where there is no number', async () => {
    const phones = ['+٤٣ ١ ٢٣', '۰۹۸', '०१२३', '１２', '𝟘𝟡𝟎', '(+)', 'none'];
    await showMessage(of('contact', { name: 'Ana', phones }));
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      'tel:+43123',
      'tel:098',
      'tel:0123',
      'tel:12',
      'tel:090',
    ]);
    expect(screen.getByText('none')).toBeInTheDocument();
  });

  it('of oneself offers nothing to write to', async () => {
    await showMessage(of('contact', { userId: 'me' }), { onMessagePerson: () => undefined });
    expect(await screen.findByText('This is you')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a sticker', () => {
  const packs: readonly StickerPack[] = [
    { id: 'p', name: 'P', stickers: [{ id: 'hi', alt: 'A cat waves', emoji: '👋', url: '/hi.webp' }] },
  ];

  it('is what its pack says, else what the message brings', () => {
    expect(findSticker(packs, { type: 'sticker', packId: 'p', stickerId: 'hi', alt: 'x' })).toMatchObject({
      alt: 'A cat waves',
      url: '/hi.webp',
      media: undefined,
    });
    const media = { id: 'm', mime: 'image/gif', size: 1 };
    expect(findSticker(packs, { type: 'sticker', packId: 'q', stickerId: 'hi', media, alt: 'Hi' })).toMatchObject({
      alt: 'Hi',
      media,
      animated: true,
    });
    expect(stickerMessage(packs[0]!, packs[0]!.stickers[0]!)).toEqual({
      type: 'sticker',
      packId: 'p',
      stickerId: 'hi',
      alt: 'A cat waves',
      emoji: '👋',
    });
  });

  it('without a picture shows its emoji, with what it shows as its name', async () => {
    await showMessage(of('sticker', { stickerId: 's', emoji: '👋', alt: 'Waving' }));
    expect(screen.getByRole('img', { name: 'Waving. The sticker could not be loaded' })).toHaveTextContent('👋');
  });
});

describe('a call', () => {
  it('reads differently on the two ends of the line', async () => {
    const { unmount } = await showMessage(of('call', { kind: 'video', outcome: 'missed' }));
    expect(screen.getByText('Missed')).toBeInTheDocument();
    unmount();
    await showMessage(of('call', { kind: 'audio', outcome: 'missed' }), { senderId: 'me' });
    expect(screen.getByText('No answer')).toBeInTheDocument();
  });

  it('can be made again where the host can call', async () => {
    const onCall = vi.fn<(request: CallRequest) => void>();
    await showMessage(of('call', { kind: 'video', outcome: 'completed', duration: 61_000 }), { onCall });
    expect(screen.getByText('1:01')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Call back' }));
    expect(onCall).toHaveBeenCalledWith(expect.objectContaining({ conversationId: 'c1', kind: 'video' }));
  });
});

describe('a message of several parts', () => {
  it('draws each by the view of its type, and folds what a tool did', async () => {
    await showMessage(
      of('parts', {
        parts: [
          { partId: 'a', kind: 'text', text: 'Here it is', format: 'plain' },
          { partId: 'f', kind: 'file', media: { id: 'm', mime: 'application/pdf', size: 9 }, name: 'plan.pdf' },
          { partId: 't', kind: 'tool-call', name: 'weather', status: 'running', args: { city: 'Graz' } },
          { partId: 's', kind: 'source', title: 'A page', url: 'https://example.com/' },
          { partId: 'd', kind: 'data', name: 'chart', data: 1 },
        ],
      }),
    );
    expect(screen.getByText('Here it is')).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: /plan\.pdf/ })).toBeInTheDocument();
    expect(screen.getByText('Running')).toBeInTheDocument();
    const page = screen.getByRole('link', { name: 'A page' });
    expect(page).toHaveAttribute('href', 'https://example.com/');
    expect(page.parentElement).toHaveTextContent('A page (example.com)');
    expect(screen.getByText('chart')).toBeInTheDocument();
  });
});

describe('characters that turn or hide others', () => {
  const trick = 'abc\u202edcb\u2066x';

  it('are not in a question, and are numbers in the data of a tool', async () => {
    const options = [{ id: 'a', text: trick }];
    const { container, unmount } = await showMessage(
      of('poll', { question: `${trick}\n${trick}`, options, multiple: false, anonymous: false }),
    );
    expect(container.textContent).not.toMatch(/[\u202e\u2066]/u);
    unmount();
    await showMessage(
      of('parts', { parts: [{ partId: 't', kind: 'tool-call', name: trick, status: 'done', args: trick }] }),
    );
    expect(screen.getByRole('article').textContent).not.toMatch(/[\u202e\u2066]/u);
    expect(screen.getByRole('article')).toHaveTextContent(String.raw`"abc\u202edcb\u2066x"`);
  });
});

describe('a notice', () => {
  it('is a sentence of ours in our direction, whatever name it begins with', async () => {
    await showMessage(
      of('notice', {
        event: { kind: 'members-joined' },
        targetIds: ['x'],
        names: [{ id: 'x', name: 'נועם' }],
      }),
    );
    expect(screen.getByText(/joined/)).toHaveAttribute('dir', 'ltr');
  });

  it('in the words of the service is marked, and in its own direction', async () => {
    await showMessage(of('notice', { event: { kind: 'custom', text: 'Closing at six' }, targetIds: [] }));
    const line = screen.getByText('Closing at six');
    expect(line).toHaveAttribute('dir', 'auto');
    expect(line).toHaveAttribute('data-foreign');
  });
});
