import './bare.css';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import type { Live, Scenario } from '../live.ts';
import { Field } from './Row.tsx';
import type { BareData } from './useItems.ts';

/** A list over {@link BareData}, and what of it is its own. */
export interface BareList {
  readonly data: BareData;
  readonly List: ComponentType;
  readonly Input?: ComponentType | undefined;
  readonly jump: (seq: number) => unknown;
  /** What it cannot do, or does in its own way. */
  readonly live?: Partial<Live> | undefined;
  /** Where its parts are not named as those of a bare list. */
  readonly selectors?: Pick<Scenario, 'rows' | 'scroller' | 'field'> | undefined;
}

/** Makes a scenario of a list: a box of the size all have, the list in it, a field below. */
export function bareScenario({ data, List, Input = Field, jump, live, selectors }: BareList): Scenario {
  return {
    rows: '[data-row]',
    scroller: '.bare-scroller',
    field: '.bare-field',
    ...selectors,
    prepare: (size) => data.prepare(size),
    mount(root) {
      createRoot(root).render(
        <>
          <div className="bench-list">
            <List />
          </div>
          <Input />
        </>,
      );
      return { ...data.live(), jump, ...live };
    },
  };
}
