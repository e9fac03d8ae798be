'use client';
import { useEffect, useRef, type ReactElement } from 'react';
import { ChatError } from '../../../contract/index.js';
import type { Decision } from '../../../model/index.js';
import {
  useAttachmentOptions,
  useAttachments,
  useConversationScope,
  useDesk,
  usePermission,
  useStrings,
  type Attachments,
  type AttachmentSource,
} from '../../../react/index.js';
import { CameraIcon, FileIcon, ImageIcon, useLazy } from '../../../ui/index.js';
import type { AttachEntries } from '../attachEntries.js';
import { useFileDrop } from './useFileDrop.js';

/** What an input bar has of files. */
export interface ComposerFiles {
  readonly attachments: Attachments;
  /** Whether files may be attached here, and if not, why. */
  readonly decision: Decision;
  /** Puts files into the tray, where that is allowed. */
  add(files: readonly File[], source: AttachmentSource): void;
  /** The rows of the attach menu. */
  readonly entries: AttachEntries;
  /** The tray, the place to drop files on, and what opens the dialogs of the system. */
  readonly view: ReactElement;
  /** Puts the focus into the field. */
  readonly focus: () => void;
}

interface Asked {
  readonly accept: string;
  readonly source: AttachmentSource;
}

const MEDIA = 'image/*,video/*';
const loadTray = () => import('./AttachmentTray.js');
const loadDrop = () => import('./DropTarget.js');

/** Files by button, camera and drop, and the tray they wait in. What is drawn is loaded when there is something to show. */
export function useFiles(focus: () => void): ComposerFiles {
  const { t } = useStrings();
  const { accept = '' } = useAttachmentOptions();
  const ref = useConversationScope();
  const desk = useDesk();
  const attachments = useAttachments();
  const permission = usePermission('send-media');
  // In slow mode one may make everything ready: only sending has to wait.
  const decision: Decision = !permission.allowed && permission.reason === 'slow-mode' ? { allowed: true } : permission;
  const input = useRef<HTMLInputElement>(null);
  const asked = useRef<Asked>({ accept, source: 'button' });

  const add = (files: readonly File[], source: AttachmentSource): void => {
    if (!decision.allowed || files.length === 0) return;
    // Where the tray cannot be loaded now, the files are still where they came from.
    attachments.add(files, source).catch(() => desk?.refused(ref, new ChatError('offline')));
    focus();
  };
  const { warm } = attachments;
  useEffect(() => {
    const form = input.current?.form;
    const listening = new AbortController();
    // Whoever writes may attach something next, and may be in a tunnel by then.
    form?.addEventListener('focusin', () => void Promise.allSettled([warm(), loadTray()]), {
      once: true,
      signal: listening.signal,
    });
    return () => listening.abort();
  }, [warm]);
  const over = useFileDrop(input, { allowed: decision.allowed, onFiles: (files) => add(files, 'drop') });
  const ask = (question: Asked): void => {
    const element = input.current;
    if (!element) return;
    asked.current = question;
    element.accept = question.accept;
    if (question.source === 'camera') element.setAttribute('capture', 'environment');
    else element.removeAttribute('capture');
    element.click();
  };
  const entries: AttachEntries = () => {
    const rows = [
      {
        id: 'cl-media',
        label: t('composer.attach.image'),
        icon: ImageIcon,
        decision,
        onSelect: () => ask({ accept: MEDIA, source: 'button' }),
      },
      {
        id: 'cl-file',
        label: t('composer.attach.file'),
        icon: FileIcon,
        decision,
        onSelect: () => ask({ accept, source: 'button' }),
      },
    ];
    // Where there is no finger there is no camera that a file dialog would open.
    if (matchMedia('(pointer: coarse)').matches)
      rows.splice(1, 0, {
        id: 'cl-camera',
        label: t('composer.attach.camera'),
        icon: CameraIcon,
        decision,
        onSelect: () => ask({ accept: 'image/*', source: 'camera' }),
      });
    return rows;
  };

  const { items, problems, tray } = attachments;
  const lazyTray = useLazy(loadTray, items.length > 0 || problems.length > 0);
  const lazyDrop = useLazy(loadDrop, over !== null, undefined, true);
  const view = (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const element = event.currentTarget;
          add([...(element.files ?? [])], asked.current.source);
          // The same file can be chosen again.
          element.value = '';
        }}
      />
      {lazyTray && tray && (items.length > 0 || problems.length > 0) ? (
        <lazyTray.AttachmentTray tray={tray} state={attachments} onEmpty={focus} />
      ) : null}
      {lazyDrop && over ? <lazyDrop.DropTarget chat={over} decision={decision} /> : null}
    </>
  );
  return { attachments, decision, add, entries, view, focus };
}
