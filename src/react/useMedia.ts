'use client';
import { useEffect, useState } from 'react';
import { chatErrorData, ChatError, toChatError, type ChatErrorData, type ResolvedMedia } from '../contract/index.js';
import { isLocalMediaId } from '../store/index.js';
import type { MediaRef, MediaVariant } from '../model/index.js';
import { useChatStore } from './context.js';

/** A media URL, or why there is none. Neither while it is being resolved. */
export interface MediaState {
  readonly url?: string | undefined;
  readonly error?: ChatErrorData | undefined;
}

const nothing: MediaState = {};

/** A URL for a file that is still on this device: what is being sent shows at once. */
function objectUrl(blob: Blob | undefined): ResolvedMedia {
  if (!blob) throw new ChatError('not-found', 'The file is no longer on this device.');
  const url = URL.createObjectURL(blob);
  return { url, revoke: () => URL.revokeObjectURL(url) };
}

/** Resolves a media reference to a URL while the component is mounted, and lets go of it afterwards. */
export function useMedia(ref: MediaRef | undefined, variant: MediaVariant = 'preview'): MediaState {
  const { adapter, localMedia } = useChatStore();
  const [state, setState] = useState<MediaState>(nothing);
  const id = ref?.id;
  useEffect(() => {
    if (!ref) return undefined;
    const controller = new AbortController();
    let revoke: (() => void) | undefined;
    const resolve = async (): Promise<ResolvedMedia> => {
      if (isLocalMediaId(ref.id)) return objectUrl(await localMedia(ref.id));
      if (!adapter.media) throw new ChatError('unsupported', 'The adapter has no media port.');
      return adapter.media.resolve(ref, variant, controller.signal);
    };
    resolve().then(
      (media) => {
        if (controller.signal.aborted) return media.revoke();
        revoke = () => media.revoke();
        setState({ url: media.url });
      },
      (reason: unknown) => {
        if (!controller.signal.aborted) setState({ error: chatErrorData(toChatError(reason)) });
      },
    );
    return () => {
      controller.abort();
      revoke?.();
      setState(nothing);
    };
    // The id names the object; a new reference object to the same one resolves to the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [adapter, localMedia, id, variant]);
  return state;
}
