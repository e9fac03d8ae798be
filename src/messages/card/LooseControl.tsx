'use client';
import { useState, type ReactElement } from 'react';
import { sameData } from '../../utils/sameData.js';
import { useCardActions } from './cardActions.js';
import { CardControlView } from './CardControlView.js';
import { initialValue, problemOf, sentValues, type Control } from './validate.js';

/** A field outside of a form: what is chosen is sent at once, what is written when the reader leaves the field. */
export function LooseControl({ block }: { readonly block: Control }): ReactElement {
  const { decision, off, state, send } = useCardActions();
  const [value, setValue] = useState(() => initialValue(block));
  const [sent, setSent] = useState(value);
  const [touched, setTouched] = useState(false);
  const problem = problemOf(block, value);
  const commit = (next: string | readonly string[]): void => {
    setTouched(true);
    if (sameData(next, sent) || problemOf(block, next)) return;
    setSent(next);
    send(block.id, sentValues([block], new Map([[block.id, next]])));
  };
  return (
    <CardControlView
      control={block}
      value={value}
      problem={touched ? problem : undefined}
      off={off || !decision.allowed || state?.status === 'pending'}
      onChange={(next, settled) => {
        setValue(next);
        if (settled) commit(next);
      }}
      onCommit={() => commit(value)}
    />
  );
}
