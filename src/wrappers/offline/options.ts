import type { Env } from '../../env/index.js';

/** Keeps what is stored unreadable at rest. Both directions may be asynchronous (Web Crypto is). */
export interface StorageCodec {
  /** Turns a plain value into what is stored; it must be structured-cloneable. */
  seal(value: unknown): unknown;
  /** The reverse. Throwing (or rejecting) sets the row aside: it is counted and asked for again. */
  open(sealed: unknown): unknown;
}

/** Something worth counting that is no error for the user. */
export interface OfflineCacheDiagnostic {
  /**
   * `unreadable-row`: stored data that could not be read was set aside. `malformed-event`: an event that changed nothing in the cache.
   * `waiting-dropped`: a change to a message nobody knows had to go. `evicted`: history or people were dropped for room. `storage-failed`: storage
   * refused. `migration-failed`: what an earlier version stored could not be taken over, so that it was dropped and is asked for again.
   */
  readonly kind:
    'unreadable-row' | 'malformed-event' | 'waiting-dropped' | 'evicted' | 'storage-failed' | 'migration-failed';
  readonly detail: string;
}

/** Options of {@link withOfflineCache}. */
export interface OfflineCacheOptions {
  /** `false` turns everything off: the adapter behaves as it does by itself, and what was stored before is removed. Default: true. */
  readonly supportOffline?: boolean | undefined;
  /** How long after the last connection the last user may sign in without network, in ms. −1: for ever. Default: 30 days. */
  readonly maxOfflineTime?: number | undefined;
  /** Messages kept on the device, all conversations together. Default: 20,000. */
  readonly maxMessages?: number | undefined;
  /** Bytes of messages kept on the device, as JSON. Default: 50 MB. */
  readonly maxBytes?: number | undefined;
  /**
   * Whether history that was cached during an earlier connection is asked for again once, in the background, after it was answered from the cache;
   * what differs follows as events. `newest`: only the newest page of a conversation. `shown`: every stretch that is read. For backends that
   * change old messages without telling who was away. Default: `newest`.
   */
  readonly revalidate?: 'newest' | 'shown' | undefined;
  /**
   * Who is about to sign in: any string that differs between accounts, such as the user id. With it the cache answers before the network does; without
   * it only after the server has said who signed in, or while offline as the last user of this adapter on this device.
   */
  readonly accountHint?: string | undefined;
  /** Seals what is stored. Without it, messages that were decrypted are never stored. */
  readonly codec?: StorageCodec | undefined;
  /** Clock, timers, storage … Default: the browser's. */
  readonly env?: Env | undefined;
  /** Told of what was set aside or dropped. For development and monitoring. */
  readonly onDiagnostic?: ((diagnostic: OfflineCacheDiagnostic) => void) | undefined;
}

/** The options with their defaults. */
export interface CacheSettings {
  readonly env: Env;
  readonly codec: StorageCodec | undefined;
  readonly maxMessages: number;
  readonly maxBytes: number;
  diagnose(kind: OfflineCacheDiagnostic['kind'], detail: string): void;
}

/** Why a cache is not there or not any more. */
export type CacheProblem = 'newer-version' | 'memory-only' | 'storage-full' | 'storage-damaged';

/** What a cache tells its owner. */
export interface CacheHooks {
  /** Something the user should know. */
  onProblem(problem: CacheProblem, reason?: unknown): void;
  /** Storage refused while it was in use: nothing is cached any more. */
  onFailed(reason: unknown): void;
  /** Nothing is cached any more: the adapter goes on without. */
  onEnded(cause: 'failed' | 'wiped'): void;
}

/** 30 days. */
export const DEFAULT_OFFLINE_TIME: number = 30 * 24 * 60 * 60 * 1000;
