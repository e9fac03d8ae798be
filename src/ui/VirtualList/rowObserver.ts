/** The key of a row's box. */
export function keyOfBox(box: HTMLElement): string {
  return box.dataset['key'] ?? '';
}

const borderBox: ResizeObserverOptions = { box: 'border-box' };

/** Tells the heights of mounted rows when they change. */
export class RowObserver {
  private readonly boxes = new Set<HTMLElement>();
  private readonly onSizes: (sizes: ReadonlyMap<string, number>) => void;
  private observer: ResizeObserver | undefined;
  /** Rows that were mounted by what a change of heights led to. */
  private readonly late = new Set<HTMLElement>();
  private delivering = false;
  private frame: number | undefined;

  constructor(onSizes: (sizes: ReadonlyMap<string, number>) => void) {
    this.onSizes = onSizes;
  }

  start(): () => void {
    if (typeof ResizeObserver === 'undefined') return () => undefined;
    this.observer = new ResizeObserver((entries) => this.take(entries));
    for (const box of this.boxes) this.watch(box);
    return () => {
      this.observer?.disconnect();
      this.observer = undefined;
      if (this.frame !== undefined) cancelAnimationFrame(this.frame);
      this.frame = undefined;
      this.late.clear();
    };
  }

  add(box: HTMLElement): void {
    this.boxes.add(box);
    this.watch(box);
  }

  /** Rows that went: a detached box would count as one that changed too late. */
  prune(): void {
    for (const box of this.boxes) {
      if (box.isConnected) continue;
      this.boxes.delete(box);
      this.late.delete(box);
      this.observer?.unobserve(box);
    }
  }

  private take(entries: readonly ResizeObserverEntry[]): void {
    const sizes = new Map<string, number>();
    for (const { target, borderBoxSize } of entries) {
      const box = target as HTMLElement;
      if (box.isConnected) sizes.set(keyOfBox(box), Math.round(borderBoxSize[0]?.blockSize ?? box.offsetHeight));
    }
    this.delivering = true;
    try {
      this.onSizes(sizes);
    } finally {
      this.delivering = false;
    }
  }

  private watch(box: HTMLElement): void {
    if (!this.delivering) return this.observer?.observe(box, borderBox);
    // Observed while sizes are told, a box would be told in the same frame, and the page would hear of a "ResizeObserver loop". It has been measured anyway.
    this.late.add(box);
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      for (const each of this.late) if (each.isConnected) this.observer?.observe(each, borderBox);
      this.late.clear();
    });
  }
}
