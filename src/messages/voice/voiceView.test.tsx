import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Content, MediaRef } from '../../model/index.js';
import { showMessage } from '../views.test.helpers.js';

const media: MediaRef = { id: 'rec', mime: 'audio/webm', size: 100, duration: 4_000 };
const recording = { type: 'voice', media, waveform: [] } as Content;
const answer = { type: 'parts', parts: [{ partId: 'p1', kind: 'file', media, name: 'rec.webm' }] } as Content;
const bundle = {
  type: 'merged',
  count: 1,
  items: [{ senderName: 'Ana', time: 1_750_000_000_000, content: recording }],
} as unknown as Content;

const sounds: HTMLAudioElement[] = [];
beforeEach(() => {
  sounds.length = 0;
  vi.spyOn(HTMLMediaElement.prototype, 'load').mockImplementation(() => undefined);
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(async function (this: HTMLAudioElement) {
    sounds.push(this);
    this.dispatchEvent(new Event('playing'));
  });
});
afterEach(() => vi.restoreAllMocks());

const resolve = async ({ id }: MediaRef) => ({ url: `blob:${id}`, revoke: () => undefined });
const show = (content: Content) =>
  showMessage(content, { before: (adapter) => void Object.assign(adapter, { media: { resolve } }) });

describe('the mark of what was not played yet', () => {
  it('stands on a recording of its own, and goes when it is played', async () => {
    await show(recording);
    expect(screen.getByRole('img', { name: 'Not played yet' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /^Play voice/ }));
    await waitFor(() => expect(screen.queryByRole('img', { name: 'Not played yet' })).toBeNull());
  });

  it('does not stand where nothing is kept: in bundles and in answers', async () => {
    const { unmount } = await show(answer);
    expect(screen.getByRole('button', { name: /^Play voice/ })).toBeInTheDocument();
    expect(screen.queryByRole('img', { name: 'Not played yet' })).toBeNull();
    unmount();
    await show(bundle);
    await userEvent.click(screen.getByRole('button', { name: /^Open chat history/ }));
    expect(await screen.findByRole('button', { name: /^Play voice/ })).toBeInTheDocument();
    expect(screen.queryByRole('img', { name: 'Not played yet' })).toBeNull();
  });
});

describe('a recording', () => {
  it.each([
    ['of its own', recording],
    ['in an answer', answer],
    ['in a bundle', bundle],
  ])('%s falls silent when its message is taken back', async (_where, content) => {
    const { adapter } = await show(content);
    if (content === bundle) await userEvent.click(screen.getByRole('button', { name: /^Open chat history/ }));
    await userEvent.click(await screen.findByRole('button', { name: /^Play voice/ }));
    await screen.findByRole('button', { name: /^Pause/ });
    const sound = sounds.at(-1)!;
    const pause = vi.spyOn(sound, 'pause');
    sound.dispatchEvent(new Event('timeupdate'));
    expect(pause).not.toHaveBeenCalled();
    act(() =>
      adapter.emit({
        type: 'message-recalled',
        conversationId: 'c1',
        messageId: 'm1',
        recall: { by: 'bo', time: 1_750_000_900_000 },
      }),
    );
    sound.dispatchEvent(new Event('timeupdate'));
    await waitFor(() => expect(pause).toHaveBeenCalled());
  });
});
