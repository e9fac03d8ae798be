import { describe, expect, it } from 'vitest';
import { contactContent } from './content.js';

describe('contact', () => {
  it('needs an id or a name', () => {
    expect(contactContent.normalize({ type: 'contact', phones: ['1'] })).toBeNull();
    expect(contactContent.normalize({ type: 'contact', userId: 'ana' })).toEqual({ type: 'contact', userId: 'ana' });
    expect(contactContent.normalize({ type: 'contact', name: 'An\u202ea' })).toEqual({ type: 'contact', name: 'Ana' });
  });

  it('keeps at most ten numbers and addresses', () => {
    const content = contactContent.normalize({
      type: 'contact',
      name: 'Ana',
      phones: Array.from({ length: 90 }, (_, i) => i),
      emails: [null, ''],
    });
    expect(content?.phones).toHaveLength(10);
    expect(content?.emails).toBeUndefined();
  });

  it('is summed up by its name, with the id for the directory', () => {
    expect(contactContent.summarize({ type: 'contact', userId: 'ana', name: 'Ana' })).toEqual({
      kind: 'contact',
      text: 'Ana',
      params: { userId: 'ana' },
    });
  });
});
