'use client';
import { useEffect, useRef, useState, type RefObject } from 'react';

/** Options of {@link useFileDrop}. */
export interface FileDropOptions {
  readonly allowed: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/**
 * Lets files be dropped anywhere on the chat or thread around an input bar. Answers the chat while files are held above it; with several chats on a page that is the
 * one under the pointer.
 *
 * @param inside a field of the input bar
 */
export function useFileDrop(inside: RefObject<HTMLInputElement | null>, options: FileDropOptions): HTMLElement | null {
  const [over, setOver] = useState<HTMLElement | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const target = inside.current?.closest<HTMLElement>('.cl-chat, .cl-thread') ?? inside.current?.form;
    if (!target) return undefined;
    const listening = new AbortController();
    const listen = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      listener: (event: DragEvent) => void,
    ): void => target.addEventListener(type, listener, { signal: listening.signal });
    /** Whether these are files, and no chat inside of this one wants them. */
    const isMine = (event: DragEvent): boolean =>
      !event.defaultPrevented && event.dataTransfer?.types.includes('Files') === true;
    const hold = (event: DragEvent): void => {
      if (!isMine(event)) return;
      // Also where it is refused: the browser must not open the file instead of the page.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = latest.current.allowed ? 'copy' : 'none';
      setOver(target);
    };
    listen('dragenter', hold);
    listen('dragover', hold);
    listen('dragleave', (event) => {
      if (!(event.relatedTarget instanceof Node && target.contains(event.relatedTarget))) setOver(null);
    });
    listen('drop', (event) => {
      if (!isMine(event)) return;
      event.preventDefault();
      setOver(null);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (latest.current.allowed && files.length > 0) latest.current.onFiles(files);
    });
    return () => listening.abort();
  }, [inside]);
  return over;
}
