'use client';
import {
  createContext,
  useContext,
  useEffect,
  useRef,
  useState,
  type Context,
  type Dispatch,
  type SetStateAction,
} from 'react';
import { sameData } from '../utils/sameData.js';

/** What was filled into a form, by name. */
export type FormMemory = Map<string, unknown>;

/** Where the form around keeps what was filled in; null where nobody keeps it. */
export const FormMemoryContext: Context<FormMemory | null> = createContext<FormMemory | null>(null);

/**
 * `useState` for the form of a message type: what was filled in is still there when the person looked into another conversation and comes back to the form,
 * for as long as the page is open. It is gone once the form is sent or given up.
 *
 * @param name unique in the form
 * @param initial plain data; a form in which everything is as it was in the beginning is not kept
 */
export function useFormState<T>(name: string, initial: T): readonly [T, Dispatch<SetStateAction<T>>] {
  const memory = useContext(FormMemoryContext);
  const [state, setState] = useState<T>(() => (memory?.has(name) ? (memory.get(name) as T) : initial));
  const beginning = useRef(initial);
  useEffect(() => {
    if (sameData(state, beginning.current)) memory?.delete(name);
    else memory?.set(name, state);
  }, [memory, name, state]);
  return [state, setState];
}
