'use client';
import { useState, type ComponentType, type ReactElement } from 'react';
import type { Content } from '../model/index.js';
import { useChatStore } from '../react/index.js';
import { useLazy } from '../ui/index.js';
import type { MessageViewProps } from './defineMessageType.js';
import { FallbackMessage } from './fallback/FallbackMessage.js';

/** Width in px the room of a view that is not there yet is guessed for. */
const GUESSED_WIDTH = 640;

/** A view that is loaded when a message of its type is first shown. */
export type LazyView<C extends Content> = ComponentType<MessageViewProps<C>> & {
  /** Loads it ahead of time, such as when the page is idle. Rejects when it cannot be loaded; the next message that wants it tries again. */
  preload(): Promise<void>;
};

/**
 * Keeps the view of a message type out of the first load. Until it is there its room is held by the type's size hint, so that the list stays put; when
 * it cannot be loaded the message shows by its summary, and the next one that is mounted tries again.
 *
 * @example
 * ```tsx
 * Component: lazyView(() => import('./PollMessage.js').then((module) => module.PollMessage)),
 * ```
 */
export function lazyView<C extends Content>(load: () => Promise<ComponentType<MessageViewProps<C>>>): LazyView<C> {
  // Code, not state: what one chat has loaded is there for all.
  let View: ComponentType<MessageViewProps<C>> | undefined;
  const loadOnce = async (): Promise<ComponentType<MessageViewProps<C>>> => (View ??= await load());

  function LazyMessage(props: MessageViewProps<C>): ReactElement {
    const { contents } = useChatStore();
    const [failed, setFailed] = useState(false);
    const Loaded = useLazy(loadOnce, View === undefined && !failed, () => setFailed(true)) ?? View;
    if (Loaded) return <Loaded {...props} />;
    if (failed) return <FallbackMessage {...props} />;
    return (
      <div
        className="cl-lazy-message"
        aria-busy="true"
        style={{ minBlockSize: contents.sizeHint(props.content, GUESSED_WIDTH) }}
      >
        <span className="cl-visually-hidden">{contents.summarize(props.content).text}</span>
        {props.meta}
      </div>
    );
  }
  return Object.assign(LazyMessage, {
    preload: async () => {
      await loadOnce();
    },
  });
}
