'use client';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { ChatError } from '../../contract/index.js';
import { timelineKey } from '../../model/index.js';
import { outsideError, useChatStore } from '../context.js';
import { useDraft } from '../conversations.js';
import { useDesk } from '../desk.js';
import { useConversationScope } from '../scopes.js';
import type { ComposerCargo } from '../useComposerTypes.js';
import { createBench, type Bench, type Recording } from './bench.js';
import { useAttachmentOptions } from './options.js';
import type { AttachmentSource, Clip, Tray, TrayState } from './types.js';

/** The files of a composer. */
export interface Attachments extends TrayState {
  /** What can be done to them; undefined as long as there were none. */
  readonly tray: Tray | undefined;
  /** For `useComposer`: what goes out with the words. */
  readonly cargo: ComposerCargo;
  /** Puts files into the tray, which is loaded for it. Resolves once all are checked; rejects when the tray cannot be loaded. */
  add(files: readonly File[], source: AttachmentSource): Promise<void>;
  /** Loads what files need, before there are any. Rejects when it cannot be loaded. */
  warm(this: void): Promise<unknown>;
  /** Puts a recording into the tray. Rejects when it is too large, or cannot be put there. */
  addClip(clip: Clip): Promise<void>;
  /** See {@link Tray.sendClip}. Rejects when it is too large, or the tray cannot be loaded. */
  sendClip: (...given: Parameters<Tray['sendClip']>) => Promise<void>;
  /** See {@link Tray.guardClip}. */
  guardClip(clip: Clip | undefined): void;
}

const loadTray = () => import('./tray.js');

const EMPTY: TrayState = { items: [], problems: [], original: false };

/** What is being made in the composers of the chat around. */
export function useBench(): Bench {
  const desk = useDesk();
  if (!desk) throw outsideError('useAttachments', 'ChatProvider');
  return desk.part('bench', createBench);
}

/** The recording that is being made anywhere in this chat. */
export function useRecording(): Recording | undefined {
  const bench = useBench();
  return useSyncExternalStore(
    bench.subscribe,
    () => bench.recording,
    () => undefined,
  );
}

/** The files of a tray as what goes out with the words. */
function cargoOf(tray: Tray | undefined): ComposerCargo {
  const { items, problems } = tray?.getState() ?? EMPTY;
  const waiting = items.some(({ status }) => status === 'preparing');
  return {
    status: items.length === 0 ? 'none' : waiting ? 'waiting' : 'ready',
    refused: problems.filter(({ reason }) => reason !== 'unkept').at(-1)?.id,
    send: (words) => tray?.send(words) === true,
  };
}

/** The files that wait in the composer of the scope's conversation. They are kept while other conversations are shown. */
export function useAttachments(): Attachments {
  const ref = useConversationScope();
  const store = useChatStore();
  const bench = useBench();
  const options = useAttachmentOptions();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const key = timelineKey(ref);
  const read = (): Tray | undefined => bench.tray(key);
  const tray = useSyncExternalStore(bench.subscribe, read, () => undefined);
  const readState = (): TrayState => bench.tray(key)?.getState() ?? EMPTY;
  const state = useSyncExternalStore(bench.subscribe, readState, () => EMPTY);

  const open = useCallback(async () => {
    const { era } = bench;
    const { openTray } = await loadTray();
    if (bench.era !== era) throw new ChatError('expired', 'The user has signed out.');
    return openTray({ store, bench, ref, options: () => latest.current });
  }, [store, bench, ref]);
  const draft = useDraft();
  const kept = tray === undefined && (draft?.attachments?.length ?? 0) > 0;
  useEffect(() => {
    // Where it cannot be loaded now, it is with the next file, or the next time the conversation is opened.
    if (kept) open().catch(() => {});
  }, [kept, open]);

  const add = useCallback<Attachments['add']>(async (files, source) => (await open()).add(files, source), [open]);
  const addClip = useCallback<Attachments['addClip']>(async (clip) => (await open()).addClip(clip), [open]);
  const sendClip = useCallback<Attachments['sendClip']>(
    async (clip, words) => (await open()).sendClip(clip, words),
    [open],
  );
  const guardClip = useCallback<Attachments['guardClip']>(
    (clip) => {
      const known = bench.tray(key);
      if (known) known.guardClip(clip);
      else
        open().then(
          (opened) => opened.guardClip(clip),
          () => {},
        );
    },
    [bench, key, open],
  );
  return useMemo(
    () => ({
      ...state,
      tray,
      cargo: {
        ...cargoOf(tray),
        follow: (listener) => bench.subscribe(() => listener(cargoOf(bench.tray(key)))),
      },
      warm: loadTray,
      add,
      addClip,
      sendClip,
      guardClip,
    }),
    [state, tray, bench, key, add, addClip, sendClip, guardClip],
  );
}
