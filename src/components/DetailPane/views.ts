import type { MessageRef } from '../../model/index.js';

/** What is shared in a conversation, by kind, in the order of the tabs. */
export const galleryKinds = ['media', 'files', 'links', 'voice'] as const;

/** One gallery of the detail pane. */
export type GalleryKind = (typeof galleryKinds)[number];

/** What the detail pane shows: all about the conversation, what is pinned, its group with members and settings, or one of its galleries. */
export type DetailView = 'about' | 'pinned' | 'group' | GalleryKind;

/** Props of one gallery. */
export interface GalleryProps {
  readonly onOpenMessage: ((message: MessageRef) => void) | undefined;
}

/** Whether a view is one of the galleries, which are tabs of one place. */
export function isGallery(view: DetailView): view is GalleryKind {
  return (galleryKinds as readonly string[]).includes(view);
}
