'use client';
import { useMemo, useRef, useState } from 'react';
import { ChatError } from '../../../contract/index.js';
import { useChat, useChatStore, useDeviceMemory } from '../../../react/index.js';

/** The user's folders. A folder is its name: conversations carry it in their settings, so other devices have it, too. */
export interface Folders {
  /** In the order the user gave them. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** What a folder is called that is being renamed; undefined for one that is being deleted, or is none. */
  nameOf(name: string): string | undefined;
  /** Whether something may lie in it: nothing that is loaded does, and everything is loaded. */
  mayHold(name: string): boolean;
  /** Makes an empty folder, at the end. */
  create(name: string): void;
  /** Moves a folder by one place. Answers its new place, from 0. */
  move(name: string, step: 1 | -1): number;
  /** Gives a folder another name, in all its conversations. Rejects with ChatError. */
  rename(name: string, next: string): Promise<void>;
  /** Takes all conversations out of it. Rejects with ChatError. */
  remove(name: string): Promise<void>;
}

const readNames = (kept: unknown): readonly string[] =>
  Array.isArray(kept) ? kept.filter((name): name is string => typeof name === 'string') : [];

const unite = (kept: readonly string[], used: readonly string[]): readonly string[] => [...new Set([...kept, ...used])];

/** Pages that are asked for at most where a folder is renamed or deleted: its conversations may lie far down. */
const MOST_PAGES = 500;

/** What becomes of folders while their conversations are changed: their next name, or none. */
type Leaving = ReadonlyMap<string, string | undefined>;

/** The folders of the first account. Their order, and those that are still empty, are remembered on this device. */
export function useFolders(): Folders {
  const store = useChatStore();
  const accountId = useChat((state) => state.accounts.keys().next().value);
  const used = useChat((state) => state.inbox.folders);
  const { value: kept, change } = useDeviceMemory(accountId, 'folders', readNames);
  const [leaving, setLeaving] = useState<Leaving>(() => new Map());
  const names = useMemo(() => unite(kept ?? [], used).filter((name) => !leaving.has(name)), [kept, leaving, used]);
  const running = useRef<Promise<unknown>>(Promise.resolve());

  return useMemo(() => {
    const { actions, getState } = store;
    /** Changes what is remembered by now: another tab may have made folders meanwhile. */
    const remember = (make: (names: readonly string[]) => readonly string[]): void =>
      change(
        (now) =>
          make(
            unite(
              now,
              used.filter((name) => !leaving.has(name)),
            ),
          ),
        { shown: true },
      );
    /** Everything there is, not only what has been scrolled to. */
    const loadAll = async (): Promise<void> => {
      for (let page = 0; page < MOST_PAGES && getState().inbox.hasMore; page += 1) {
        if (getState().inbox.status === 'ready') await actions.loadMoreConversations();
        const { error, status } = getState().inbox;
        if (error || status !== 'ready') throw new ChatError(error?.code ?? 'offline', error?.message);
      }
    };
    const replaceNow = async (name: string, next: string | undefined): Promise<void> => {
      await loadAll();
      const inside = [...getState().conversations.values()].filter(({ settings }) => settings.folders?.includes(name));
      await Promise.all(
        inside.map(({ id, settings }) => {
          const folders = new Set(settings.folders?.flatMap((each) => (each === name ? (next ?? []) : each)));
          return actions.updateSettings(id, { folders: [...folders] });
        }),
      );
    };
    /** One after the other: what is renamed and then deleted is gone. */
    const replace = (name: string, next: string | undefined): Promise<void> => {
      setLeaving((now) => new Map([...now].filter(([each]) => each !== next)).set(name, next));
      const done = running.current
        .then(() => replaceNow(name, next))
        .finally(() => setLeaving((now) => new Map([...now].filter(([each, to]) => each !== name || to !== next))));
      running.current = done.catch(() => undefined);
      return done;
    };
    return {
      names,
      has: (name) => names.includes(name),
      nameOf(name) {
        const next = leaving.get(name);
        return names.includes(name) ? name : next !== undefined && names.includes(next) ? next : undefined;
      },
      mayHold: (name) => getState().inbox.hasMore || used.includes(name),
      create: (name) => remember((known) => [...known, name]),
      move(name, step) {
        const at = names.indexOf(name);
        const to = Math.max(0, Math.min(names.length - 1, at + step));
        remember((known) => {
          const rest = known.filter((each) => each !== name);
          const other = names[to];
          const place = other === undefined || other === name ? known.indexOf(name) : known.indexOf(other);
          return rest.toSpliced(place, 0, name);
        });
        return to;
      },
      rename(name, next) {
        remember((known) => known.map((each) => (each === name ? next : each)));
        return replace(name, next);
      },
      remove(name) {
        remember((known) => known.filter((each) => each !== name));
        return replace(name, undefined);
      },
    };
  }, [change, leaving, names, store, used]);
}
