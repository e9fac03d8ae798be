'use client';
import { useCallback, useEffect, useState } from 'react';
import { ChatError } from '../../contract/index.js';
import type { MessageSnapshot } from '../../model/index.js';
import { useAvailability, useChatStore } from '../../react/index.js';
import { readList } from '../../utils/readers.js';
import { readSnapshot } from '../contentHelpers.js';
import type { Opened } from './mergedTrail.js';

// P17: more nobody reads in a dialog.
const MAX_ITEMS = 1_000;

/** The messages of a bundle: those that came with it, and the rest once it is loaded. */
export interface Whole {
  readonly items: readonly MessageSnapshot[];
  readonly status: 'ready' | 'loading' | 'error';
  /** How many there are that cannot be had. */
  readonly missing: number;
  retry(): void;
}

/** Asks the backend for the rest of a bundle that was too large to travel whole. */
export function useWhole({ content, source }: Opened): Whole {
  const { adapter, contents } = useChatStore();
  const available = useAvailability('messages.merged');
  const [loaded, setLoaded] = useState<
    { readonly of: unknown; readonly items: readonly MessageSnapshot[] } | undefined
  >();
  const [failed, setFailed] = useState<unknown>(undefined);
  const [attempt, setAttempt] = useState(0);
  const whole = loaded?.of === content ? loaded.items : undefined;
  const items = whole ?? content.items;
  const partial = content.items.length < content.count;
  const wanted =
    partial &&
    whole === undefined &&
    source !== undefined &&
    adapter.messages.loadMerged !== undefined &&
    available.allowed;

  useEffect(() => {
    if (!wanted || source === undefined) return undefined;
    let current = true;
    const { conversationId, threadId, messageId } = source;
    // An adapter that throws fails like one that rejects.
    const load = async (): Promise<readonly MessageSnapshot[]> => {
      const answer: unknown = await adapter.messages.loadMerged?.({ conversationId, threadId }, messageId);
      if (!Array.isArray(answer)) throw new ChatError('bad-input', 'loadMerged answered with no list.');
      return readList(answer, MAX_ITEMS, (item) => readSnapshot(item, (inner) => contents.normalize(inner)));
    };
    load().then(
      (items) => {
        if (current) setLoaded({ of: content, items });
      },
      () => {
        if (current) setFailed(content);
      },
    );
    return () => {
      current = false;
    };
  }, [adapter, contents, content, source, wanted, attempt]);

  const retry = useCallback(() => {
    setFailed(undefined);
    setAttempt((before) => before + 1);
  }, []);
  const status = failed === content && wanted ? 'error' : wanted ? 'loading' : 'ready';
  return { items, status, retry, missing: status === 'ready' ? Math.max(0, content.count - items.length) : 0 };
}
