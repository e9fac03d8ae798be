import { renderHook } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Composer } from '../../../react/index.js';
import type { FieldHandlers } from '../useField.js';
import { useFormatting } from './useFormatting.js';

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
