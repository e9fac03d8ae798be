/** Width and height of a picture in px. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Which square of a picture is taken: its middle in px of the picture, and how far it is zoomed in; 1 is the largest square there is. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** How far one may zoom in. */
export const MOST_ZOOM = 4;

/** Side of the square in px of the picture. */
export function sideOf({ width, height }: PictureSize, { zoom }: Pick<Crop, 'zoom'>): number {
  return Math.min(width, height) / zoom;
}

/** The same square, within the picture. */
export function clampCrop(size: PictureSize, { x, y, zoom }: Crop): Crop {
  const near = Math.min(MOST_ZOOM, Math.max(1, zoom));
  const half = sideOf(size, { zoom: near }) / 2;
  const within = (at: number, length: number): number => Math.min(length - half, Math.max(half, at));
  return { x: within(x, size.width), y: within(y, size.height), zoom: near };
}

/** The largest square in the middle. */
export function wholeCrop({ width, height }: PictureSize): Crop {
  return { x: width / 2, y: height / 2, zoom: 1 };
}

/** Moved by a part of its own side. */
export function moveCrop(size: PictureSize, crop: Crop, right: number, down: number): Crop {
  const side = sideOf(size, crop);
  return clampCrop(size, { ...crop, x: crop.x + right * side, y: crop.y + down * side });
}

/** Where a key leads: arrows move by a twentieth, with `large` by a fifth; plus and minus zoom. Undefined for other keys. */
export function keyCrop(size: PictureSize, crop: Crop, key: string, large: boolean): Crop | undefined {
  const step = large ? 0.2 : 0.05;
  const moves: Readonly<Record<string, readonly [right: number, down: number]>> = {
    ArrowLeft: [-step, 0],
    ArrowRight: [step, 0],
    ArrowUp: [0, -step],
    ArrowDown: [0, step],
  };
  const move = moves[key];
  if (move) return moveCrop(size, crop, ...move);
  const zoom = key === '+' || key === '=' ? 1.1 : key === '-' ? 1 / 1.1 : undefined;
  return zoom === undefined ? undefined : clampCrop(size, { ...crop, zoom: crop.zoom * zoom });
}
