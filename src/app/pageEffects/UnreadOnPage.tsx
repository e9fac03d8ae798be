'use client';
import { useEffect, useRef } from 'react';
import { useStrings, useTotalUnread } from '../../react/index.js';
import { badgeEffect, faviconEffect, titleEffect, type PageEffect, type PageEffects } from './pageEffects.js';

/** Props of {@link UnreadOnPage}. */
export interface UnreadOnPageProps {
  /** `true`: all of them. */
  readonly effects: boolean | PageEffects;
}

/** Tells of what is unread outside of the chat: in the title, on the icon of the page and of the app. Draws nothing. */
export function UnreadOnPage({ effects }: UnreadOnPageProps): null {
  const unread = useTotalUnread();
  const { formatCount } = useStrings();
  const wanted = typeof effects === 'object' ? effects : {};
  const on = effects !== false;
  const title = on && wanted.title !== false;
  const favicon = on && wanted.favicon !== false;
  const badge = on && wanted.badge !== false;
  const running = useRef<readonly PageEffect[]>([]);
  useEffect(() => {
    const effects = [
      ...(title ? [titleEffect(document, formatCount)] : []),
      ...(favicon ? [faviconEffect(document)] : []),
      ...(badge ? [badgeEffect(document, navigator)] : []),
    ];
    running.current = effects;
    return () => {
      running.current = [];
      for (const effect of effects) effect.end();
    };
  }, [badge, favicon, formatCount, title]);
  useEffect(() => {
    for (const effect of running.current) effect.show(unread);
  }, [badge, favicon, formatCount, title, unread]);
  return null;
}
