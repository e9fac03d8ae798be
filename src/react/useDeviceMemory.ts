'use client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AccountStorage } from '../env/index.js';
import type { AccountId } from '../model/index.js';
import { useChatStore } from './context.js';

/** What a component remembers on this device for an account, and how it changes. */
export interface DeviceMemory<T> {
  /** As it was read when the component mounted, and as it was changed to be shown since. Undefined until it is read. */
  readonly value: T | undefined;
  /** Changes what is remembered by now: other tabs keep theirs, too. With `shown` the component shows it at once. */
  readonly change: (make: (kept: T) => T, options?: { readonly shown?: boolean }) => void;
}

/**
 * Small things one does not want to set twice: emoji used last, stickers, a skin tone. They lie in the account's storage and go
 * when the account is signed out. Where storage is refused they last as long as the component.
 *
 * @param read makes something of what lies in storage, whatever it is; given nothing it answers the beginning. Keep it the same between renders.
 */
export function useDeviceMemory<T>(
  accountId: AccountId | undefined,
  name: string,
  read: (kept: unknown) => T,
): DeviceMemory<T> {
  const { env } = useChatStore();
  const [value, setValue] = useState<T>();
  const latest = useRef<T | undefined>(undefined);

  const within = useCallback(
    async <A>(work: (storage: AccountStorage) => Promise<A>): Promise<A | undefined> => {
      if (accountId === undefined) return undefined;
      const storage = await env.openStorage(accountId);
      try {
        return await work(storage);
      } finally {
        storage.close();
      }
    },
    [accountId, env],
  );

  // Of one account and one name: what waits for its turn is never written to another.
  const keep = useMemo(
    () =>
      inOneWrite<T>((make) =>
        within(async (storage) => {
          const next = make(read(await storage.get('meta', name)));
          await storage.write([{ table: 'meta', key: name, value: next }], 'relaxed');
        }),
      ),
    [name, read, within],
  );

  useEffect(() => {
    let current = true;
    const put = (kept: unknown): void => {
      if (!current) return;
      latest.current = read(kept);
      setValue(latest.current);
    };
    within((storage) => storage.get('meta', name)).then(put, () => put(undefined));
    return () => {
      current = false;
    };
  }, [name, read, within]);

  const change = useCallback<DeviceMemory<T>['change']>(
    (make, { shown = false } = {}) => {
      latest.current = make(latest.current ?? read(undefined));
      if (shown) setValue(latest.current);
      keep(make);
    },
    [keep, read],
  );
  return { value, change };
}

/** Makes changes one after the other, as each reads what the one before it wrote; those that come meanwhile are made together. */
function inOneWrite<T>(write: (make: (kept: T) => T) => Promise<unknown>): (make: (kept: T) => T) => void {
  const waiting: ((kept: T) => T)[] = [];
  let writing: Promise<unknown> = Promise.resolve();
  const flush = async (): Promise<void> => {
    const makes = waiting.splice(0);
    if (makes.length > 0) await write((kept) => makes.reduce((made, make) => make(made), kept));
  };
  return (make) => {
    waiting.push(make);
    writing = writing.then(flush).catch(() => undefined);
  };
}
