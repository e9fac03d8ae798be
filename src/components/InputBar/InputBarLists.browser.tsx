import { StrictMode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { ChatProvider, ConversationScope } from '../../react/index.js';
import '../../styles/index.css';
import '../../../themes/default.css';
import { buildConversation, buildGroup, buildUser, createTestAdapter, type TestAdapter } from '../../testing/index.js';
import { Root } from '../../ui/index.js';
import { testEnv } from '../../env/testEnv.test.helpers.js';
import { InputBar, type InputBarProps } from './index.js';
import { axeViolations } from '../../../test/axe.js';

afterEach(() => cleanup());

const people = [
  { id: 'ana', nick: 'Ana Maria Lu' },
  { id: 'li', nick: '李小明' },
  { id: 'mo', nick: 'محمد علي' },
  { id: 'jo', nick: 'José' },
];

async function show(props: InputBarProps = {}): Promise<{ adapter: TestAdapter; field: HTMLTextAreaElement }> {
  const adapter = createTestAdapter({
    conversations: [buildConversation({ id: 'g', groupId: 'trip' })],
    groups: [buildGroup({ id: 'trip', self: { userId: 'me', role: 'owner' } })],
    users: people.map((each) => buildUser(each)),
    members: {
      trip: [{ userId: 'me', role: 'owner' }, ...people.map(({ id }) => ({ userId: id, role: 'member' as const }))],
    },
  });
  const env = testEnv();
  await render(
    <StrictMode>
      <div style={{ blockSize: 500, inlineSize: 480, display: 'flex', flexDirection: 'column', justifyContent: 'end' }}>
        <Root>
          <ChatProvider adapter={adapter} env={env}>
            <ConversationScope conversationId="g">
              <InputBar {...props} />
            </ConversationScope>
          </ChatProvider>
        </Root>
      </div>
    </StrictMode>,
  );
  await vi.waitFor(() => expect(document.querySelector('textarea')).not.toBeNull());
  await vi.waitFor(() => expect(adapter.calls.some(({ method }) => method === 'groups.get')).toBe(true));
  const field = document.querySelector('textarea') as HTMLTextAreaElement;
  field.focus();
  return { adapter, field };
}

const options = (): readonly string[] =>
  [...document.querySelectorAll('[role="option"] .cl-suggest__label')].map((each) => each.textContent ?? '');
const active = (field: HTMLTextAreaElement): string | undefined => {
  const id = field.getAttribute('aria-activedescendant');
  return id === null ? undefined : document.getElementById(id)?.querySelector('.cl-suggest__label')?.textContent;
};
const offered = (names: readonly string[]): Promise<void> => vi.waitFor(() => expect(options()).toEqual(names));
const contents = (adapter: TestAdapter): readonly unknown[] =>
  adapter.calls
    .filter(({ method }) => method === 'messages.send')
    .map(({ args }) => (args[0] as { content: unknown }).content);

it('mentions people of a group by keys alone, and tells so to assistive technology', async () => {
  const { adapter, field } = await show();
  await userEvent.keyboard('Hi @');
  await offered(['everyone', 'Ana Maria Lu', '李小明', 'محمد علي', 'José']);
  expect(document.activeElement).toBe(field);
  expect(field.getAttribute('aria-controls')).toBe(document.querySelector('[role="listbox"]')?.id);
  expect(active(field)).toBe('everyone');
  await userEvent.keyboard('{ArrowDown}');
  await vi.waitFor(() => expect(active(field)).toBe('Ana Maria Lu'));
  await userEvent.keyboard('{End}');
  await vi.waitFor(() => expect(active(field)).toBe('José'));
  await userEvent.keyboard('{ArrowDown}');
  await vi.waitFor(() => expect(active(field)).toBe('everyone'));
  await vi.waitFor(() => expect(document.querySelector('.cl-overlay [role="status"]')?.textContent).toBe('5 people'));
  expect(await axeViolations(document.body)).toEqual([]);
  await userEvent.keyboard('ana m');
  await offered(['Ana Maria Lu']);
  await userEvent.keyboard('{Enter}and @jose');
  await offered(['José']);
  await userEvent.keyboard('{Tab}');
  expect(field.value).toBe('Hi @Ana Maria Lu and @José ');
  expect(field.getAttribute('aria-controls')).toBeNull();
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() =>
    expect(contents(adapter)).toMatchObject([
      {
        text: 'Hi @Ana Maria Lu and @José',
        format: 'plain',
        entities: [
          { type: 'mention', offset: 3, length: 13, userId: 'ana' },
          { type: 'mention', offset: 21, length: 5, userId: 'jo' },
        ],
      },
    ]),
  );
});

it('closes the list with Escape until the next sign, and when the caret goes elsewhere', async () => {
  const { field } = await show();
  await userEvent.keyboard('@a');
  await offered(['Ana Maria Lu', 'everyone']);
  await userEvent.keyboard('{Escape}na');
  expect(options()).toEqual([]);
  await userEvent.keyboard(' @');
  await vi.waitFor(() => expect(options()).toHaveLength(5));
  await userEvent.keyboard('{ArrowLeft}');
  await vi.waitFor(() => expect(options()).toHaveLength(0));
  expect(field.value).toBe('@ana @');
});

it('takes a whole mention away with one Backspace, brings it back with undo, and breaks it where it is edited', async () => {
  const { adapter, field } = await show();
  await userEvent.keyboard('@jo');
  await offered(['José']);
  await userEvent.keyboard('{Enter}');
  expect(field.value).toBe('@José ');
  await userEvent.keyboard('{Backspace}{Backspace}');
  expect(field.value).toBe('');
  await userEvent.keyboard('{Control>}zz{/Control}');
  await vi.waitFor(() => expect(field.value).toBe('@José '));
  await vi.waitFor(() => expect(document.querySelector('.cl-mention-marks mark')?.textContent).toBe('@José'));
  await userEvent.keyboard('{Home}So {End}ok{Enter}');
  await vi.waitFor(() =>
    expect(contents(adapter)).toMatchObject([
      { text: 'So @José ok', entities: [{ offset: 3, length: 5, userId: 'jo' }] },
    ]),
  );
  await userEvent.keyboard('@jo');
  await offered(['José']);
  await userEvent.keyboard('{Enter}{ArrowLeft}{ArrowLeft}x{End}{Enter}');
  await vi.waitFor(() => expect(contents(adapter)[1]).toMatchObject({ text: '@Josxé', entities: [] }));
});

it('chooses by pointer without taking the focus from the field', async () => {
  const { field } = await show();
  await userEvent.keyboard('@');
  await vi.waitFor(() => expect(options()).toHaveLength(5));
  await userEvent.click(document.querySelectorAll('[role="option"]')[2] as Element);
  expect(field.value).toBe('@李小明 ');
  expect(document.activeElement).toBe(field);
});

it('copies mentions along, and takes those of strangers for words', async () => {
  const { adapter, field } = await show();
  await userEvent.keyboard('@jo');
  await offered(['José']);
  await userEvent.keyboard('{Enter}{Control>}ax{/Control}');
  expect(field.value).toBe('');
  await userEvent.keyboard('To {Control>}v{/Control}');
  await vi.waitFor(() => expect(field.value).toBe('To @José '));
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(contents(adapter)).toMatchObject([{ entities: [{ offset: 3, userId: 'jo' }] }]));
  const data = new DataTransfer();
  data.setData('text/plain', '@Boss');
  data.setData(
    'application/x-chatloom-mentions',
    JSON.stringify({ text: '@Boss', entities: [{ type: 'mention', userId: 'boss', offset: 0, length: 5 }] }),
  );
  const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  field.dispatchEvent(paste);
  expect(paste.defaultPrevented).toBe(false);
});

const session = cdp() as unknown as { send(method: string, params?: object): Promise<unknown> };
/** What an input method does: shows letters under way, then puts in what was chosen. */
async function compose(steps: readonly string[], chosen: string): Promise<void> {
  for (const text of steps) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await session.send('Input.insertText', { text: chosen });
}

it('opens no list and sends nothing while an input method composes, in Chinese, Japanese and Korean', async () => {
  const { adapter, field } = await show();
  await compose(['ni', 'ni hao'], '你好');
  await userEvent.keyboard('@');
  await vi.waitFor(() => expect(options()).toHaveLength(5));
  await session.send('Input.imeSetComposition', { text: 'li', selectionStart: 2, selectionEnd: 2 });
  await vi.waitFor(() => expect(options()).toHaveLength(0));
  await session.send('Input.insertText', { text: '李' });
  await offered(['李小明']);
  await userEvent.keyboard('{Enter}');
  expect(field.value).toBe('你好@李小明 ');
  await compose(['に', 'にほ', 'にほん'], '日本');
  await compose(['ㅎ', '하', '한'], '한');
  expect(field.value).toBe('你好@李小明 日本한');
  expect(contents(adapter)).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() =>
    expect(contents(adapter)).toMatchObject([
      { text: '你好@李小明 日本한', entities: [{ type: 'mention', offset: 2, length: 4, userId: 'li' }] },
    ]),
  );
});

it('finds emoji by shortcode', async () => {
  const { field } = await show();
  await userEvent.keyboard('Yes :tada');
  await vi.waitFor(() => expect(options()).toEqual(['party popper']));
  await userEvent.keyboard('{Enter}');
  expect(field.value).toBe('Yes 🎉 ');
});
