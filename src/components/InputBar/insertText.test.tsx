import { expect, it } from 'vitest';
import { insertText } from './insertText.js';

it('puts nothing into a field nobody may write in', () => {
  const field = document.createElement('textarea');
  document.body.append(field);
  field.value = 'on its way';
  field.readOnly = true;
  insertText(field, '🎉');
  expect(field.value).toBe('on its way');
  field.readOnly = false;
  insertText(field, '🎉');
  expect(field.value).toContain('🎉');
  field.remove();
});
