import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ChatError } from '../../contract/index.js';
import type { Content, MessageSnapshot } from '../../model/index.js';
import { buildText } from '../../testing/index.js';
import { showMessage, type Shown, type ShowOptions } from '../views.test.helpers.js';

const item = (senderName: string, content: Content): MessageSnapshot => ({
  senderName,
  time: 1_750_000_000_000,
  content,
});
const bundle = (title: string | undefined, items: readonly MessageSnapshot[], count = items.length): Content =>
  ({ type: 'merged', items, count, ...(title !== undefined && { title }) }) as Content;
const poll = {
  type: 'poll',
  question: 'Where?',
  options: [{ id: 'a', text: 'Inn' }],
  multiple: false,
  anonymous: false,
};
const inner = bundle('Last year', [item('Cem', buildText('The ford is dry'))]);
const whole = bundle('Chat of Ana and Bo', [
  item('Ana', buildText('The old map')),
  item('Bo', buildText('Second drawer')),
  item('Ana', poll),
  item('Bo', inner),
]);

async function open(content: Content, options?: ShowOptions): Promise<Shown> {
  const shown = await showMessage(content, options);
  await userEvent.click(screen.getByRole('button', { name: /^Open chat history/ }));
  await screen.findByRole('dialog');
  return shown;
}
const dialog = () => within(screen.getByRole('dialog'));

describe('a bundle', () => {
  it('shows its title, who wrote what first, and how much there is', async () => {
    await showMessage(whole);
    const button = screen.getByRole('button', { name: /^Open chat history: Chat of Ana and Bo/ });
    expect(button).toHaveTextContent('Ana: The old map');
    expect(button).toHaveTextContent('4 messages');
  });

  it('opens in a dialog, where the messages are drawn by the views of their types and cannot be acted on', async () => {
    await open(whole);
    expect(screen.getByRole('dialog', { name: 'Chat of Ana and Bo' })).toBeInTheDocument();
    expect(dialog().getByText('Second drawer')).toBeInTheDocument();
    expect(dialog().getByText('Inn')).toBeInTheDocument();
    expect(dialog().queryByRole('radio')).toBeNull();
  });

  it('is searched by words and names, whatever their case', async () => {
    await open(whole);
    await userEvent.type(dialog().getByRole('searchbox', { name: 'Search in these messages' }), 'DRAWER');
    expect(dialog().getByRole('status')).toHaveTextContent('1 found');
    expect(dialog().queryByText('The old map')).toBeNull();
    await userEvent.type(dialog().getByRole('searchbox'), ' that is not there');
    expect(dialog().getByRole('status')).toHaveTextContent('Nothing found');
  });

  it('opens a bundle inside it one step further in, with a way back to each step', async () => {
    await open(whole);
    await userEvent.click(dialog().getByRole('button', { name: /^Open chat history: Last year/ }));
    expect(screen.getByRole('dialog', { name: 'Last year' })).toBeInTheDocument();
    expect(dialog().getByText('The ford is dry')).toBeInTheDocument();
    const path = within(dialog().getByRole('navigation', { name: 'Where you are' }));
    expect(path.getByText('Last year').closest('[aria-current="page"]')).not.toBeNull();
    await userEvent.click(path.getByRole('button', { name: 'Back to Chat of Ana and Bo' }));
    expect(screen.getByRole('dialog', { name: 'Chat of Ana and Bo' })).toBeInTheDocument();
  });

  it('knows its messages apart from those of a bundle inside it', async () => {
    const long = (word: string): Content => buildText(Array.from({ length: 60 }, () => word).join('\n'));
    const deep = bundle('Deep', [item('Cem', long('deep'))]);
    await open(bundle('Top', [item('Ana', long('top')), item('Bo', deep)]));
    await userEvent.click(dialog().getByRole('button', { name: /^Open chat history: Deep/ }));
    await userEvent.click(dialog().getByRole('button', { name: 'Show more' }));
    await userEvent.click(dialog().getByRole('button', { name: 'Back to Top' }));
    expect(dialog().queryByRole('button', { name: 'Show less' })).toBeNull();
    await userEvent.click(dialog().getByRole('button', { name: /^Open chat history: Deep/ }));
    expect(dialog().getByRole('button', { name: 'Show less' })).toBeInTheDocument();
  });

  it('stays where it is when the adapter throws instead of rejecting', async () => {
    const loadMerged = (): never => {
      throw new Error('No such thing');
    };
    const before: ShowOptions['before'] = (adapter) => void Object.assign(adapter.messages, { loadMerged });
    await open(bundle('Odd', [item('Ana', buildText('First'))], 9), { before });
    expect(await dialog().findByRole('alert')).toBeInTheDocument();
    expect(dialog().getByText('First')).toBeInTheDocument();
  });

  it('loads what did not travel with it, and lets one try again', async () => {
    const loadMerged = vi
      .fn<() => Promise<readonly MessageSnapshot[]>>()
      .mockRejectedValueOnce(new ChatError('timeout'))
      .mockResolvedValue([item('Ana', buildText('First')), item('Bo', buildText('And the rest'))]);
    const before: ShowOptions['before'] = (adapter) => void Object.assign(adapter.messages, { loadMerged });
    await open(bundle(undefined, [item('Ana', buildText('First'))], 2), { before });
    await userEvent.click(await dialog().findByRole('button', { name: 'Try again' }));
    expect(await dialog().findByText('And the rest')).toBeInTheDocument();
    expect(loadMerged).toHaveBeenLastCalledWith({ conversationId: 'c1', threadId: undefined }, 'm1');
  });

  it('is forwarded as a whole where that can be done, and offers nothing where it cannot', async () => {
    const { unmount } = await open(whole);
    expect(dialog().queryByRole('button', { name: 'Forward' })).toBeNull();
    unmount();
    const forward = vi.fn<(messageKey: string) => void>();
    await open(whole, { forward });
    await userEvent.click(dialog().getByRole('button', { name: 'Forward' }));
    expect(forward).toHaveBeenCalledWith('m:m1');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('takes no harm from an answer that is none', async () => {
    const loadMerged = vi
      .fn<() => Promise<unknown>>()
      .mockResolvedValueOnce('nonsense')
      .mockResolvedValue([
        null,
        { content: 7, ref: 5, senderId: {} },
        { senderName: {}, senderId: ['x'], ref: { messageId: {} }, content: buildText('And a good one') },
        ...Array.from({ length: 5_000 }, () => null),
      ]);
    const before: ShowOptions['before'] = (adapter) => void Object.assign(adapter.messages, { loadMerged });
    await open(bundle('Odd', [item('Ana', buildText('First'))], 9), { before });
    await userEvent.click(await dialog().findByRole('button', { name: 'Try again' }));
    expect(await dialog().findByText('And a good one')).toBeInTheDocument();
    await waitFor(() => expect(dialog().getAllByRole('listitem')).toHaveLength(2));
  });

  it('says how many are missing where the rest cannot be had', async () => {
    await open(bundle('Part', [item('Ana', buildText('First'))], 240));
    expect(dialog().getByText('239 more messages are not part of this copy.')).toBeInTheDocument();
  });
});
