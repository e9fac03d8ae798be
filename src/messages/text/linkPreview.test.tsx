import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { ChatAdapter } from '../../contract/index.js';
import type { LinkPreview, Message } from '../../model/index.js';
import { ChatProvider } from '../../react/index.js';
import { buildMessage, createTestAdapter } from '../../testing/index.js';
import { plainText } from '../content.js';
import { OpenLinkProvider } from '../openLink.js';
import { shownPreview } from './LinkPreview.js';
import { LinkPreviewCard } from './LinkPreviewCard.js';
import { TextMessage } from './TextMessage.js';

const good: LinkPreview = {
  url: 'https://www.example.org/park',
  title: 'The park',
  description: 'Trees and a lake.',
  siteName: 'Example',
};
const withPreviews = (...previews: readonly unknown[]): Message =>
  buildMessage({ seq: 1, text: 'See', lanes: { preview: { version: 1, value: previews as readonly LinkPreview[] } } });

function show(message: Message, adapter: ChatAdapter | null = null) {
  return render(
    <ChatProvider adapter={adapter}>
      <TextMessage
        content={plainText('See https://www.example.org/park')}
        message={message}
        messageKey="m1"
        mine={false}
        status="received"
        meta="12:00"
      />
    </ChatProvider>,
  );
}

describe('the preview of a link', () => {
  it('shows site, host, title and text, and opens the link through the host', async () => {
    const onOpenLink = vi.fn((_url: string, event: { preventDefault(): void }) => event.preventDefault());
    const { rerender } = show(withPreviews(good));
    rerender(
      <OpenLinkProvider onOpenLink={onOpenLink}>
        <ChatProvider adapter={null}>
          <TextMessage
            content={plainText('See')}
            message={withPreviews(good)}
            messageKey="m1"
            mine={false}
            status="received"
            meta="12:00"
          />
        </ChatProvider>
      </OpenLinkProvider>,
    );
    const card = await screen.findByRole('link', { name: /The park/u }, { timeout: 10_000 });
    expect(card).toHaveTextContent('Example · example.orgThe parkTrees and a lake.');
    expect(card).toHaveAttribute('rel', 'noopener noreferrer nofollow');
    await userEvent.click(card);
    expect(onOpenLink).toHaveBeenCalledWith('https://www.example.org/park', expect.anything());
    expect(screen.getAllByText('12:00')).toHaveLength(1);
  });

  it('takes its picture from the adapter, and asks nobody else', async () => {
    const resolve = vi.fn(async () => ({ url: 'blob:picture', revoke: () => undefined }));
    const adapter = Object.assign(createTestAdapter(), { media: { resolve } }) as ChatAdapter;
    const { container } = show(withPreviews({ ...good, imageUrl: 'https://tracker.example/pixel.png' }), adapter);
    await waitFor(() => expect(container.querySelector('img')).toHaveAttribute('src', 'blob:picture'), {
      timeout: 10_000,
    });
    expect(container.innerHTML).not.toContain('tracker.example');
    expect(resolve).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'https://tracker.example/pixel.png' }),
      'thumbnail',
      expect.anything(),
    );
  });

  it('shows a new picture though an earlier one was broken', async () => {
    const resolve = async ({ id }: { id: string }) => ({ url: `blob:${id}`, revoke: () => undefined });
    const adapter = Object.assign(createTestAdapter(), { media: { resolve } }) as unknown as ChatAdapter;
    const card = (imageUrl: string): ReactElement => (
      <ChatProvider adapter={adapter}>
        <LinkPreviewCard preview={{ ...good, imageUrl }} />
      </ChatProvider>
    );
    const { container, rerender } = render(card('one'));
    await waitFor(() => expect(container.querySelector('img')).toHaveAttribute('src', 'blob:one'));
    fireEvent.error(container.querySelector('img') as Element);
    expect(container.querySelector('img')).toBeNull();
    rerender(card('two'));
    await waitFor(() => expect(container.querySelector('img')).toHaveAttribute('src', 'blob:two'));
  });

  it('is not there where it leads nowhere or says nothing', () => {
    for (const bad of [
      { ...good, url: 'javascript:alert(1)' },
      { ...good, url: '/relative' },
      { url: good.url },
      { url: good.url, title: '\u202e\u0000 ' },
      null,
      'x',
      { ...good, title: { toString: () => 'x' }, description: 7n },
    ])
      expect(
        shownPreview(withPreviews(bad)),
        JSON.stringify(bad, (_, value) => String(value)),
      ).toBeUndefined();
    expect(shownPreview(withPreviews(null, { url: 'ftp://x' }, good))).toEqual(good);
    expect(shownPreview({ ...withPreviews(good), recalled: { by: 'bo', time: 1 } })).toBeUndefined();
    expect(shownPreview(buildMessage({ seq: 1, text: 'x' }))).toBeUndefined();
  });

  it('is on single lines without controls, however long it came', () => {
    const preview = shownPreview(withPreviews({ ...good, title: `a\n\u202eb${'x'.repeat(10_000)}` }));
    expect(preview?.title).toMatch(/^a bx+$/u);
    expect(preview?.title?.length).toBeLessThanOrEqual(200);
  });
});
