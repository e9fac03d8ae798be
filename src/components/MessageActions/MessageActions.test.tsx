import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ChatError } from '../../contract/index.js';
import type { Message } from '../../model/index.js';
import { ChatProvider, ConversationScope, useDesk, useTimeline, type Desk } from '../../react/index.js';
import { createChatStore, type ChatStore } from '../../store/index.js';
import {
  buildConversation,
  buildMessage,
  createTestAdapter,
  createVirtualWorld,
  type TestAdapter,
  type VirtualWorld,
} from '../../testing/index.js';
import type { VirtualListHandle } from '../../ui/index.js';
import { MessageActions } from './MessageActions.js';
import type { ActionsProps, RowMark } from './types.js';

const ref = { conversationId: 'c1' };
let adapter: TestAdapter;
let store: ChatStore;
let world: VirtualWorld;
let desk: Desk | null = null;
/** What the service answers to a pin and a report. */
const pin = vi.fn<() => Promise<void>>();
const report = vi.fn<() => Promise<void>>();
const onHold = vi.fn<ActionsProps['onHold']>();

/** Lets virtual time pass, and what is loaded come. */
async function pass(ms = 50): Promise<void> {
  await act(async () => {
    await world.advance(ms);
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setTimeout(resolve, 0));
  });
}

/** A list of plain rows with the actions over it. */
function List({ customize }: { readonly customize?: ActionsProps['customize'] }): ReactElement {
  const { view } = useTimeline();
  const here = useDesk();
  useEffect(() => {
    desk = here;
  }, [here]);
  const list = useRef<VirtualListHandle>(null);
  const [mark, setMark] = useState<RowMark>();
  const onMarks = useCallback((next: RowMark | undefined) => setMark(() => next), []);
  return (
    <div>
      <div role="log" tabIndex={-1}>
        {Array.from({ length: view.size }, (_, index) => view.rowAt(index)).map(({ key, message }) => (
          <div key={key} data-key={key}>
            {mark?.(key)}
            <div role="article" tabIndex={-1} aria-label={message.id}>
              <div className="cl-message__line">{message.id}</div>
            </div>
          </div>
        ))}
      </div>
      <MessageActions
        rows={view}
        list={list}
        goTo={() => undefined}
        customize={customize}
        onHold={onHold}
        onMarks={onMarks}
      />
    </div>
  );
}

async function open(messages: readonly Message[], props: Parameters<typeof List>[0] = {}): Promise<void> {
  world = createVirtualWorld();
  adapter = createTestAdapter({
    messages,
    users: [{ id: 'bo', nick: 'Bo' }],
    conversations: [buildConversation({ id: 'c1', peerId: 'bo' })],
  });
  Object.assign(adapter.messages, { pin, report });
  store = createChatStore({ adapter, env: world.createEnv() });
  await store.start();
  render(
    <div className="cl-root">
      <ChatProvider store={store}>
        <ConversationScope conversationId="c1">
          <List {...props} />
        </ConversationScope>
      </ChatProvider>
    </div>,
  );
  await pass();
}

const article = (id: string): HTMLElement => screen.getByRole('article', { name: id });
const message = (seq: number, changes: Partial<Message> = {}): Message => ({
  ...buildMessage({ seq, senderId: 'bo', text: `Message ${seq}` }),
  ...changes,
});
async function press(id: string, key: string, options: { readonly shiftKey?: boolean } = {}): Promise<void> {
  fireEvent.keyDown(article(id), { key, ...options });
  await pass();
}
const bar = (): HTMLElement => screen.getByRole('toolbar', { name: 'Selected messages' });

// What is loaded when it is first wanted is there at once.
beforeAll(() =>
  Promise.all([
    import('./ActionLayer.js'),
    import('./panels/Panels.js'),
    import('./forward/ForwardDialog.js'),
    import('../../ui/Menu/MenuPopup.js'),
    import('../../store/kept/kept.js'),
  ]),
);
afterEach(() => {
  store.dispose();
  for (const mock of [onHold, pin, report]) mock.mockReset();
});

describe('a message that goes', () => {
  for (const [what, key, role] of [
    ['menu', 'Enter', 'menu'],
    ['choice of reactions', '+', 'grid'],
  ] as const) {
    it(`takes its ${what} along, and the list follows its end again`, async () => {
      await open([message(1), message(2)]);
      await press('m1', key);
      expect(await screen.findByRole(role)).toBeInTheDocument();
      expect(onHold).toHaveBeenLastCalledWith(true);
      adapter.emit({ type: 'message-removed', ...ref, messageIds: ['m1'] });
      await pass();
      expect(screen.queryByRole(role)).not.toBeInTheDocument();
      expect(onHold).toHaveBeenLastCalledWith(false);
    });
  }
});

describe('forwarding asked for from elsewhere', () => {
  const ask = async (): Promise<void> => {
    act(() => desk?.list(ref)?.forward('m:m1'));
    await pass();
  };

  it('asks where to', async () => {
    await open([message(1)]);
    await ask();
    expect(await screen.findByRole('dialog', { name: 'Forward 1 message' })).toBeInTheDocument();
  });

  it('is refused where the host does not offer it', async () => {
    await open([message(1)], { customize: (defaults) => defaults.filter(({ id }) => id !== 'forward') });
    await ask();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByText(/^Not done/)).toBeInTheDocument();
  });

  it('says why where it is offered and refused', async () => {
    await open([message(1)], {
      customize: (defaults) =>
        defaults.map((action) => (action.id === 'forward' ? { ...action, refused: 'For members only.' } : action)),
    });
    await ask();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByText('Not done. For members only.')).toBeInTheDocument();
  });
});

describe('several at once', () => {
  it('are handed on only where each of them may be', async () => {
    await open([message(1), message(2, { recalled: { by: 'bo', time: 1 }, content: { type: 'recalled' } })]);
    await press('m2', 'x');
    expect(within(bar()).queryByRole('button', { name: /^Forward/ })).not.toBeInTheDocument();
    expect(within(bar()).getByRole('button', { name: /^Delete/ })).toBeInTheDocument();
    await press('m1', ' ');
    fireEvent.click(within(bar()).getByRole('button', { name: /^Forward/ }));
    await pass();
    expect(await screen.findByRole('dialog', { name: 'Forward 1 message' })).toBeInTheDocument();
  });

  it('are what the host says of each of them', async () => {
    await open([message(1), message(2), message(3)], {
      customize: (defaults, { message: { id } }) =>
        defaults
          .filter((action) => !(action.id === 'copy-text' || (action.id === 'select' && id === 'm2')))
          .map((action) => (action.id === 'delete' ? { ...action, refused: 'Kept by law.' } : action)),
    });
    await press('m1', 'x');
    await press('m2', ' ');
    expect(screen.getByText('1 message selected')).toBeInTheDocument();
    fireEvent.click(article('m3'), { shiftKey: true, detail: 1 });
    await pass();
    expect(screen.getByText('2 messages selected')).toBeInTheDocument();
    expect(within(bar()).queryByRole('button', { name: /^Copy/ })).not.toBeInTheDocument();
    const remove = within(bar()).getByRole('button', { name: 'Delete for me. Kept by law.' });
    expect(remove).toHaveAttribute('aria-disabled', 'true');
  });

  it('have no box where they cannot be chosen, and one that was chosen keeps it until it is left out', async () => {
    await open([
      message(1),
      message(2, {
        content: { type: 'notice', event: { kind: 'group-created' }, targetIds: [] } as Message['content'],
      }),
      message(3),
    ]);
    await press('m1', 'x');
    const boxes = (): HTMLElement[] => screen.getAllByRole('checkbox', { name: 'Select this message' });
    expect(boxes().map((box) => box.closest('[data-key]')?.textContent)).toEqual(['m1', 'm3']);
    fireEvent.click(boxes()[1]!);
    await pass();
    expect(screen.getByText('2 messages selected')).toBeInTheDocument();
  });

  it('leave out of a range what nobody can read and what is still being written', async () => {
    await open([
      message(1),
      message(2, { crypto: 'failed' }),
      message(3, { streaming: true }),
      message(4, {
        content: { type: 'notice', event: { kind: 'group-created' }, targetIds: [] } as Message['content'],
      }),
      message(5),
    ]);
    await press('m1', 'x');
    fireEvent.click(article('m5'), { shiftKey: true, detail: 1 });
    await pass();
    expect(screen.getByText('2 messages selected')).toBeInTheDocument();
  });
});

describe('what is told', () => {
  const due = (): HTMLElement[] => screen.queryAllByText(/You wanted to be reminded/);
  async function remind(count: number): Promise<void> {
    for (let i = 0; i < count; i++)
      await act(() => store.actions.remindOf(ref, 'm1', world.now() + 100 + i, `Person ${i}`));
    await pass(200);
  }

  it('does not push a reminder away: it stays until it is closed', async () => {
    await open([message(1)]);
    await remind(1);
    expect(due()).toHaveLength(1);
    pin.mockRejectedValue(new ChatError('forbidden'));
    for (let i = 0; i < 4; i++) await press('m1', 'p');
    expect(screen.getAllByText(/^Not done/)).toHaveLength(4);
    expect(due()).toHaveLength(1);
    fireEvent.click(within(due()[0]!.parentElement!).getByRole('button', { name: 'Close' }));
    await pass();
    expect(due()).toHaveLength(0);
    expect(store.getState().reminders.size).toBe(0);
  });

  it('shows three reminders, and the next when one is closed', async () => {
    await open([message(1)]);
    await remind(4);
    expect(due().map((each) => each.textContent)).toEqual([0, 1, 2].map((i) => expect.stringContaining(`Person ${i}`)));
    fireEvent.click(within(due()[0]!.parentElement!).getByRole('button', { name: 'Close' }));
    await pass();
    expect(due().map((each) => each.textContent)).toEqual([1, 2, 3].map((i) => expect.stringContaining(`Person ${i}`)));
  });

  it('says when a reminder cannot be closed, and keeps it', async () => {
    await open([message(1)]);
    await remind(1);
    vi.spyOn(store.actions, 'dropReminder').mockRejectedValue(new ChatError('internal'));
    fireEvent.click(within(due()[0]!.parentElement!).getByRole('button', { name: 'Close' }));
    await pass();
    expect(due()).toHaveLength(1);
    expect(screen.getByText(/^Not done/)).toBeInTheDocument();
  });

  it('goes when the reminder was closed elsewhere', async () => {
    await open([message(1)]);
    await remind(1);
    const [id = ''] = store.getState().reminders.keys();
    await act(() => store.actions.dropReminder(id));
    expect(due()).toHaveLength(0);
  });

  it('leaves the focus in the list when it is closed with the keyboard', async () => {
    await open([message(1)]);
    await remind(1);
    const close = within(due()[0]!.parentElement!).getByRole('button', { name: 'Close' });
    close.focus();
    fireEvent.click(close);
    await pass();
    expect(screen.getByRole('log')).toHaveFocus();
  });

  it('does not take the focus from where it is when a toast is closed by pointer', async () => {
    await open([message(1)]);
    await remind(1);
    article('m1').focus();
    fireEvent.click(within(due()[0]!.parentElement!).getByRole('button', { name: 'Close' }));
    expect(article('m1')).toHaveFocus();
  });
});

describe('a report that is answered late', () => {
  /** Sends a report, closes its dialog, and opens another one. */
  async function reportAndGo(): Promise<void> {
    await open([message(1)]);
    await press('m1', 'Enter');
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Report/ }));
    await pass();
    fireEvent.click(await screen.findByRole('radio', { name: 'Advertising or fraud' }));
    fireEvent.click(screen.getByRole('button', { name: 'Report' }));
    await pass();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await pass();
    await press('m1', 'i');
  }

  it('does not close what is open by then', async () => {
    let answer = (): void => undefined;
    report.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    await reportAndGo();
    answer();
    await pass();
    expect(screen.getByText('Thank you. It was reported.')).toBeInTheDocument();
    expect(await screen.findByRole('dialog', { name: 'Message info' })).toBeInTheDocument();
  });

  it('says that it was refused', async () => {
    let refuse: (reason: Error) => void = () => undefined;
    report.mockReturnValue(new Promise((_resolve, reject) => (refuse = reject)));
    await reportAndGo();
    refuse(new ChatError('forbidden'));
    await pass();
    expect(screen.getByText(/^Not done/)).toBeInTheDocument();
    expect(await screen.findByRole('dialog', { name: 'Message info' })).toBeInTheDocument();
  });
});
