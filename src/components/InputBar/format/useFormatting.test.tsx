import { renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Composer } from '../../../react/index.js';
import { replaceText } from '../insertText.js';
import type { FieldHandlers } from '../useField.js';
import { useFormatting } from './useFormatting.js';

afterEach(() => document.body.replaceChildren());
afterEach(() => vi.restoreAllMocks());

const formats = (platform: string, keys: { ctrlKey?: boolean; metaKey?: boolean }): boolean => {
  vi.spyOn(navigator, 'platform', 'get').mockReturnValue(platform);
  const { result } = renderHook(() => useFormatting({ current: null }, {} as Composer, {} as FieldHandlers));
  return result.current.onKey({ key: 'e', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...keys });
};

it('leaves Ctrl to the caret where the keys of a system go by ⌘', () => {
  expect(formats('MacIntel', { ctrlKey: true })).toBe(false);
  expect(formats('MacIntel', { metaKey: true })).toBe(true);
  expect(formats('iPad', { ctrlKey: true })).toBe(false);
  expect(formats('Linux x86_64', { ctrlKey: true })).toBe(true);
});

it.each([
  ['what was selected', 'Read this', [5, 9], ' now', 'Read **this** now|'],
  ['what is typed where nothing was selected', 'Read ', [5, 5], 'this', 'Read **this**|'],
  ['nothing when the words are others by then', 'Read this', [0, 9], undefined, 'Gone|'],
] as const)(
  'marks %s when the writer types on before the marks are loaded',
  async (_, text, [from, to], more, wanted) => {
    const field = document.body.appendChild(document.createElement('textarea'));
    field.value = text;
    field.setSelectionRange(from, to);
    const setFormat = vi.fn<Composer['setFormat']>();
    const replace: FieldHandlers['replace'] = (start, end, words) => replaceText(field, start, end, words);
    const { result } = renderHook(() =>
      useFormatting({ current: field }, { setFormat } as Partial<Composer> as Composer, { replace } as FieldHandlers),
    );
    result.current.mark('**');
    field.value = more === undefined ? 'Gone' : text + more;
    field.setSelectionRange(field.value.length, field.value.length);
    // The same import as that of the hook, asked for after it.
    await import('./marks.js');
    await Promise.resolve();
    const { value, selectionStart, selectionEnd } = field;
    expect(`${value.slice(0, selectionStart)}|${value.slice(selectionEnd)}`).toBe(wanted);
    expect(setFormat).toHaveBeenCalledTimes(more === undefined ? 0 : 1);
  },
);
