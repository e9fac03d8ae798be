import { measureElement, observeElementRect, type Virtualizer, type VirtualizerOptions } from '@tanstack/react-virtual';

/** The engine: measures rows, and knows which ones are near the view. Nothing outside of this folder names it. */
export type Engine = Virtualizer<HTMLElement, HTMLElement>;

/** What the engine is told. */
export type EngineOptions = VirtualizerOptions<HTMLElement, HTMLElement>;

/** Where there is no layout (a hidden pane, a test without one) a list of this height is shown. */
export const ASSUMED_HEIGHT: number = 600;

/** What the engine asks of the list. */
export interface EngineHost {
  scroller(): HTMLElement | null;
  isHidden(): boolean;
  /** A size is about to be taken from an observer. */
  beforeMeasure(): void;
  onViewportResized(): void;
  observeScroll(engine: Engine, tell: (offset: number, scrolling: boolean) => void): (() => void) | undefined;
  /** Moves the scroller. */
  write(top: number): void;
  /** Something to render has changed. */
  onChange(): void;
}

type Varying = Pick<
  EngineOptions,
  'count' | 'getItemKey' | 'estimateSize' | 'paddingStart' | 'paddingEnd' | 'overscan' | 'scrollMargin' | 'anchorTo'
>;

/** The engine's options: sizes and ranges are its business, where the reader is is ours. */
export function engineOptions(host: EngineHost, varying: Varying): EngineOptions {
  return {
    ...varying,
    followOnAppend: false,
    // Never "at the end" by heights: the pin is ours.
    scrollEndThreshold: -1,
    getScrollElement: () => host.scroller(),
    measureElement: (element, entry, engine) => {
      if (entry) host.beforeMeasure();
      const size = measureElement(element, entry, engine);
      if (size > 0 || !host.isHidden()) return size;
      // Without layout every box is 0 px high: what is known or guessed stays.
      const index = engine.indexFromElement(element);
      const key = engine.options.getItemKey(index);
      return engine.itemSizeCache.get(key) ?? engine.options.estimateSize(index);
    },
    observeElementRect: (engine, tell) =>
      observeElementRect(engine, (rect) => {
        const hidden = rect.height === 0;
        if (hidden && engine.scrollRect?.height) return;
        tell(hidden ? { width: rect.width, height: ASSUMED_HEIGHT } : rect);
        host.onViewportResized();
      }),
    observeElementOffset: (engine, tell) => host.observeScroll(engine, tell),
    scrollToFn: (offset, { adjustments = 0 }) => host.write(offset + adjustments),
    onChange: () => host.onChange(),
  };
}
