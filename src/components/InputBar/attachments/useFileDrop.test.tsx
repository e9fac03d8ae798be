import { fireEvent, render, screen } from '@testing-library/react';
import { useRef, type ReactElement } from 'react';
import { expect, it, vi } from 'vitest';
import { useFileDrop } from './useFileDrop.js';

function Bar({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  useFileDrop(input, { allowed: true, onFiles });
  return (
    <form>
      <input ref={input} type="file" />
    </form>
  );
}

it.each(['cl-chat', 'cl-thread'])('takes files dropped on the messages of a %s', (className) => {
  const onFiles = vi.fn<(files: readonly File[]) => void>();
  render(
    <div className={className}>
      <p>A message</p>
      <Bar onFiles={onFiles} />
    </div>,
  );
  const file = new File(['x'], 'a.txt');
  // False: the browser is kept from opening it.
  expect(fireEvent.drop(screen.getByText('A message'), { dataTransfer: { types: ['Files'], files: [file] } })).toBe(
    false,
  );
  expect(onFiles).toHaveBeenCalledWith([file]);
});
