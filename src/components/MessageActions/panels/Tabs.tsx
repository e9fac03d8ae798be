'use client';
import { useId, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';

/** One of some tabs. */
export interface Tab {
  readonly id: string;
  readonly label: string;
}

/** Tabs over one panel: arrows go from one to the next. */
export function Tabs(props: {
  readonly tabs: readonly Tab[];
  readonly current: string;
  readonly onChange: (id: string) => void;
  readonly label: string;
  readonly children: ReactNode;
}): ReactElement {
  const { tabs, current, onChange, label, children } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === current);
    const next = (at + (rtl ? -step : step) + tabs.length) % tabs.length;
    onChange(tabs[next]?.id ?? current);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <>
      <div ref={list} className="cl-tabs" role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}${tab.id}`}
            className="cl-lit cl-tabs__tab"
            aria-selected={tab.id === current}
            aria-controls={`${id}panel`}
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => onChange(tab.id)}
            onKeyDown={onKeyDown}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        id={`${id}panel`}
        className="cl-tabs__panel"
        role="tabpanel"
        aria-labelledby={`${id}${current}`}
        tabIndex={0}
      >
        {children}
      </div>
    </>
  );
}
