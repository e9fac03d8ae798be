import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatError, type MediaPort } from '../contract/index.js';
import { ChatProvider, ConversationScope } from '../react/index.js';
import { createChatStore, type ChatStore } from '../store/index.js';
import { createTestAdapter } from '../testing/index.js';
import { Root } from '../ui/index.js';
import { FileRow, type FileRowProps } from './FileRow.js';

const media = { id: 'f', mime: 'application/pdf', size: 48_200 };
const saved: HTMLAnchorElement[] = [];
let resolve: ReturnType<typeof vi.fn<MediaPort['resolve']>>;
let revoke: ReturnType<typeof vi.fn<() => void>>;
let store: ChatStore;

beforeEach(() => {
  saved.length = 0;
  revoke = vi.fn();
  resolve = vi.fn<MediaPort['resolve']>(async () => ({ url: 'blob:f', revoke }));
  store = createChatStore({ adapter: Object.assign(createTestAdapter(), { media: { resolve } }) });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this);
  });
});
afterEach(() => vi.restoreAllMocks());

const show = (props: Partial<FileRowProps>) =>
  render(
    <Root>
      <ChatProvider store={store}>
        <ConversationScope conversationId="c1">
          <FileRow media={media} name="plan.pdf" {...props} />
        </ConversationScope>
      </ChatProvider>
    </Root>,
  );

describe('a file', () => {
  it('is loaded when it is pressed, and saved under its name, also where a browser could show it', async () => {
    show({});
    expect(resolve).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Download plan.pdf, 48.2 kB' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]).toMatchObject({ download: 'plan.pdf', href: 'blob:f', target: '' });
  });

  it('keeps its address for the browser to read from, also when its row leaves the page', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      const { unmount } = show({});
      fireEvent.click(screen.getByRole('button', { name: /^Download/ }));
      await waitFor(() => expect(saved).toHaveLength(1));
      unmount();
      vi.advanceTimersByTime(20_000);
      expect(revoke).not.toHaveBeenCalled();
      vi.advanceTimersByTime(15_000);
      expect(revoke).toHaveBeenCalledTimes(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is saved when its row has left the page meanwhile', async () => {
    let answer: ((value: { url: string; revoke: () => void }) => void) | undefined;
    resolve.mockImplementationOnce(() => new Promise((done) => (answer = done)));
    const { unmount } = show({});
    await userEvent.click(screen.getByRole('button', { name: /^Download/ }));
    unmount();
    answer?.({ url: 'blob:late', revoke });
    await waitFor(() => expect(saved[0]).toMatchObject({ href: 'blob:late', download: 'plan.pdf' }));
  });

  it('is not saved any more once the user has signed out', async () => {
    await store.start();
    let answer: ((value: { url: string; revoke: () => void }) => void) | undefined;
    resolve.mockImplementationOnce(() => new Promise((done) => (answer = done)));
    show({});
    await userEvent.click(screen.getByRole('button', { name: /^Download/ }));
    const signal = resolve.mock.calls[0]?.[2];
    await act(() => store.actions.logout());
    expect(signal?.aborted).toBe(true);
    answer?.({ url: 'blob:late', revoke });
    await waitFor(() => expect(revoke).toHaveBeenCalledTimes(1));
    expect(saved).toHaveLength(0);
  });

  it('shows its true ending apart from the rest, and no sign that turns it around', () => {
    const { container } = show({ name: 'annexe\u202egpj.\u2066exe' });
    expect(container.textContent).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    const ending = container.querySelector('.cl-file-row__extension');
    expect(ending).toHaveTextContent('.exe');
    expect(ending).toHaveAttribute('dir', 'ltr');
    expect(ending?.tagName).toBe('BDI');
  });

  it('that a system might run is asked about before a byte of it is loaded', async () => {
    show({ name: 'photo.jpg.exe' });
    await userEvent.click(screen.getByRole('button', { name: /^Download photo.jpg.exe/ }));
    const dialog = screen.getByRole('alertdialog', { name: 'This file can be a program' });
    expect(dialog).toHaveTextContent('photo.jpg.exe');
    expect(resolve).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(resolve).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: /^Download photo.jpg.exe/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Save anyway' }));
    await waitFor(() => expect(saved[0]?.download).toBe('photo.jpg.exe'));
  });

  it('that cannot be had says so, and can be tried again', async () => {
    resolve.mockRejectedValueOnce(new ChatError('not-found'));
    show({});
    const button = screen.getByRole('button', { name: /^Download/ });
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent('could not be downloaded');
    await userEvent.click(button);
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('can be called off while it loads, and is not saved when it comes after all', async () => {
    let answer: ((value: { url: string; revoke: () => void }) => void) | undefined;
    resolve.mockImplementationOnce(() => new Promise((done) => (answer = done)));
    show({});
    await userEvent.click(screen.getByRole('button', { name: /^Download/ }));
    await userEvent.click(screen.getByRole('button', { name: /^Cancel download/ }));
    answer?.({ url: 'blob:late', revoke });
    await waitFor(() => expect(revoke).toHaveBeenCalledTimes(1));
    expect(saved).toHaveLength(0);
    expect(screen.getByRole('button', { name: /^Download/ })).toBeInTheDocument();
  });

  it('on its way up shows how far it is, and is called off with its message', async () => {
    const discard = vi.spyOn(store.actions, 'discardSend').mockImplementation(() => undefined);
    show({ progress: 0.25, messageKey: 'k1' });
    expect(screen.getByRole('progressbar', { name: 'Uploading', hidden: true })).toHaveAttribute('aria-valuenow', '25');
    expect(screen.getByRole('button', { name: /^Download/ })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel upload' }));
    expect(discard).toHaveBeenCalledWith({ conversationId: 'c1', threadId: undefined }, 'k1');
    expect(screen.getByRole('alert')).toHaveTextContent('cannot be stopped here');
  });
});
