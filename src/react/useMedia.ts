'use client';
import {
  createContext,
  createElement,
  useCallback,
  useContext,
  useEffect,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { chatErrorData, ChatError, toChatError, type ChatErrorData, type ResolvedMedia } from '../contract/index.js';
import { isLocalMediaId } from '../store/index.js';
import type { MediaRef, MediaVariant } from '../model/index.js';
import { useChatStore } from './context.js';

/** A media URL, or why there is none. Neither while it is being resolved. */
export interface MediaState {
  readonly url?: string | undefined;
  readonly error?: ChatErrorData | undefined;
  /** The host of an address that may not load by itself (see {@link MediaOriginsProvider}): it loads once it is asked for. */
  readonly blocked?: string | undefined;
  /** Resolves it anew: after an error, or where the address has run out. */
  readonly retry: () => void;
}

/** Options of {@link useMedia}. */
export interface MediaOptions {
  /** The reader asked for this very medium: it may come from any origin. Default: false. */
  readonly asked?: boolean | undefined;
}

/** Gives a URL for a medium, and the way to let go of it. Rejects with ChatError. */
export type MediaResolver = (
  ref: MediaRef,
  variant: MediaVariant,
  signal?: AbortSignal | undefined,
) => Promise<ResolvedMedia>;

const OriginsContext = createContext<readonly string[] | undefined>(undefined);

/**
 * Says from which origins media may load by themselves: pictures, covers and avatars from elsewhere wait until the reader asks for them. The page's
 * own origin and what the adapter holds in memory are always allowed. Without this provider the adapter alone decides.
 *
 * @example
 * ```tsx
 * <MediaOriginsProvider origins={['https://media.example.com']}>
 *   <ChatApp adapter={adapter} />
 * </MediaOriginsProvider>
 * ```
 */
export function MediaOriginsProvider(props: {
  /** Origins as `URL.origin` writes them. Make the array outside of render. Left out: what a provider around says. */
  readonly origins?: readonly string[] | undefined;
  readonly children: ReactNode;
}): ReactElement {
  const around = useContext(OriginsContext);
  return createElement(OriginsContext.Provider, { value: props.origins ?? around }, props.children);
}

/** A URL for a file that is still on this device: what is being sent shows at once. */
function objectUrl(blob: Blob | undefined): ResolvedMedia {
  if (!blob) throw new ChatError('not-found', 'The file is no longer on this device.');
  const url = URL.createObjectURL(blob);
  return { url, revoke: () => URL.revokeObjectURL(url) };
}

const HARMLESS_DATA = /^data:(?:image\/(?:png|jpeg|gif|webp|avif)|(?:audio|video)\/[\w.+-]+)[;,]/iu;

/** The host that must be allowed first; undefined where nothing stands against it. Throws for an address that is no place of media at all. */
function hostToAllow(address: string, origins: readonly string[] | undefined): string | undefined {
  let url: URL;
  try {
    url = new URL(address, location.href);
  } catch {
    throw new ChatError('bad-input', 'The adapter gave a media URL that is none.');
  }
  if (url.protocol === 'blob:' || HARMLESS_DATA.test(address)) return undefined;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new ChatError('bad-input', `Media are not loaded from "${url.protocol}" addresses.`);
  }
  if (origins === undefined || url.origin === location.origin || origins.includes(url.origin)) return undefined;
  return url.host;
}

/** Resolves media by hand: for downloads and players, which outlive the component that asked. */
export function useMediaResolver(): MediaResolver {
  const { adapter, localMedia } = useChatStore();
  return useCallback<MediaResolver>(
    async (ref, variant, signal) => {
      if (isLocalMediaId(ref.id)) return objectUrl(await localMedia(ref.id));
      if (!adapter.media) throw new ChatError('unsupported', 'The adapter has no media port.');
      const media = await adapter.media.resolve(ref, variant, signal);
      try {
        hostToAllow(media.url, undefined);
      } catch (reason) {
        media.revoke();
        throw reason;
      }
      return media;
    },
    [adapter, localMedia],
  );
}

type Found = Omit<MediaState, 'retry'>;
const nothing: Found = {};

/** Resolves a media reference to a URL while the component is mounted, and lets go of it afterwards. */
export function useMedia(
  ref: MediaRef | undefined,
  variant: MediaVariant = 'preview',
  { asked = false }: MediaOptions = {},
): MediaState {
  const resolve = useMediaResolver();
  const given = useContext(OriginsContext);
  const origins = asked ? undefined : given;
  const [found, setFound] = useState<Found>(nothing);
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  const id = ref?.id;
  useEffect(() => {
    if (!ref) return undefined;
    const controller = new AbortController();
    let revoke: (() => void) | undefined;
    resolve(ref, variant, controller.signal).then(
      (media) => {
        if (controller.signal.aborted) return media.revoke();
        revoke = () => media.revoke();
        const blocked = hostToAllow(media.url, origins);
        setFound(blocked === undefined ? { url: media.url } : { blocked });
      },
      (reason: unknown) => {
        if (!controller.signal.aborted) setFound({ error: chatErrorData(toChatError(reason)) });
      },
    );
    return () => {
      controller.abort();
      revoke?.();
      setFound(nothing);
    };
    // The id names the object; a new reference object to the same one resolves to the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [resolve, id, variant, origins, attempt]);
  return { ...found, retry };
}
