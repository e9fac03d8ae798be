import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, type ReactElement } from 'react';
import { BareRow, guess } from '../bare/Row.tsx';
import { bareScenario } from '../bare/scenario.tsx';
import { BareData, useHeld } from '../bare/useItems.ts';
import type { Scenario } from '../live.ts';

const data = new BareData();
let current: Virtualizer<HTMLDivElement, Element> | undefined;

/** As TanStack's own guide for chats has it. */
function List(): ReactElement {
  const { items, sends } = useHeld(data);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback((index) => guess(items[index]!), [items]),
    getItemKey: useCallback((index) => items[index]!.seq, [items]),
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: 30,
    overscan: 5,
  });
  current = virtualizer;
  useLayoutEffect(() => {
    virtualizer.scrollToEnd();
  }, [virtualizer, sends]);
  return (
    <div ref={scroller} className="bare-scroller">
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map((row) => (
          <div
            key={row.key}
            ref={virtualizer.measureElement}
            data-index={row.index}
            data-row=""
            style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${row.start}px)` }}
          >
            <BareRow item={items[row.index]!} />
          </div>
        ))}
      </div>
    </div>
  );
}

export const scenario: Scenario = bareScenario({
  data,
  List,
  jump: (seq) => current?.scrollToIndex(data.indexOf(seq), { align: 'center' }),
});
