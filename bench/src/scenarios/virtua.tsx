import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { VList, type VListHandle } from 'virtua';
import { BareRow } from '../bare/Row.tsx';
import { bareScenario } from '../bare/scenario.tsx';
import { BareData, useHeld } from '../bare/useItems.ts';
import type { Scenario } from '../live.ts';

const data = new BareData();
let current: VListHandle | null = null;

function List(): ReactElement {
  const { items, sends, prepended } = useHeld(data);
  const list = useRef<VListHandle>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    current = list.current;
    letGo = () => (atEnd.current = false);
    if (!prepended && atEnd.current) list.current?.scrollToIndex(items.length - 1, { align: 'end' });
  }, [items, prepended]);
  useLayoutEffect(() => {
    list.current?.scrollToIndex(data.held.items.length - 1, { align: 'end' });
  }, [sends]);
  return (
    <VList
      ref={list}
      className="bare-scroller"
      data={items}
      shift={prepended}
      // Heights alone would lose the end in a burst: only the reader lets go of it.
      onWheel={(event) => {
        if (event.deltaY < 0) atEnd.current = false;
      }}
      onScroll={(offset) => {
        const handle = list.current;
        if (handle && handle.scrollSize - handle.viewportSize - offset < 30) atEnd.current = true;
      }}
    >
      {(item) => (
        <div key={item.seq} data-row="">
          <BareRow item={item} />
        </div>
      )}
    </VList>
  );
}

let letGo = (): void => {};

function jump(seq: number): void {
  letGo();
  current?.scrollToIndex(data.indexOf(seq), { align: 'center' });
}

export const scenario: Scenario = bareScenario({ data, List, jump });
