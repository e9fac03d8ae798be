import { describe, expect, it } from 'vitest';
import { fileContent } from './content.js';

const media = { id: 'f', mime: 'application/pdf', size: 10 };
const nameOf = (name: unknown): string | undefined =>
  fileContent.normalize({ type: 'file', items: [{ media, name }] })?.items[0]?.name;

describe('file', () => {
  it('has a name on one line that cannot hide its ending', () => {
    expect(nameOf('plan.pdf')).toBe('plan.pdf');
    expect(nameOf('invoice\u202efdp.exe')).toBe('invoicefdp.exe');
    expect(nameOf('a\nb.txt')).toBe('a b.txt');
    expect(nameOf(undefined)).toBe('file');
    expect(nameOf(' \u0000 ')).toBe('file');
  });

  it('keeps the extension when a long name is cut', () => {
    const name = nameOf('n'.repeat(1000) + '.tar.gz');
    expect(name).toHaveLength(256);
    expect(name).toMatch(/^n+\.gz$/u);
  });

  it('needs at least one file', () => {
    expect(fileContent.normalize({ type: 'file', items: [{ name: 'x' }] })).toBeNull();
    expect(fileContent.normalize({ type: 'file' })).toBeNull();
  });

  it('is summed up by its name, and several by their number', () => {
    const item = { media, name: 'plan.pdf' };
    expect(fileContent.summarize({ type: 'file', items: [item] })).toEqual({ kind: 'file', text: 'plan.pdf' });
    expect(fileContent.summarize({ type: 'file', items: [item, item] })).toEqual({
      kind: 'file.many',
      text: 'plan.pdf',
      params: { count: 2 },
    });
  });
});
