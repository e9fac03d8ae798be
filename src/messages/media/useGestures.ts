'use client';
import { useCallback, useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { hold, STEP, WHOLE, zoomTo, type Point, type Size, type Zoom } from './zoom.js';

/** A drag before it is let go. */
export interface Drag {
  readonly axis: 'x' | 'y';
  /** Pixels along the axis. */
  readonly by: number;
}

/** What the fingers, the mouse and the keys do to a picture. */
export interface Gestures {
  /** For the element the gestures are made on. */
  readonly room: RefObject<HTMLDivElement | null>;
  readonly zoom: Zoom;
  /** Under way, while the whole picture shows. */
  readonly drag: Drag | undefined;
  /** Multiplies the scale. */
  zoomBy(factor: number): void;
  reset(): void;
  /** Moves the view over the picture, in px. */
  panBy(x: number, y: number): void;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
    readonly onDoubleClick: (event: { readonly clientX: number; readonly clientY: number }) => void;
  };
}

/** What {@link useGestures} takes. */
export interface GestureOptions {
  /** What is looked at: another one begins whole. */
  readonly subject: string;
  /** Pixels of the picture; undefined where there is nothing to zoom. */
  readonly picture: Size | undefined;
  /** A swipe to the left (-1) or right (1), or down. */
  readonly onSwipe: (direction: -1 | 1 | 'down') => void;
  /** A press on the room beside the picture. */
  readonly onOutside: () => void;
}

interface Session {
  readonly pointers: Map<number, Point>;
  zoom: Zoom;
  /** Of a pinch: how far the fingers were apart. */
  apart: number;
  from: Point;
  middle: Point;
  moved: boolean;
  axis: 'x' | 'y' | undefined;
  outside: boolean;
}

/** Pixels before a press becomes a drag. */
const SLACK = 8;
/** Pixels a swipe needs. */
const SWIPE = 64;

const centre = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});
const apart = ([a, b]: readonly Point[]): number => (a && b ? Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) : 1);

/** Zoom by wheel, pinch, double press and keys; pan; and swipes while the whole picture shows. */
export function useGestures({ subject, picture, onSwipe, onOutside }: GestureOptions): Gestures {
  const room = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ subject, zoom: WHOLE });
  const zoom = seen.subject === subject ? seen.zoom : WHOLE;
  const setZoom = useCallback(
    (next: (before: Zoom) => Zoom) =>
      setSeen((before) => ({ subject, zoom: next(before.subject === subject ? before.zoom : WHOLE) })),
    [subject],
  );
  const [drag, setDrag] = useState<Drag | undefined>(undefined);
  const session = useRef<Session | undefined>(undefined);

  const change = useCallback(
    (next: (before: Zoom) => Zoom) => {
      const box = room.current;
      if (!box || !picture) return;
      setZoom((before) => hold(next(before), picture, { width: box.clientWidth, height: box.clientHeight }));
    },
    [picture, setZoom],
  );
  const inRoom = useCallback((event: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = room.current?.getBoundingClientRect();
    if (!box) return WHOLE;
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
  }, []);

  useEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    // React listens to wheels passively, and then the page would scroll or zoom as well.
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const at = inRoom(event);
      // A pinch on a touchpad comes as a wheel with Ctrl, and in small steps.
      const speed = event.ctrlKey ? 0.01 : 0.002;
      const turned = event.deltaMode === 0 ? event.deltaY : event.deltaY * 40;
      change((before) => zoomTo(before, before.scale * Math.exp(-turned * speed), at));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [change, inRoom]);

  /** From here on fingers are measured anew: one came or went. */
  const begin = (now: Session): void => {
    const points = [...now.pointers.values()];
    now.zoom = zoom;
    now.middle = centre(points);
    now.apart = apart(points);
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || (event.target as Element).closest('button, video') !== null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = inRoom(event);
    session.current ??= {
      pointers: new Map(),
      zoom,
      apart: 1,
      from: at,
      middle: at,
      moved: false,
      axis: undefined,
      outside: event.target === event.currentTarget,
    };
    session.current.pointers.set(event.pointerId, at);
    begin(session.current);
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const now = session.current;
    if (!now?.pointers.has(event.pointerId)) return;
    now.pointers.set(event.pointerId, inRoom(event));
    const points = [...now.pointers.values()];
    const middle = centre(points);
    const moved = { x: middle.x - now.from.x, y: middle.y - now.from.y };
    if (points.length === 1 && !now.moved && Math.hypot(moved.x, moved.y) < SLACK) return;
    now.moved = true;
    if (points.length > 1 || now.zoom.scale > 1) {
      setDrag(undefined);
      const scale = points.length > 1 ? now.zoom.scale * (apart(points) / now.apart) : now.zoom.scale;
      const { zoom: base, middle: start } = now;
      change(() => {
        const scaled = zoomTo(base, scale, start);
        return { scale, x: scaled.x + middle.x - start.x, y: scaled.y + middle.y - start.y };
      });
      return;
    }
    now.axis ??= Math.abs(moved.x) >= Math.abs(moved.y) ? 'x' : 'y';
    // Upwards there is nothing to go to.
    setDrag({ axis: now.axis, by: now.axis === 'x' ? moved.x : Math.max(0, moved.y) });
  };

  const end = (event: PointerEvent<HTMLElement>, cancelled: boolean): void => {
    const now = session.current;
    if (!now?.pointers.delete(event.pointerId)) return;
    if (now.pointers.size > 0) return begin(now);
    session.current = undefined;
    setDrag(undefined);
    if (cancelled) return;
    if (!now.moved) {
      if (now.outside) onOutside();
      return;
    }
    if (!drag || drag.axis !== now.axis || Math.abs(drag.by) < SWIPE) return;
    onSwipe(drag.axis === 'y' ? 'down' : drag.by < 0 ? -1 : 1);
  };

  return {
    room,
    zoom,
    drag,
    zoomBy: (factor) => change((before) => zoomTo(before, before.scale * factor, WHOLE)),
    reset: () => setZoom(() => WHOLE),
    panBy: (x, y) => change((before) => ({ ...before, x: before.x + x, y: before.y + y })),
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp: (event) => end(event, false),
      onPointerCancel: (event) => end(event, true),
      onDoubleClick: (event) => {
        const at = inRoom(event);
        change((before) => (before.scale > 1 ? WHOLE : zoomTo(before, STEP * STEP, at)));
      },
    },
  };
}
