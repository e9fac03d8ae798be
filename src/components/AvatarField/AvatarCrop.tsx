'use client';
import {
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type Ref,
} from 'react';
import { useOwnStrings } from '../../messages/index.js';
import { useStrings } from '../../react/index.js';
import { Spinner, VisuallyHidden } from '../../ui/index.js';
import { HEADER_BYTES, MOST_PIXELS, readPictureHeader } from '../../utils/pictureHeader.js';
import { clampCrop, keyCrop, moveCrop, MOST_ZOOM, sideOf, wholeCrop, type Crop } from './cropMath.js';
import { avatarStrings } from './strings.js';

/** Side of the picture that comes out, in px; smaller where the picture has less. */
const MOST_SIDE = 640;
/** Side of the place it is looked at in, in px of the canvas. */
const VIEW = 512;
const QUALITY = 0.9;

/** Why a file is not shown: no picture this browser can read; of too many bytes; of too many pixels. */
export type AvatarFault = 'unreadable' | 'too-large' | 'too-many';

/** What a crop can be asked. */
export interface AvatarCropHandle {
  /** The square as a JPEG of at most 640 px, the right way up and without what a camera wrote into it. Rejects when there is none. */
  take(): Promise<Blob>;
}

/** Props of {@link AvatarCrop}. */
export interface AvatarCropProps {
  readonly file: Blob;
  /** How the picture will be seen. */
  readonly shape: 'person' | 'group';
  readonly handle: Ref<AvatarCropHandle>;
  /** It is there: from now on it can be taken. */
  readonly onReady: () => void;
  readonly onFault: (fault: AvatarFault) => void;
}

function paint(canvas: HTMLCanvasElement, side: number, bitmap: ImageBitmap, crop: Crop): void {
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return;
  const from = sideOf(bitmap, crop);
  // JPEG knows no glass: what can be seen through would turn black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, crop.x - from / 2, crop.y - from / 2, from, from, 0, 0, side, side);
}

function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No picture came out.'))), 'image/jpeg', QUALITY);
  });
}

/** Chooses the square of a picture that becomes an avatar: dragged by a pointer, zoomed by a slider or the wheel, moved by arrow keys. */
export function AvatarCrop({ file, shape, handle, onReady, onFault }: AvatarCropProps): ReactElement {
  const t = useOwnStrings(avatarStrings);
  const words = useStrings();
  const id = useId();
  const view = useRef<HTMLCanvasElement>(null);
  const bitmap = useBitmap(file, onReady, onFault);
  const [chosen, setChosen] = useState<Crop>();
  const crop = bitmap && clampCrop(bitmap, chosen ?? wholeCrop(bitmap));
  const from = useRef<{ readonly pointerId: number; readonly x: number; readonly y: number; readonly crop: Crop }>(
    undefined,
  );

  useEffect(() => {
    if (view.current && bitmap && crop) paint(view.current, VIEW, bitmap, crop);
  });
  useImperativeHandle(handle, () => ({
    async take() {
      if (!bitmap || !crop) throw new Error('The picture is not there yet.');
      const canvas = document.createElement('canvas');
      paint(canvas, Math.max(1, Math.min(MOST_SIDE, Math.round(sideOf(bitmap, crop)))), bitmap, crop);
      return encode(canvas);
    },
  }));
  useWheelZoom(view, (factor) => {
    if (bitmap) setChosen((now) => clampCrop(bitmap, zoomed(now ?? wholeCrop(bitmap), factor)));
  });

  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (from.current?.pointerId !== event.pointerId || !bitmap) return;
    const { width } = event.currentTarget.getBoundingClientRect();
    if (width === 0) return;
    const { x, y, crop: before } = from.current;
    setChosen(moveCrop(bitmap, before, (x - event.clientX) / width, (y - event.clientY) / width));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!bitmap || !crop || event.metaKey || event.ctrlKey || event.altKey) return;
    const next = keyCrop(bitmap, crop, event.key, event.shiftKey);
    if (!next) return;
    event.preventDefault();
    setChosen(next);
  };
  const end = (event: PointerEvent): void => {
    if (from.current?.pointerId === event.pointerId) from.current = undefined;
  };
  return (
    <div className="cl-avatar-crop">
      {/* A plane in two directions is no control that HTML has. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className="cl-avatar-crop__stage"
        role="application"
        aria-label={t('avatar.area')}
        aria-describedby={`${id}h`}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-shape={shape}
        onKeyDown={onKeyDown}
      >
        <canvas
          ref={view}
          className="cl-avatar-crop__view"
          aria-hidden
          onPointerDown={(event) => {
            // One finger moves it; a second one changes nothing.
            if (!crop || from.current) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            from.current = { pointerId: event.pointerId, x: event.clientX, y: event.clientY, crop };
          }}
          onPointerMove={onPointerMove}
          onPointerUp={end}
          onPointerCancel={end}
        />
        {bitmap ? null : <Spinner label={words.t('common.loading')} />}
      </div>
      <VisuallyHidden id={`${id}h`}>{t('avatar.hint')}</VisuallyHidden>
      <label className="cl-row cl-avatar-crop__zoom">
        {t('avatar.zoom')}
        <input
          type="range"
          min={1}
          max={MOST_ZOOM}
          step={0.05}
          value={crop?.zoom ?? 1}
          aria-valuetext={`${words.formatNumber(Math.round((crop?.zoom ?? 1) * 10) / 10)}×`}
          onChange={(event) => {
            if (bitmap && crop) setChosen(clampCrop(bitmap, { ...crop, zoom: event.currentTarget.valueAsNumber }));
          }}
        />
      </label>
    </div>
  );
}

const zoomed = (crop: Crop, factor: number): Crop => ({ ...crop, zoom: crop.zoom * factor });

/** Decodes a picture, the right way up; answers why not for one that is not decoded. */
async function decode(file: Blob): Promise<ImageBitmap | AvatarFault> {
  try {
    const header = readPictureHeader(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
    if (header && header.width * header.height > MOST_PIXELS) return 'too-many';
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return 'unreadable';
  }
}

function useBitmap(file: Blob, onReady: () => void, onFault: (fault: AvatarFault) => void): ImageBitmap | undefined {
  const [bitmap, setBitmap] = useState<ImageBitmap>();
  const tell = useRef({ onReady, onFault });
  useEffect(() => {
    tell.current = { onReady, onFault };
  });
  useEffect(() => {
    let made: ImageBitmap | undefined;
    let current = true;
    void decode(file).then((found) => {
      if (typeof found === 'string') return current && tell.current.onFault(found);
      if (!current) return found.close();
      made = found;
      setBitmap(found);
      tell.current.onReady();
    });
    return () => {
      current = false;
      setBitmap(undefined);
      made?.close();
    };
  }, [file]);
  return bitmap;
}

/** React listens passively to wheels: what is behind would scroll along. */
function useWheelZoom(target: React.RefObject<HTMLElement | null>, onZoom: (factor: number) => void): void {
  const latest = useRef(onZoom);
  useEffect(() => {
    latest.current = onZoom;
  });
  useEffect(() => {
    const element = target.current;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      latest.current(Math.exp(-event.deltaY / 500));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [target]);
}
