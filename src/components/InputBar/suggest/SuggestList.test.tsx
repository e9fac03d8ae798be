import { act, render, screen } from '@testing-library/react';
import { createRef, type ReactElement } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { ChatProvider } from '../../../react/index.js';
import { createTestAdapter } from '../../../testing/index.js';
import { Root } from '../../../ui/index.js';
import { testEnv } from '../../../env/testEnv.test.helpers.js';
import { SuggestList, type SuggestItem } from './SuggestList.js';
import type { Choice, SuggestKeys } from './types.js';

const keys = createRef<SuggestKeys>() as { current: SuggestKeys | null };
const onChoose = vi.fn<(choice: Choice) => void>();
const onActive = vi.fn<(id: string | undefined) => void>();
const item = (id: string): SuggestItem => ({ id, label: id, choice: { type: 'text', text: `@${id}` } });
const adapter = createTestAdapter();
const env = testEnv();
const list = (names: readonly string[], query = ''): ReactElement => (
  <Root>
    <ChatProvider adapter={adapter} env={env}>
      <SuggestList
        kind="mention"
        listId="l"
        query={query}
        items={names.map(item)}
        keys={keys}
        onActive={onActive}
        onChoose={onChoose}
        onClose={() => undefined}
      />
    </ChatProvider>
  </Root>
);
const press = (key: string): void => act(() => void keys.current?.key(key));
const active = (): string | null => screen.getByRole('option', { selected: true }).textContent;

beforeEach(() => {
  onChoose.mockReset();
  onActive.mockReset();
});

it('keeps the row that was gone to when others come, and chooses that one', () => {
  const { rerender } = render(list(['Ana', 'Bo', 'Cy']));
  press('ArrowDown');
  press('ArrowDown');
  expect(active()).toBe('Cy');
  rerender(list(['Abe', 'Ana', 'Bo', 'Cy', 'Di']));
  expect(active()).toBe('Cy');
  press('Enter');
  expect(onChoose.mock.calls).toEqual([[{ type: 'text', text: '@Cy' }]]);
});

it('begins with the first row for other letters, and where the row that was gone to is no longer offered', () => {
  const { rerender } = render(list(['Ana', 'Bo']));
  press('ArrowUp');
  expect(active()).toBe('Bo');
  rerender(list(['Ana', 'Bob', 'Bo'], 'b'));
  expect(active()).toBe('Ana');
  press('End');
  rerender(list(['Ana', 'Bob'], 'b'));
  expect(active()).toBe('Ana');
});

it('names its rows by ids without spaces', () => {
  render(list(['Ana Maria Lu', 'Ana%Maria']));
  press('Home');
  const [id] = onActive.mock.lastCall ?? [];
  expect(id).toMatch(/^\S+$/u);
  expect(document.querySelector('[aria-selected="true"]')?.id).toBe(id);
  expect(new Set([...document.querySelectorAll('[role="option"]')].map((row) => row.id)).size).toBe(2);
});
