'use client';
import { useRef, type PointerEvent, type RefObject } from 'react';
import type { Tray } from '../../../react/index.js';

/** Pixels before a press becomes a drag. */
const SLACK = 6;

/** Lets tiles be put into another order by dragging them with a mouse. Fingers scroll the tray; they have buttons for it. */
export function useTileDrag(
  list: RefObject<HTMLElement | null>,
  tray: Tray,
): (id: string) => {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onClickCapture(event: { preventDefault(): void; stopPropagation(): void }): void;
} {
  const moved = useRef(false);
  return (id) => ({
    onPointerDown(event) {
      if (event.pointerType !== 'mouse' || event.button !== 0) return;
      moved.current = false;
      const from = event.clientX;
      const ended = new AbortController();
      const { signal } = ended;
      const onMove = ({ clientX }: globalThis.PointerEvent): void => {
        if (!moved.current && Math.abs(clientX - from) < SLACK) return;
        moved.current = true;
        const items = tray.getState().items;
        const now = items.findIndex((item) => item.id === id);
        const boxes = [...(list.current?.children ?? [])].map((child) => child.getBoundingClientRect());
        const under = boxes.findIndex(({ left, right }) => clientX >= left && clientX <= right);
        if (under >= 0 && now >= 0 && under !== now) tray.move(id, under);
      };
      addEventListener('pointermove', onMove, { signal });
      addEventListener('pointerup', () => ended.abort(), { signal });
      addEventListener('pointercancel', () => ended.abort(), { signal });
    },
    onClickCapture(event) {
      if (!moved.current) return;
      // The press was a drag: the tile is where it was put, and nothing else happens.
      moved.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  });
}
