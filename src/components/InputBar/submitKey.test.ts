import { describe, expect, it } from 'vitest';
import { isSubmit, type SubmitKeyEvent } from './submitKey.js';

const enter: SubmitKeyEvent = {
  key: 'Enter',
  keyCode: 13,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
};

describe('isSubmit', () => {
  it('sends on Enter, and breaks the line on Shift+Enter', () => {
    expect(isSubmit(enter, 'enter', false)).toBe(true);
    expect(isSubmit({ ...enter, shiftKey: true }, 'enter', false)).toBe(false);
  });

  it('sends on Ctrl+Enter or ⌘+Enter, and breaks the line on Enter, when asked to', () => {
    expect(isSubmit(enter, 'mod-enter', false)).toBe(false);
    expect(isSubmit({ ...enter, ctrlKey: true }, 'mod-enter', false)).toBe(true);
    expect(isSubmit({ ...enter, metaKey: true }, 'mod-enter', false)).toBe(true);
  });

  it('never sends while an input method composes, in whichever way the browser tells', () => {
    expect(isSubmit({ ...enter, isComposing: true }, 'enter', false)).toBe(false);
    expect(isSubmit({ ...enter, keyCode: 229 }, 'enter', false)).toBe(false);
    expect(isSubmit(enter, 'enter', true)).toBe(false);
  });

  it('ignores every other key', () => {
    expect(isSubmit({ ...enter, key: 'a', keyCode: 65 }, 'enter', false)).toBe(false);
  });
});
