'use client';
import { createContext, useContext } from 'react';

/** What the views of message types are looked up in. The kit's message folder makes one; here it is only carried. */
export interface TypeRegistry {
  get(type: string): unknown;
}

export const TypeRegistryContext: React.Context<TypeRegistry | null> = createContext<TypeRegistry | null>(null);

/** The registry given to the nearest ChatProvider; null when none was, and the caller uses its defaults. */
export function useTypeRegistry<R extends TypeRegistry>(): R | null {
  return useContext(TypeRegistryContext) as R | null;
}
