import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FieldHandlers } from './useField.js';
import { useTemplates } from './useTemplates.js';

const field = document.createElement('textarea');
beforeEach(() => document.body.append(field));
afterEach(() => field.remove());
const selected = (): string => field.value.slice(field.selectionStart, field.selectionEnd);

async function fill(template: string): Promise<() => boolean> {
  field.value = '';
  const words = { replace: (start, end, text) => field.setRangeText(text, start, end, 'end') } as FieldHandlers;
  const { result } = renderHook(() => useTemplates({ current: field }, words, {}));
  result.current.fill(template, 0, 0);
  await vi.waitFor(() => expect(selected()).not.toBe(''));
  return () => result.current.next();
}

it('leads back once to what was left open, and then lets Tab go', async () => {
  const next = await fill('From {start} to {end}');
  expect(selected()).toBe('{start}');
  expect(next()).toBe(true);
  expect(selected()).toBe('{end}');
  expect(next()).toBe(true);
  expect(selected()).toBe('{start}');
  expect(next()).toBe(true);
  expect(next()).toBe(false);
});

it('lets Tab go where the only open place is the one that is selected', async () => {
  const next = await fill('At {hour}');
  expect(next()).toBe(false);
});
