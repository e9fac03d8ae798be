'use client';
import { useCallback, useMemo } from 'react';
import { useChat, useChatStore, useDeviceMemory } from '../../../react/index.js';

/** The user's folders. A folder is its name: conversations carry it in their settings, so other devices have it, too. */
export interface Folders {
  /** In the order the user gave them. */
  readonly names: readonly string[];
  has(name: string): boolean;
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

/** Pages that are asked for at most where a folder is renamed or deleted: its conversations may lie far down. */
const MOST_PAGES = 500;

/** The folders of the first account. Their order, and those that are still empty, are remembered on this device. */
export function useFolders(): Folders {
  const store = useChatStore();
  const accountId = useChat((state) => state.accounts.keys().next().value);
  const used = useChat((state) => state.inbox.folders);
  const { value: kept, change } = useDeviceMemory(accountId, 'folders', readNames);
  const names = useMemo(() => [...new Set([...(kept ?? []), ...used])], [kept, used]);

  const remember = useCallback((next: readonly string[]) => change(() => [...next], { shown: true }), [change]);
  return useMemo(() => {
    const { actions, getState } = store;
    /** Everything there is, not only what has been scrolled to. */
    const loadAll = async (): Promise<void> => {
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { status, hasMore, error } = getState().inbox;
        if (status !== 'ready' || !hasMore || error) return;
        await actions.loadMoreConversations();
      }
    };
    const replace = async (name: string, next: string | undefined): Promise<void> => {
      await loadAll();
      const inside = [...getState().conversations.values()].filter(({ settings }) => settings.folders?.includes(name));
      await Promise.all(
        inside.map(({ id, settings }) => {
          const folders = new Set(settings.folders?.flatMap((each) => (each === name ? (next ?? []) : each)));
          return actions.updateSettings(id, { folders: [...folders] });
        }),
      );
    };
    return {
      names,
      has: (name) => names.includes(name),
      create: (name) => remember([...names, name]),
      move(name, step) {
        const at = names.indexOf(name);
        const to = Math.max(0, Math.min(names.length - 1, at + step));
        remember(names.toSpliced(at, 1).toSpliced(to, 0, name));
        return to;
      },
      rename(name, next) {
        remember(names.map((each) => (each === name ? next : each)));
        return replace(name, next);
      },
      remove(name) {
        remember(names.filter((each) => each !== name));
        return replace(name, undefined);
      },
    };
  }, [names, remember, store]);
}
