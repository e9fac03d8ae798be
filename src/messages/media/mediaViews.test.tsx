import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatError, type MediaPort } from '../../contract/index.js';
import type { Content, MediaRef } from '../../model/index.js';
import { ChatProvider, ConversationScope } from '../../react/index.js';
import { createChatStore } from '../../store/index.js';
import { buildMessage, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { Root } from '../../ui/index.js';
import type { ImageContent } from '../content.js';
import { ImageMessage } from '../image/ImageMessage.js';
import { showMessage, type Shown } from '../views.test.helpers.js';
import { MediaProvider, useStage } from './MediaProvider.js';
import { FirstFrame } from './motion.js';
import type { MediaStage } from './stage.js';

const saved: string[] = [];
let resolve: ReturnType<typeof vi.fn<MediaPort['resolve']>>;

beforeEach(() => {
  saved.length = 0;
  resolve = vi.fn<MediaPort['resolve']>(async ({ id }) => ({ url: `blob:${id}`, revoke: () => undefined }));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
});
afterEach(() => vi.restoreAllMocks());

const ref = (id: string, mime: string): MediaRef => ({ id, mime, size: 100 });
const video = (more: object = {}): Content => ({ type: 'video', media: ref('film', 'video/mp4'), ...more }) as Content;
const picture = (more: object = {}): Content =>
  ({ type: 'image', items: [{ media: ref('pic', 'image/png'), alt: 'dunes', ...more }] }) as Content;

const show = (content: Content): Promise<Shown> =>
  showMessage(content, { before: (adapter: TestAdapter) => void Object.assign(adapter, { media: { resolve } }) });
const recall = (adapter: TestAdapter): void =>
  act(() =>
    adapter.emit({
      type: 'message-recalled',
      conversationId: 'c1',
      messageId: 'm1',
      recall: { by: 'bo', time: 1_750_000_900_000 },
    }),
  );

describe('a film shown large', () => {
  const openLarge = async (): Promise<HTMLVideoElement> => {
    await userEvent.click(screen.getByRole('button', { name: 'Show the video large' }));
    return waitFor(() => {
      const film = document.querySelector<HTMLVideoElement>('.cl-lightbox video');
      if (!film) throw new Error('The film is not there yet.');
      return film;
    });
  };

  it('goes on after a pause', async () => {
    await show(video());
    const film = await openLarge();
    const pause = vi.spyOn(film, 'pause');
    fireEvent.play(film);
    fireEvent.pause(film);
    fireEvent.play(film);
    expect(pause).not.toHaveBeenCalled();
  });

  it('takes no cover that is no picture: the adapter makes one', async () => {
    await show(video({ cover: ref('page', 'image/svg+xml') }));
    const film = await openLarge();
    await waitFor(() => expect(film.getAttribute('poster')).toBe('blob:film'));
    expect(resolve.mock.calls.map(([{ id }]) => id)).not.toContain('page');
    expect(resolve.mock.calls).toContainEqual([expect.objectContaining({ id: 'film' }), 'cover', expect.anything()]);
  });

  it('is saved under a name that no system runs, since nobody is asked', async () => {
    await show(video({ name: 'holiday.exe' }));
    await openLarge();
    await userEvent.click(screen.getByRole('button', { name: 'Download holiday.exe.mp4' }));
    await waitFor(() => expect(saved).toEqual(['holiday.exe.mp4']));
  });
});

describe('a download in the lightbox', () => {
  it('is that of one item: another one has its own', async () => {
    resolve.mockImplementation(async ({ id }, variant) => {
      if (id === 'one' && variant === 'original' && downloads++ > 0) throw new ChatError('not-found');
      return { url: `blob:${id}`, revoke: () => undefined };
    });
    let downloads = 0;
    const items = ['one', 'two'].map((id) => ({ media: ref(id, 'image/png'), alt: id, name: `${id}.png` }));
    await show({ type: 'image', items } as Content);
    await userEvent.click(screen.getByRole('button', { name: 'one' }));
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(dialog.getByRole('button', { name: 'Download one.png' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('could not be downloaded');
    await userEvent.click(dialog.getByRole('button', { name: 'Next' }));
    expect(dialog.queryByRole('alert')).toBeNull();
    const button = dialog.getByRole('button', { name: 'Download two.png' });
    await userEvent.click(button);
    await waitFor(() => expect(saved).toEqual(['two.png']));
    // The same button, so that the focus stays on it.
    expect(button).toHaveFocus();
  });
});

describe('what is part of a message', () => {
  it('is no longer shown large once the message around it is taken back', async () => {
    const part = { partId: 'p1', kind: 'file', media: ref('pic', 'image/png'), name: 'dunes.png' };
    const { adapter } = await show({ type: 'parts', parts: [part] } as Content);
    await userEvent.click(await screen.findByRole('button', { name: 'Photo' }));
    await screen.findByRole('dialog');
    recall(adapter);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is no longer shown large once the bundle around it is taken back', async () => {
    const items = [{ senderName: 'Ana', time: 1_750_000_000_000, content: picture() }];
    const { adapter } = await show({ type: 'merged', items, count: 1 } as unknown as Content);
    await userEvent.click(screen.getByRole('button', { name: /^Open chat history/ }));
    await userEvent.click(await screen.findByRole('button', { name: 'dunes' }));
    await waitFor(() => expect(document.querySelector('.cl-lightbox')).not.toBeNull());
    recall(adapter);
    await waitFor(() => expect(document.querySelector('.cl-lightbox')).toBeNull());
  });
});

describe('a picture too large to be shown', () => {
  const huge = async (name: string): Promise<HTMLElement> => {
    await show(picture({ name }));
    const image = await waitFor(() => {
      const found = document.querySelector<HTMLImageElement>('.cl-picture__image');
      if (!found) throw new Error('The picture is not there yet.');
      return found;
    });
    Object.defineProperty(image, 'naturalWidth', { value: 9_000 });
    Object.defineProperty(image, 'naturalHeight', { value: 6_000 });
    fireEvent.load(image);
    return screen.getByRole('button', { name: /^Download/ });
  };

  it('is saved under a name that no system runs', async () => {
    const button = await huge('wall.svg');
    expect(button).toHaveAccessibleName('Download wall.svg.png');
    await userEvent.click(button);
    await waitFor(() => expect(saved).toEqual(['wall.svg.png']));
  });

  it('says when it cannot be downloaded, and can be called off while it is', async () => {
    const button = await huge('wall.png');
    resolve.mockRejectedValueOnce(new ChatError('not-found'));
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent('could not be downloaded');
    resolve.mockImplementationOnce(() => new Promise(() => undefined));
    await userEvent.click(button);
    expect(screen.queryByRole('alert')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel download' }));
    expect(screen.getByRole('button', { name: 'Download wall.png' })).toBeInTheDocument();
    expect(saved).toEqual([]);
  });
});

describe('a picture on its way up', () => {
  const upload = (mime: string) => {
    const store = createChatStore({ adapter: createTestAdapter() });
    const content = { type: 'image', items: [{ media: ref('pic', mime), name: 'pic' }] } as ImageContent;
    const discard = vi.spyOn(store.actions, 'discardSend').mockImplementation(() => undefined);
    render(
      <Root>
        <ChatProvider store={store}>
          <ConversationScope conversationId="c1">
            <ImageMessage
              content={content}
              message={buildMessage({ seq: 1, content })}
              messageKey="k1"
              mine
              status="sending"
              progress={0.5}
              meta={null}
            />
          </ConversationScope>
        </ChatProvider>
      </Root>,
    );
    return discard;
  };

  it.each(['image/png', 'image/heic'])(
    'shows how far it is, and says when it is too late to stop it: %s',
    async (mime) => {
      const discard = upload(mime);
      expect(screen.getByRole('progressbar', { name: 'Uploading', hidden: true })).toHaveAttribute(
        'aria-valuenow',
        '50',
      );
      await userEvent.click(screen.getByRole('button', { name: 'Cancel upload' }));
      expect(discard).toHaveBeenCalledWith({ conversationId: 'c1', threadId: undefined }, 'k1');
      expect(screen.getByRole('alert')).toHaveTextContent('cannot be stopped here');
    },
  );
});

describe('a picture that moves', () => {
  it('is kept no larger than it is shown while it stands still', () => {
    const image = document.createElement('img');
    Object.defineProperty(image, 'naturalWidth', { value: 4_000 });
    Object.defineProperty(image, 'naturalHeight', { value: 2_000 });
    const { container } = render(<FirstFrame image={{ current: image }} limit={720} />);
    expect(container.querySelector('canvas')).toMatchObject({ width: 720, height: 360 });
  });
});

describe('the stage of media', () => {
  it('is that of one chat: for another one it begins anew, and what played is silenced', () => {
    const stages: MediaStage[] = [];
    function Ask(): ReactElement {
      stages.push(useStage());
      return <i />;
    }
    const chat = (store: ReturnType<typeof createChatStore>): ReactElement => (
      <ChatProvider store={store}>
        <MediaProvider>
          <Ask />
        </MediaProvider>
      </ChatProvider>
    );
    const { rerender } = render(chat(createChatStore({ adapter: createTestAdapter() })));
    const stop = vi.fn();
    stages.at(-1)?.part('player', () => ({ stop }));
    rerender(chat(createChatStore({ adapter: createTestAdapter() })));
    expect(stages.at(-1)).not.toBe(stages[0]);
    expect(stop).toHaveBeenCalledTimes(1);
  });
});
