import { StrictMode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import type { GroupSettings } from '../../model/index.js';
import { ChatProvider, ConversationScope } from '../../react/index.js';
import '../../styles/index.css';
import '../../../themes/default.css';
import { buildConversation, buildGroup, buildUser, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { Root } from '../../ui/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { InputBar, type InputBarProps } from './index.js';

afterEach(() => cleanup());

interface Shown {
  readonly adapter: TestAdapter;
  readonly field: HTMLTextAreaElement;
}

async function show(props: InputBarProps = {}, settings?: GroupSettings): Promise<Shown> {
  const adapter = createTestAdapter({
    conversations: [
      settings ? buildConversation({ id: 'c', groupId: 'trip' }) : buildConversation({ id: 'c', peerId: 'ana' }),
    ],
    groups: [buildGroup({ id: 'trip', self: { userId: 'me', role: 'member' }, ...(settings && { settings }) })],
    users: [buildUser({ id: 'ana', nick: 'Ana' })],
  });
  await render(
    <StrictMode>
      <Root>
        <ChatProvider adapter={adapter} env={testEnv()}>
          <ConversationScope conversationId="c">
            <InputBar {...props} />
          </ConversationScope>
        </ChatProvider>
      </Root>
    </StrictMode>,
  );
  await vi.waitFor(() => expect(document.querySelector('textarea')).not.toBeNull());
  const field = document.querySelector('textarea') as HTMLTextAreaElement;
  await vi.waitFor(() => expect(adapter.calls.some(({ method }) => method === 'conversations.list')).toBe(true));
  field.focus();
  return { adapter, field };
}

const contents = (adapter: TestAdapter): readonly unknown[] =>
  adapter.calls
    .filter(({ method }) => method === 'messages.send')
    .map(({ args }) => (args[0] as { content: unknown }).content);
const value = (field: HTMLTextAreaElement, text: string): Promise<void> =>
  vi.waitFor(() => expect(field.value).toBe(text));
const rows = (): readonly (string | undefined)[] =>
  [...document.querySelectorAll('[role="option"] .cl-suggest__label')].map((row) => row.textContent ?? undefined);

it('formats by keys, takes the marks away again, undoes in steps, and sends as markdown what was formatted', async () => {
  const { adapter, field } = await show();
  await userEvent.keyboard('2*3*4{Enter}');
  await userEvent.keyboard('so good');
  field.setSelectionRange(3, 7);
  await userEvent.keyboard('{Control>}b{/Control}');
  await value(field, 'so **good**');
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('good');
  await userEvent.keyboard('{Control>}b{/Control}');
  await value(field, 'so good');
  await userEvent.keyboard('{Control>}{Shift>}x{/Shift}{/Control}');
  await value(field, 'so ~~good~~');
  await userEvent.keyboard('{Control>}z{/Control}');
  await value(field, 'so good');
  await userEvent.keyboard('{Control>}e{/Control}');
  await value(field, 'so `good`');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() =>
    expect(contents(adapter)).toMatchObject([
      { text: '2*3*4', format: 'plain' },
      { text: 'so `good`', format: 'markdown' },
    ]),
  );
});

it('has buttons for formatting, one stop of Tab, and shows how it will look', async () => {
  const { field } = await show({ toolbar: true });
  await vi.waitFor(() => expect(document.querySelector('[role="toolbar"]')).not.toBeNull());
  await userEvent.keyboard('word');
  field.setSelectionRange(0, 4);
  const tool = (name: string): Element => document.querySelector(`[aria-label="${name}"]`) as Element;
  await userEvent.click(tool('Bold'));
  await value(field, '**word**');
  await userEvent.click(
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Preview') as Element,
  );
  await vi.waitFor(() => expect(document.querySelector('.cl-format__preview strong')?.textContent).toBe('word'));
  expect(document.querySelectorAll('[role="toolbar"] [tabindex="0"]')).toHaveLength(1);
});

it('takes a paste of 100,000 characters without a pause that is felt, and can still be written in', async () => {
  const { field } = await show();
  const text = `${'A line of a log that goes on. '.repeat(3330)}end`;
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const start = performance.now();
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  // An event of a page puts nothing in by itself: as the browser does it.
  field.setRangeText(text, 0, 0, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  await userEvent.keyboard('!');
  await value(field, `${text}!`);
  // Half a minute of the slowest machine is not measured here; a freeze is.
  expect(performance.now() - start).toBeLessThan(5000);
});

it('puts ready answers in by /, fills in what is known, and leads by Tab to what is not', async () => {
  const quickReplies = [
    { id: 'hi', title: 'Hello', text: 'Hello {name}, about order {order} of {date}:' },
    { id: 'bye', title: 'Bye', text: 'Goodbye' },
  ];
  const { field } = await show({ quickReplies });
  await userEvent.keyboard('/hel');
  await vi.waitFor(() => expect(rows()).toEqual(['Hello']));
  await userEvent.keyboard('{Enter}');
  await value(field, 'Hello Ana, about order {order} of {date}:');
  await vi.waitFor(() => expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('{order}'));
  await userEvent.keyboard('17{Tab}');
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('{date}');
  await userEvent.keyboard('Monday{Tab}');
  expect(document.activeElement).not.toBe(field);
  expect(field.value).toBe('Hello Ana, about order 17 of Monday:');
});

it('chooses a command as a chip, which Backspace and Escape leave, and runs one without words at once', async () => {
  const remind = vi.fn<(call: { args: string }) => void>();
  const shrug = vi.fn<() => void>();
  const commands = [
    { name: 'remind', args: '[when] [what]', description: 'Reminds you', run: remind },
    { name: 'shrug', run: shrug },
    { name: 'pin', permission: 'dismiss' as const, run: shrug },
  ];
  const { adapter, field } = await show({ commands });
  await userEvent.keyboard('/');
  await vi.waitFor(() => expect(rows()).toEqual(['/remind [when] [what]', '/shrug']));
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(document.querySelector('.cl-command-chip')?.textContent).toContain('/remind'));
  expect(field.value).toBe('');
  await userEvent.keyboard('{Backspace}');
  await vi.waitFor(() => expect(document.querySelector('.cl-command-chip')).toBeNull());
  await userEvent.keyboard('/re');
  await vi.waitFor(() => expect(rows()).toHaveLength(1));
  await userEvent.keyboard('{Tab}5m tea{Enter}');
  await vi.waitFor(() => expect(remind.mock.calls.map(([{ args }]) => args)).toEqual(['5m tea']));
  await value(field, '');
  await userEvent.keyboard('/shr');
  await vi.waitFor(() => expect(rows()).toHaveLength(1));
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(shrug).toHaveBeenCalledTimes(1));
  await value(field, '');
  expect(contents(adapter)).toEqual([]);
});

it('shows why a middleware refused, and keeps the words', async () => {
  const middleware = [{ onBeforeSend: () => ({ refuse: 'No card numbers, please' }) }];
  const { adapter, field } = await show({ middleware });
  await userEvent.keyboard('4111 1111{Enter}');
  await vi.waitFor(() =>
    expect(document.querySelector('.cl-input-bar__note')?.textContent).toBe('No card numbers, please'),
  );
  expect(field.value).toBe('4111 1111');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(contents(adapter)).toEqual([]);
});

it('lets one write in slow mode, and counts down to when it can be sent', async () => {
  const { adapter, field } = await show({}, { slowModeSeconds: 60 });
  await userEvent.keyboard('One{Enter}');
  await vi.waitFor(() => expect(contents(adapter)).toHaveLength(1));
  await userEvent.keyboard('Two{Enter}');
  await vi.waitFor(() => expect(document.querySelector('[role="timer"]')?.textContent).toMatch(/^(?:1:00|0:5\d)$/));
  expect(field.value).toBe('Two');
  expect(contents(adapter)).toHaveLength(1);
});
