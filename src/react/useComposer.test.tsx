import { act, fireEvent, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createChatStore, type ChatStore } from '../store/index.js';
import { buildConversation, createTestAdapter } from '../testing/index.js';
import { ChatProvider, ConversationScope, useComposer } from './index.js';

let store: ChatStore;

function Field(): ReactElement {
  const composer = useComposer();
  return <textarea value={composer.text} onChange={(event) => composer.setText(event.currentTarget.value)} />;
}

beforeEach(async () => {
  store = createChatStore({
    adapter: createTestAdapter({ conversations: [buildConversation({ id: 'd-ana', peerId: 'ana' })] }),
  });
  await store.start();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  store.dispose();
});

const type = (text: string, ms: number): void => {
  fireEvent.change(screen.getByRole('textbox'), { target: { value: text } });
  act(() => void vi.advanceTimersByTime(ms));
};
const draft = (): string | undefined => store.getState().drafts.get('d-ana')?.text;

it('hands the draft to the store when the writer pauses, and now and then where there is no pause', () => {
  const changed = vi.fn<() => void>();
  render(
    <ChatProvider store={store}>
      <ConversationScope conversationId="d-ana">
        <Field />
      </ConversationScope>
    </ChatProvider>,
  );
  act(() => void vi.advanceTimersByTime(1000));
  store.subscribe(changed);
  const words = 'A word is written without any pause at all';
  for (let end = 1; end <= 8; end++) type(words.slice(0, end), 150);
  // Not once for every key: nobody shows it meanwhile.
  expect(draft()).toBeUndefined();
  expect(changed).not.toHaveBeenCalled();
  for (let end = 9; end <= 12; end++) type(words.slice(0, end), 150);
  expect(draft()?.length).toBeGreaterThan(8);
  type('Then a pause.', 200);
  expect(draft()).toBe('Then a pause.');
});
