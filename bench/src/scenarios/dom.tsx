import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { BareRow } from '../bare/Row.tsx';
import { bareScenario } from '../bare/scenario.tsx';
import { BareData, useHeld } from '../bare/useItems.ts';
import type { Scenario } from '../live.ts';

const data = new BareData();

/** Every row in the page, held by the difference of heights. */
function List(): ReactElement {
  const { items, sends, prepended } = useHeld(data);
  const scroller = useRef<HTMLDivElement>(null);
  const before = useRef({ height: 0, atEnd: true });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (prepended) element.scrollTop += element.scrollHeight - before.current.height;
    else if (before.current.atEnd) element.scrollTop = element.scrollHeight;
    before.current.height = element.scrollHeight;
  }, [items, prepended]);
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [sends]);
  return (
    <div
      ref={scroller}
      className="bare-scroller"
      onScroll={({ currentTarget: { scrollHeight, clientHeight, scrollTop } }) =>
        (before.current.atEnd = scrollHeight - clientHeight - scrollTop < 30)
      }
    >
      {items.map((item) => (
        <div key={item.seq} data-row="" data-seq={item.seq}>
          <BareRow item={item} />
        </div>
      ))}
    </div>
  );
}

export const scenario: Scenario = bareScenario({
  data,
  List,
  jump: (seq) => document.querySelector(`[data-seq="${seq}"]`)?.scrollIntoView({ block: 'center' }),
});
