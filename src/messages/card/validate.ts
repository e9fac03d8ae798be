import type { CardDate, CardInput, CardSelect } from '../content.js';

/** A field of a card somebody fills in. */
export type Control = CardSelect | CardDate | CardInput;

/** What is in the fields of a card, by their ids. A Map, since the ids come from others. */
export type Values = ReadonlyMap<string, string | readonly string[]>;

/** Why a field cannot be sent: the rest of a string key, and what the sentence needs. */
export interface Problem {
  readonly kind: 'required' | 'long' | 'email' | 'number' | 'before' | 'after';
  readonly count?: number | undefined;
  readonly date?: string | undefined;
}

/** What a field begins with. */
export function initialValue(control: Control): string | readonly string[] {
  if (control.kind !== 'select') return control.value ?? '';
  return control.multiple ? (control.value ?? []) : (control.value?.[0] ?? '');
}

/** What all fields of some controls begin with. */
export function initialValues(controls: readonly Control[]): Values {
  return new Map(controls.map((control) => [control.id, initialValue(control)]));
}

/** What is wrong with a field; undefined when it can be sent. */
export function problemOf(control: Control, value: string | readonly string[]): Problem | undefined {
  const empty = typeof value === 'string' ? value.trim() === '' : value.length === 0;
  if (control.disabled) return undefined;
  if (empty) return control.required ? { kind: 'required' } : undefined;
  if (control.kind === 'date' && typeof value === 'string') {
    // Dates of one form are ordered as text is.
    if (control.min !== undefined && value < control.min) return { kind: 'before', date: control.min };
    if (control.max !== undefined && value.slice(0, control.max.length) > control.max)
      return { kind: 'after', date: control.max };
  }
  if (control.kind !== 'input' || typeof value !== 'string') return undefined;
  if (value.length > control.maxLength) return { kind: 'long', count: control.maxLength };
  if (control.input === 'number' && !Number.isFinite(Number(value.trim()))) return { kind: 'number' };
  // Nothing else is certain of an address.
  if (control.input === 'email' && !/^[^\s@]+@[^\s@]+$/u.test(value.trim())) return { kind: 'email' };
  return undefined;
}

/** The fields that are filled in, as they are sent. */
export function sentValues(controls: readonly Control[], values: Values): Record<string, string | readonly string[]> {
  const entries = controls.flatMap((control) => {
    const value = values.get(control.id) ?? initialValue(control);
    return value.length === 0 ? [] : [[control.id, value] as const];
  });
  return Object.fromEntries(entries);
}
