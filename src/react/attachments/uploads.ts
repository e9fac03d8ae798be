import { chatErrorData, toChatError, type ChatErrorData } from '../../contract/index.js';
import type { MediaRef, TimelineRef } from '../../model/index.js';
import { selectAccount, type ChatStore } from '../../store/index.js';
import type { TrayItem } from './types.js';

/** Uploads at a time: more would only share the line. */
const AT_ONCE = 2;
/** How long uploads rest after one found no connection, in ms. */
const PAUSE = 5000;

/** What became of an upload. */
export type UploadNews =
  | { readonly status: 'uploading'; readonly progress: number }
  | { readonly status: 'uploaded'; readonly ref: MediaRef; readonly coverRef: MediaRef | undefined }
  | { readonly status: 'failed'; readonly error: ChatErrorData }
  /** There is no connection: it begins anew once there is. */
  | { readonly status: 'ready' };

/** Uploads the files of a tray ahead of the message. */
export interface Uploads {
  /** Begins what can be begun. */
  pump(): void;
  /** There is a connection again. */
  resume(): void;
  /** Stops an upload; it does not begin again by itself. */
  cancel(id: string): void;
  /** Lets an upload begin again that was stopped or failed. */
  allow(id: string): void;
  stop(): void;
}

/** Makes the uploads of a tray. `wanted` answers what is in it, or nothing where uploads wait for the message. */
export function createUploads(
  store: ChatStore,
  { conversationId }: TimelineRef,
  wanted: () => readonly TrayItem[],
  tell: (id: string, news: UploadNews) => void,
): Uploads {
  const running = new Map<string, AbortController>();
  const held = new Set<string>();
  // The chat may hear later than an upload that there is no connection.
  let pause: unknown;
  const isConnected = (): boolean => selectAccount(store.getState(), conversationId)?.connection.status === 'connected';

  async function upload(item: TrayItem): Promise<void> {
    const { id, name, kind, file, cover } = item;
    const controller = new AbortController();
    const { signal } = controller;
    const send = store.adapter.media?.upload?.bind(store.adapter.media);
    if (!send) return;
    running.set(id, controller);
    const say = (news: UploadNews): void => {
      if (!signal.aborted) tell(id, news);
    };
    say({ status: 'uploading', progress: 0 });
    try {
      const onProgress = (progress: number): void => say({ status: 'uploading', progress });
      const ref = await send(file, { name, kind, conversationId, signal, onProgress });
      const coverRef =
        cover && !signal.aborted
          ? await send(cover, { name: 'cover.jpg', kind: 'image', conversationId, signal })
          : undefined;
      say({ status: 'uploaded', ref, coverRef });
    } catch (reason) {
      const error = toChatError(reason);
      if (error.code === 'offline') {
        pause ??= store.env.timers.after(PAUSE, resume);
        say({ status: 'ready' });
      } else {
        held.add(id);
        say({ status: 'failed', error: chatErrorData(error) });
      }
    } finally {
      if (running.get(id) === controller) running.delete(id);
      pump();
    }
  }

  function pump(): void {
    if (pause !== undefined || !isConnected()) return;
    for (const item of wanted()) {
      if (running.size >= AT_ONCE) return;
      if (item.status === 'ready' && !held.has(item.id) && !running.has(item.id)) void upload(item);
    }
  }

  function resume(): void {
    store.env.timers.cancel(pause);
    pause = undefined;
    pump();
  }

  return {
    pump,
    resume,
    cancel(id) {
      held.add(id);
      running.get(id)?.abort();
      running.delete(id);
    },
    allow: (id) => void held.delete(id),
    stop() {
      store.env.timers.cancel(pause);
      pause = undefined;
      for (const controller of running.values()) controller.abort();
      running.clear();
    },
  };
}
