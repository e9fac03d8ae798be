'use client';
import { useState, type ComponentType, type CSSProperties, type ReactElement } from 'react';
import type { Content } from '../model/index.js';
import { useChatStore } from '../react/index.js';
import { useLazy } from '../ui/index.js';
import type { MessageViewProps } from './defineMessageType.js';
import { FallbackMessage } from './fallback/FallbackMessage.js';
import type { MediaBox } from './mediaBox.js';
import { useSummaryText } from './useSummaryText.js';

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
 * @param roomOf the room in px the view will take, for types that know it better than by their size hint; never wider than the bubble
 *
 * @example
 * ```tsx
 * Component: lazyView(() => import('./PollMessage.js').then((module) => module.PollMessage)),
 * ```
 */
export function lazyView<C extends Content>(
  load: () => Promise<ComponentType<MessageViewProps<C>>>,
  roomOf?: (content: C) => { readonly width: number; readonly height: number } | undefined,
): LazyView<C> {
  // Code, not state: what one chat has loaded is there for all.
  let View: ComponentType<MessageViewProps<C>> | undefined;
  const loadOnce = async (): Promise<ComponentType<MessageViewProps<C>>> => (View ??= await load());

  function LazyMessage(props: MessageViewProps<C>): ReactElement {
    const [failed, setFailed] = useState(false);
    const Loaded = useLazy(loadOnce, View === undefined && !failed, () => setFailed(true)) ?? View;
    if (Loaded) return <Loaded {...props} />;
    return failed ? <FallbackMessage {...props} /> : <Room {...props} room={roomOf?.(props.content)} />;
  }
  return Object.assign(LazyMessage, {
    preload: async () => {
      await loadOnce();
    },
  });
}

/** What stands where a view will be: its room, and its words for who cannot see that there is only room. */
function Room(props: MessageViewProps & { readonly room: MediaBox | undefined }): ReactElement {
  const { content, meta, room } = props;
  const { contents } = useChatStore();
  const words = useSummaryText(content);
  const style: CSSProperties = room
    ? { inlineSize: room.width, maxInlineSize: '100%', minBlockSize: room.height }
    : { minBlockSize: contents.sizeHint(content, GUESSED_WIDTH) };
  return (
    <div className="cl-lazy-message" aria-busy="true" style={style}>
      <span className="cl-visually-hidden">{words}</span>
      {meta}
    </div>
  );
}
