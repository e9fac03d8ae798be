'use client';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ConversationId } from '../../../model/index.js';
import type { ConversationFilterId } from '../filterId.js';
import { rowOf } from './useRowTriggers.js';

/** A pointer that moves further than this, in px, drags. */
const SLOP = 8;
/** So near the edge of the tabs, in px, they scroll. */
const EDGE = 32;

/** What dragging rows needs to know. */
export interface RowDrag {
  /** What is dragged with a row: the row, or all that is selected. Empty: it cannot be dragged. */
  idsOf(id: ConversationId): readonly ConversationId[];
  /** What the pointer carries, in words. */
  labelOf(ids: readonly ConversationId[]): string;
  onDrop(ids: readonly ConversationId[], filter: ConversationFilterId): void;
}

/** A mouse drags rows onto tabs that take them (`data-drop`). By the pointer and not by the browser's own dragging, which buttons do not have everywhere. */
export function useRowDrag(root: HTMLElement, drag: RowDrag): void {
  const latest = useRef(drag);
  useLayoutEffect(() => {
    latest.current = drag;
  });
  useEffect(() => {
    const page = root.ownerDocument;
    const stops: (() => void)[] = [];
    const listen = <K extends keyof DocumentEventMap>(
      type: K,
      listener: (event: DocumentEventMap[K]) => void,
    ): void => {
      page.addEventListener(type, listener, true);
      stops.push(() => page.removeEventListener(type, listener, true));
    };
    let ghost: HTMLElement | undefined;
    let over: HTMLElement | undefined;
    const mark = (next: HTMLElement | undefined): void => {
      if (next === over) return;
      over?.removeAttribute('data-over');
      next?.setAttribute('data-over', '');
      over = next;
    };
    const end = (): void => {
      for (const stop of stops.splice(0)) stop();
      ghost?.remove();
      ghost = undefined;
      mark(undefined);
      root.removeAttribute('data-dragging');
    };
    const onDown = (down: PointerEvent): void => {
      const id = rowOf(down.target)?.dataset['key'];
      // A pen swipes, as a finger does.
      if (id === undefined || down.button !== 0 || down.pointerType !== 'mouse') return;
      end();
      let ids: readonly ConversationId[] = [];
      listen('pointermove', (event) => {
        if (!ghost) {
          if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < SLOP) return;
          ids = latest.current.idsOf(id);
          if (ids.length === 0 || !root.querySelector('[data-drop]')) return end();
          ghost = page.createElement('div');
          ghost.className = 'cl-truncate cl-conversation-ghost';
          ghost.setAttribute('aria-hidden', 'true');
          ghost.textContent = latest.current.labelOf(ids);
          root.append(ghost);
          root.setAttribute('data-dragging', '');
        }
        event.preventDefault();
        const box = root.getBoundingClientRect();
        ghost.style.transform = `translate(${event.clientX - box.left + 12}px, ${event.clientY - box.top + 12}px)`;
        const under = (root.getRootNode() as Document | ShadowRoot).elementFromPoint(event.clientX, event.clientY);
        const drop = under?.closest<HTMLElement>('[data-drop]');
        mark(drop && root.contains(drop) ? drop : undefined);
        // At an edge of the tabs the next ones come.
        const strip = under?.closest('.cl-conversation-tabs');
        const tabs = strip?.querySelector('[role="tablist"]');
        const edges = tabs?.getBoundingClientRect();
        if (edges && event.clientX > edges.right - EDGE) tabs?.scrollBy(EDGE / 2, 0);
        else if (edges && event.clientX < edges.left + EDGE) tabs?.scrollBy(-EDGE / 2, 0);
      });
      listen('pointerup', () => {
        const filter = over?.dataset['drop'];
        const dragged = ghost !== undefined;
        end();
        if (!dragged) return;
        // The press was for dragging: where it ends nothing is opened.
        const swallow = (click: MouseEvent): void => {
          click.preventDefault();
          click.stopPropagation();
        };
        page.addEventListener('click', swallow, { capture: true, once: true });
        setTimeout(() => page.removeEventListener('click', swallow, true), 0);
        if (filter !== undefined) latest.current.onDrop(ids, filter as ConversationFilterId);
      });
      listen('pointercancel', end);
      listen('keydown', (event) => {
        if (event.key !== 'Escape' || !ghost) return;
        event.preventDefault();
        event.stopPropagation();
        end();
      });
    };
    root.addEventListener('pointerdown', onDown);
    return () => {
      end();
      root.removeEventListener('pointerdown', onDown);
    };
  }, [root]);
}
