'use client';
import { useCallback, useRef, useState } from 'react';
import { useIsomorphicLayoutEffect } from './layoutEffect.js';

/** Why the open conversation changed. */
export interface ActiveConversationDetails {
  /** `select`: chosen in the list; `back`: left with the back button; `handle`: asked for through the handle. */
  readonly reason: 'select' | 'back' | 'handle';
}

/** Options of {@link useActiveConversation}: the controlled trio of ChatApp. */
export interface ActiveConversationOptions {
  readonly activeConversationId?: string | null | undefined;
  readonly defaultActiveConversationId?: string | null | undefined;
  readonly onActiveConversationChange?:
    ((conversationId: string | null, details: ActiveConversationDetails) => void) | undefined;
}

/**
 * The open conversation, held by the host (`activeConversationId` given, null for none) or by us. The setter reports every change; held by the
 * host, nothing moves until the host hands the new value in.
 */
export function useActiveConversation(
  options: ActiveConversationOptions,
): [string | null, (conversationId: string | null, details: ActiveConversationDetails) => void] {
  const { activeConversationId, defaultActiveConversationId, onActiveConversationChange } = options;
  const [own, setOwn] = useState<string | null>(defaultActiveConversationId ?? null);
  const controlled = activeConversationId !== undefined;
  const active = controlled ? activeConversationId : own;

  const latest = useRef({ controlled, active, onActiveConversationChange });
  useIsomorphicLayoutEffect(() => {
    latest.current = { controlled, active, onActiveConversationChange };
  });
  const set = useCallback((next: string | null, details: ActiveConversationDetails) => {
    const { controlled, active, onActiveConversationChange } = latest.current;
    if (next === active) return;
    if (!controlled) setOwn(next);
    onActiveConversationChange?.(next, details);
  }, []);
  return [active, set];
}
