import { StrictMode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { InputBar } from '../components/InputBar/index.js';
import { createBrowserEnv } from '../env/index.js';
import { ChatProvider, ConversationScope } from '../react/index.js';
import '../styles/index.css';
import '../../themes/default.css';
import { buildConversation, buildUser, createTestAdapter } from '../testing/index.js';
import { Root } from '../ui/index.js';
import { axeViolations } from '../../test/axe.js';

afterEach(() => cleanup());

const loadEmoji = () => import('./index.js');
const env = createBrowserEnv();

async function show(locale = 'en'): Promise<HTMLTextAreaElement> {
  const adapter = createTestAdapter({
    conversations: [buildConversation({ id: 'd', peerId: 'ana' })],
    users: [buildUser({ id: 'ana', nick: 'Ana' })],
  });
  await render(
    <StrictMode>
      <div style={{ blockSize: 600, inlineSize: 480, display: 'flex', flexDirection: 'column', justifyContent: 'end' }}>
        <Root>
          <ChatProvider adapter={adapter} env={env} locale={locale}>
            <ConversationScope conversationId="d">
              <InputBar emoji={loadEmoji} />
            </ConversationScope>
          </ChatProvider>
        </Root>
      </div>
    </StrictMode>,
  );
  await soon(() => expect(adapter.calls.some(({ method }) => method === 'conversations.list')).toBe(true));
  await soon(() => expect(document.querySelector('textarea')).not.toBeNull());
  return document.querySelector('textarea') as HTMLTextAreaElement;
}

/** The first to come loads a lot. */
const soon = (check: () => void): Promise<void> => vi.waitFor(check, 5000);
const button = (name: string): HTMLElement =>
  document.querySelector<HTMLElement>(`[aria-label="${name}"]`) as HTMLElement;
const cells = (): readonly (string | null)[] =>
  [...document.querySelectorAll('.cl-emoji-grid__cell')].map((cell) => cell.getAttribute('aria-label'));

it(
  'offers all emoji by group, search, skin tone and recents, by keys alone, and passes axe',
  { timeout: 60_000 },
  async () => {
    const field = await show();
    await userEvent.click(button('Emoji'));
    await soon(() => expect(document.activeElement).toBe(button('Search emoji')));
    await soon(() => expect(cells().length).toBeGreaterThan(400));
    expect(await axeViolations(document.body)).toEqual([]);

    await userEvent.keyboard('wave');
    await soon(() => expect(cells()[0]).toBe('waving hand'));
    await userEvent.click(button('Skin tone'));
    await userEvent.click(document.querySelectorAll('.cl-emoji-picker__tone-choice')[3] as Element);
    button('Search emoji').focus();
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    expect(field.value).toBe('👋🏽');
    await soon(() => expect(cells()[0]).toBe('waving hand'));
    button('Search emoji').focus();
    await userEvent.keyboard('{Control>}a{/Control}{Delete}');
    await soon(() => expect(cells().length).toBeGreaterThan(400));
    await userEvent.keyboard('{Tab}{Tab}{Tab}{ArrowRight}');
    await soon(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Animals and nature'));
    await userEvent.keyboard('{Tab}{ArrowDown}{End}{Enter}');
    expect(field.value.length).toBeGreaterThan('👋🏽'.length);
    expect(document.querySelector('.cl-emoji-picker')).toBeNull();
    expect(document.activeElement).toBe(field);

    await userEvent.click(button('Emoji'));
    await soon(() => expect(document.querySelector('[role="tab"]')?.getAttribute('aria-label')).toBe('Recently used'));
    await soon(() => expect(cells()).toContain('waving hand'));
    expect(document.querySelector('.cl-emoji-picker em-emoji-picker')).toBeNull();
    expect(Object.keys(localStorage).filter((key) => key.startsWith('emoji-mart'))).toEqual([]);
  },
);

it('searches in Chinese', async () => {
  const field = await show('zh-CN');
  await soon(() => expect(button('表情')).not.toBeNull());
  await userEvent.click(button('表情'));
  await soon(() => expect(document.activeElement).toBe(button('搜索表情')));
  await userEvent.fill(button('搜索表情'), '蛋糕');
  await soon(() => expect(cells().slice(0, 3)).toContain('生日蛋糕'));
  await userEvent.keyboard('{Escape}');
  field.focus();
  await userEvent.fill(field, ':西瓜');
  await soon(() => expect(document.querySelector('[role="option"] .cl-suggest__label')?.textContent).toBe('西瓜'));
});
