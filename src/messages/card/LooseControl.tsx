'use client';
import { useRef, useState, type ReactElement } from 'react';
import { sameData } from '../../utils/sameData.js';
import { useCardActions } from './cardActions.js';
import { CardControlView } from './CardControlView.js';
import { initialValue, problemOf, sentValues, type Control } from './validate.js';

/** A field outside of a form: what is chosen is sent at once, what is written when the reader leaves the field. */
export function LooseControl({ block }: { readonly block: Control }): ReactElement {
  const { decision, off, waiting, send } = useCardActions();
  const [value, setValue] = useState(() => initialValue(block));
  // What was sent last, and what the host took last: one that was refused can be sent again.
  const sent = useRef(value);
  const taken = useRef(value);
  const [touched, setTouched] = useState(false);
  const problem = problemOf(block, value);
  const commit = (next: string | readonly string[]): void => {
    setTouched(true);
    if (sameData(next, sent.current) || problemOf(block, next)) return;
    sent.current = next;
    const values = sentValues([block], new Map([[block.id, next]]));
    void send({ id: block.id, button: false, values }).then((took) => {
      if (took) taken.current = next;
      else if (sent.current === next) sent.current = taken.current;
    });
  };
  return (
    <CardControlView
      control={block}
      value={value}
      problem={touched ? problem : undefined}
      off={off || !decision.allowed}
      waiting={waiting}
      onChange={(next, settled) => {
        setValue(next);
        if (settled) commit(next);
      }}
      onCommit={() => commit(value)}
    />
  );
}
