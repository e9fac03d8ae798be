import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatError } from '../../contract/index.js';
import { locationContent, type LocationContent } from '../content.js';
import { showComposer } from '../composers.test.helpers.js';

type Found = (position: { coords: Partial<GeolocationCoordinates> }) => void;
const geolocation = {
  getCurrentPosition: vi.fn<(found: Found, failed: (error: { code: number }) => void) => void>(),
  watchPosition: vi.fn<(found: Found) => number>(() => 7),
  clearWatch: vi.fn<(id: number) => void>(),
};
const at = (latitude: number, longitude: number) => ({
  coords: { latitude, longitude, accuracy: 12.4, heading: null },
});
const place = (): HTMLElement => screen.getByRole('textbox', { name: 'Coordinates or a link of a map' });
const send = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Send' }));
const locate = (): Promise<void> => userEvent.click(screen.getByRole('button', { name: 'Use my position' }));

beforeEach(() => {
  vi.stubGlobal('isSecureContext', true);
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: geolocation });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  for (const mock of Object.values(geolocation)) mock.mockReset();
  geolocation.watchPosition.mockReturnValue(7);
});

describe('the form of a place', () => {
  it('sends what is written, with name and address, and shows it before', async () => {
    const { onSend } = await showComposer('location');
    await userEvent.type(place(), '48.8584, 2.2945');
    await userEvent.type(screen.getByRole('textbox', { name: 'Name (optional)' }), 'The tower');
    await userEvent.type(screen.getByRole('textbox', { name: 'Address (optional)' }), ' 5 Avenue ');
    expect(screen.getByRole('group', { name: /^Preview: .*The tower/u })).toHaveTextContent('5 Avenue');
    await send();
    const content = { type: 'location', latitude: 48.8584, longitude: 2.2945, title: 'The tower', address: '5 Avenue' };
    expect(onSend.mock.calls).toEqual([[content]]);
    expect(locationContent.is(content)).toBe(true);
    expect(geolocation.getCurrentPosition).not.toHaveBeenCalled();
  });

  it('takes the name from a pasted link', async () => {
    const { onSend } = await showComposer('location');
    await userEvent.click(place());
    await userEvent.paste('https://www.google.com/maps/place/The+tower/@48.8584,2.2945,17z');
    await send();
    expect(onSend.mock.calls).toMatchObject([[{ title: 'The tower', latitude: 48.8584 }]]);
  });

  it('says what it could not read, and why a short link is not enough', async () => {
    const { onSend } = await showComposer('location');
    await send();
    expect(place()).toHaveAccessibleDescription(/^No place was found in this/u);
    await userEvent.type(place(), 'maps.app.goo.gl/abc');
    expect(place()).toHaveAccessibleDescription(/^This short link hides the place/u);
    expect(onSend).not.toHaveBeenCalled();
  });

  it('asks the device only when told to, and sends how sure it is', async () => {
    geolocation.getCurrentPosition.mockImplementation((found) => found(at(48.85841234567, 2.2945)));
    const { onSend } = await showComposer('location');
    expect(screen.getByRole('button', { name: 'Use my position' })).toHaveAccessibleDescription(
      /^Your browser asks you first/u,
    );
    await locate();
    expect(place()).toHaveValue('48.858412, 2.2945');
    await send();
    expect(onSend.mock.calls).toEqual([
      [{ type: 'location', latitude: 48.85841234567, longitude: 2.2945, accuracy: 12 }],
    ]);
    expect(geolocation.watchPosition).not.toHaveBeenCalled();
  });

  it.each([
    [1, /^This page may not see where you are/u],
    [2, /^Your position could not be found/u],
    [3, /^Your position could not be found/u],
  ])('says what to do when the device refuses with code %i', async (code, words) => {
    geolocation.getCurrentPosition.mockImplementation((_found, failed) => failed({ code }));
    await showComposer('location');
    await locate();
    expect(screen.getByRole('alert')).toHaveTextContent(words);
    expect(screen.getByRole('button', { name: 'Use my position' })).not.toHaveAttribute('aria-busy');
  });

  it('keeps what is written while the device looks, and sends nothing of where one is', async () => {
    const { onSend } = await showComposer('location');
    await locate();
    await userEvent.click(place());
    await userEvent.paste('48.8584, 2.2945');
    expect(screen.getByRole('button', { name: 'Use my position' })).not.toHaveAttribute('aria-busy');
    act(() => geolocation.getCurrentPosition.mock.calls[0]?.[0](at(10, 20)));
    expect(place()).toHaveValue('48.8584, 2.2945');
    await send();
    expect(onSend.mock.calls).toEqual([[{ type: 'location', latitude: 48.8584, longitude: 2.2945 }]]);
  });

  it('lets one ask again where the question was closed without an answer', async () => {
    await showComposer('location');
    vi.useFakeTimers();
    fireEvent.click(screen.getByRole('button', { name: 'Use my position' }));
    expect(screen.getByRole('button', { name: 'Use my position' })).toHaveAttribute('aria-busy');
    act(() => void vi.advanceTimersByTime(30_000));
    expect(screen.getByRole('button', { name: 'Use my position' })).not.toHaveAttribute('aria-busy');
    expect(screen.getByRole('alert')).toHaveTextContent(/^Your position could not be found/u);
    fireEvent.click(screen.getByRole('button', { name: 'Use my position' }));
    act(() => geolocation.getCurrentPosition.mock.calls[1]?.[0](at(10, 20)));
    expect(place()).toHaveValue('10, 20');
    act(() => geolocation.getCurrentPosition.mock.calls[0]?.[0](at(1, 2)));
    expect(place()).toHaveValue('10, 20');
  });

  it('does without a position where the page may not ask', async () => {
    vi.stubGlobal('isSecureContext', false);
    await showComposer('location');
    expect(screen.queryByRole('button', { name: 'Use my position' })).toBeNull();
    expect(place()).toBeInTheDocument();
  });
});

describe('a place that is kept up to date', () => {
  async function share(more: Parameters<typeof showComposer>[1] = {}) {
    geolocation.getCurrentPosition.mockImplementation((found) => found(at(10, 20)));
    const shown = await showComposer('location', more);
    await locate();
    return shown;
  }
  const live = (): HTMLElement | null => screen.queryByRole('combobox', { name: 'Keep it up to date' });

  it('is offered for a measured place, where messages can be edited for so long', async () => {
    await share({ limits: { editWindow: 3_600_000 } });
    expect([...(live() as HTMLSelectElement).options].map(({ text }) => text)).toEqual([
      'No, only this place',
      '15 minutes',
      '1 hour',
    ]);
    await userEvent.type(place(), '1');
    expect(live()).toBeNull();
  });

  it('is not offered by a backend that edits nothing', async () => {
    await share({ can: (operation) => ({ state: operation === 'messages.edit' ? 'absent' : 'native' }) });
    expect(live()).toBeNull();
  });

  it('follows the device by edits until it is stopped', async () => {
    const { adapter, store, onSend } = await share();
    await userEvent.selectOptions(live() as HTMLElement, '15 minutes');
    await send();
    const content = onSend.mock.calls[0]?.[0] as LocationContent;
    expect(content.live?.until).toBeGreaterThan(Date.now() + 14 * 60_000);
    const edits = (): unknown[] =>
      adapter.calls.filter(({ method }) => method === 'messages.edit').map(({ args }) => args[2]);
    await waitFor(() => expect(adapter.calls.some(({ method }) => method === 'messages.send')).toBe(true));
    await act(async () => {});
    const [found] = geolocation.watchPosition.mock.calls[0] ?? [];
    // Standing still is not worth an edit.
    act(() => found?.(at(10.00001, 20)));
    await act(async () => {});
    expect(edits()).toEqual([]);
    act(() => found?.(at(10.01, 20)));
    await waitFor(() => expect(edits()).toMatchObject([{ latitude: 10.01, longitude: 20, live: content.live }]));
    // And not again before a pause.
    act(() => found?.(at(10.02, 20)));
    await act(async () => {});
    expect(edits()).toHaveLength(1);

    const ref = { conversationId: 'c1' };
    const key = onSend.mock.results[0]?.value as string;
    const { message } = [...store.getState().timelines.values()][0]?.view.get(key) ?? {};
    expect(geolocation.clearWatch).not.toHaveBeenCalled();
    const stopped = { ...message?.content, live: { until: Date.now() - 1 } } as LocationContent;
    await act(async () => {
      await store.actions.editMessage(ref, message?.id ?? '', stopped);
    });
    expect(geolocation.clearWatch).toHaveBeenCalledWith(7);
  });

  it('ends when it is taken back, and when the chat is over', async () => {
    const { adapter, store, onSend } = await share();
    await userEvent.selectOptions(live() as HTMLElement, '15 minutes');
    await send();
    await waitFor(() => expect(adapter.calls.some(({ method }) => method === 'messages.send')).toBe(true));
    await send();
    expect(onSend).toHaveBeenCalledTimes(2);
    const view = [...store.getState().timelines.values()][0]?.view;
    await waitFor(() => expect(view?.get(onSend.mock.results[0]?.value as string)?.message.id).not.toBe(''));
    const { message } = view?.get(onSend.mock.results[0]?.value as string) ?? {};
    await act(async () => {
      await store.actions.recallMessage({ conversationId: 'c1' }, message?.id ?? '');
    });
    expect(geolocation.clearWatch).toHaveBeenCalledTimes(1);
    await act(async () => {
      await store.actions.logout();
    });
    expect(geolocation.clearWatch).toHaveBeenCalledTimes(2);
  });

  it('ends when it is discarded, unsent, and when it is deleted', async () => {
    const { adapter, store, onSend } = await share();
    const ref = { conversationId: 'c1' };
    const keyOf = (index: number): string => onSend.mock.results[index]?.value as string;
    const rowOf = (index: number) => store.getState().timelines.get('c1')?.view.get(keyOf(index));
    await userEvent.selectOptions(live() as HTMLElement, '15 minutes');
    adapter.failNext('messages.send', new ChatError('forbidden'));
    await send();
    await waitFor(() => expect(rowOf(0)?.phase).toBe('failed'));
    expect(geolocation.clearWatch).not.toHaveBeenCalled();
    await act(async () => void store.actions.discardSend(ref, keyOf(0)));
    await waitFor(() => expect(geolocation.clearWatch).toHaveBeenCalledTimes(1));

    await send();
    await waitFor(() => expect(rowOf(1)?.message.id).not.toBe(''));
    expect(geolocation.clearWatch).toHaveBeenCalledTimes(1);
    await act(() => store.actions.removeMessage(ref, rowOf(1)?.message.id ?? ''));
    await waitFor(() => expect(geolocation.clearWatch).toHaveBeenCalledTimes(2));
  });
});
