/** Width and height, or a point, in px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A point in px, from the middle of the room. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a picture is looked at: how large, and how far its middle is from the middle of the room. */
export interface Zoom extends Point {
  /** 1: as large as fits. */
  readonly scale: number;
}

/** The whole picture in the middle. */
export const WHOLE: Zoom = { scale: 1, x: 0, y: 0 };

/** How much one step of a key or button changes. */
export const STEP = 1.5;

const LEAST = 4;

/** A size brought into a room, never larger than it is. */
export function fit(picture: Size, room: Size): Size {
  const scale = Math.min(1, room.width / picture.width, room.height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** How far one can zoom in: to twice the picture's own pixels, and at least to four times what fits. */
export function mostZoom(picture: Size, room: Size): number {
  return Math.max(LEAST, (2 * picture.width) / Math.max(1, fit(picture, room).width));
}

/** Keeps a view inside: neither smaller than whole nor past the edges of the picture. */
export function hold(zoom: Zoom, picture: Size, room: Size): Zoom {
  const scale = Math.min(mostZoom(picture, room), Math.max(1, zoom.scale));
  const shown = fit(picture, room);
  const within = (at: number, size: number, space: number): number => {
    const most = Math.max(0, (size * scale - space) / 2);
    return Math.min(most, Math.max(-most, at)) + 0;
  };
  return {
    scale,
    x: within(zoom.x, shown.width, room.width),
    y: within(zoom.y, shown.height, room.height),
  };
}

/** Another scale, with what is under `at` staying where it is. */
export function zoomTo(zoom: Zoom, scale: number, at: Point): Zoom {
  const factor = scale / zoom.scale;
  return { scale, x: at.x - (at.x - zoom.x) * factor, y: at.y - (at.y - zoom.y) * factor };
}
