'use client';
import { useEffect, useId, useRef, useState, type FormEvent, type ReactElement } from 'react';
import type { ConversationId } from '../../../model/index.js';
import { useChat, useStrings } from '../../../react/index.js';
import {
  ArrowDownIcon,
  Button,
  Dialog,
  IconButton,
  LiveRegion,
  TrashIcon,
  type LiveRegionHandle,
} from '../../../ui/index.js';
import type { ConversationDoing } from './useDoing.js';
import type { ListWords } from './strings.js';
import type { Folders } from './useFolders.js';

/** Longest name of a folder, in UTF-16 units. */
const LONGEST = 40;

/** Props of {@link FoldersDialog}. */
export interface FoldersDialogProps {
  readonly folders: Folders;
  /** Conversations to put into folders; none: the folders themselves are edited. */
  readonly ids: readonly ConversationId[];
  readonly doing: ConversationDoing;
  readonly onClose: () => void;
  readonly own: ListWords;
}

/** Makes folders, and either names, orders and deletes them, or chooses those some conversations lie in. */
export function FoldersDialog({ folders, ids, doing, onClose, own }: FoldersDialogProps): ReactElement {
  const { t } = useStrings();
  const picking = ids.length > 0;
  return (
    <Dialog
      open
      title={picking ? own('list.folders.of', { count: ids.length }) : own('list.folders.edit')}
      closeLabel={t('common.close')}
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      {folders.names.length === 0 ? <p className="cl-panel__text">{own('list.folder.none')}</p> : null}
      {picking ? (
        <FolderChoices folders={folders} ids={ids} doing={doing} />
      ) : (
        <FolderEditor folders={folders} doing={doing} own={own} />
      )}
      <NewFolder
        folders={folders}
        own={own}
        onCreate={(name) => {
          folders.create(name);
          if (picking) doing.folder(ids, name, true);
        }}
      />
    </Dialog>
  );
}

function FolderChoices(props: Pick<FoldersDialogProps, 'folders' | 'ids' | 'doing'>): ReactElement {
  const { folders, ids, doing } = props;
  const inside = useChat(
    (state) =>
      folders.names.map(
        (name) => ids.filter((id) => state.conversations.get(id)?.settings.folders?.includes(name)).length,
      ),
    (a, b) => a.length === b.length && a.every((count, at) => count === b[at]),
  );
  return (
    <ul className="cl-folders">
      {folders.names.map((name, at) => {
        const all = inside[at] === ids.length;
        return (
          <li key={name}>
            <label className="cl-row cl-choice cl-lit cl-folders__choice">
              <input
                type="checkbox"
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = !all && (inside[at] ?? 0) > 0;
                }}
                onChange={() => doing.folder(ids, name, !all)}
              />
              <bdi className="cl-words">{name}</bdi>
            </label>
          </li>
        );
      })}
    </ul>
  );
}

function FolderEditor(props: Pick<FoldersDialogProps, 'folders' | 'doing' | 'own'>): ReactElement {
  const { folders, doing, own } = props;
  const { names } = folders;
  const live = useRef<LiveRegionHandle>(null);
  const list = useRef<HTMLUListElement>(null);
  const move = (name: string, step: 1 | -1, button: HTMLElement): void => {
    const to = folders.move(name, step);
    live.current?.announce(own('list.folder.moved', { folder: name, position: to + 1 }));
    // The focus goes with the folder.
    const at = [...(button.parentElement?.children ?? [])].indexOf(button);
    requestAnimationFrame(() => (list.current?.children[to]?.children[at] as HTMLElement | undefined)?.focus());
  };
  const [asked, setAsked] = useState<string>();
  const remove = (name: string, at: number): void => {
    if (name !== asked && folders.mayHold(name)) return setAsked(name);
    setAsked(undefined);
    folders.remove(name).then(() => {
      live.current?.announce(own('list.folder.deleted', { folder: name }));
      doing.tell(own('list.folder.deleted', { folder: name }));
    }, doing.refused);
    // What had the focus is gone: it goes to the folder that has come there, or to the field for a new one.
    requestAnimationFrame(() => {
      const inputs = list.current?.closest('dialog')?.querySelectorAll<HTMLInputElement>('input');
      inputs?.[Math.min(at, inputs.length - 1)]?.focus();
    });
  };
  return (
    <>
      <ul ref={list} className="cl-folders">
        {names.map((name, at) =>
          name === asked ? (
            <DeleteQuestion
              key={at}
              name={name}
              onDelete={() => remove(name, at)}
              onCancel={() => {
                setAsked(undefined);
                requestAnimationFrame(() =>
                  list.current?.children[at]?.querySelector<HTMLElement>('button:last-of-type')?.focus(),
                );
              }}
              own={own}
            />
          ) : (
            // By its place: a field that is renamed, or a button that moves its folder, must keep the focus.
            <li key={at} className="cl-row cl-folders__one">
              <FolderName name={name} folders={folders} doing={doing} own={own} />
              <IconButton
                size="small"
                icon={ArrowDownIcon}
                className="cl-folders__up"
                label={own('list.folder.up', { folder: name })}
                aria-disabled={at === 0}
                onClick={({ currentTarget }) => move(name, -1, currentTarget)}
              />
              <IconButton
                size="small"
                icon={ArrowDownIcon}
                label={own('list.folder.down', { folder: name })}
                aria-disabled={at === names.length - 1}
                onClick={({ currentTarget }) => move(name, 1, currentTarget)}
              />
              <IconButton
                size="small"
                icon={TrashIcon}
                label={own('list.folder.delete', { folder: name })}
                onClick={() => remove(name, at)}
              />
            </li>
          ),
        )}
      </ul>
      <LiveRegion ref={live} />
    </>
  );
}

/** In the place of the folder: it has conversations, on every device. */
function DeleteQuestion(props: {
  readonly name: string;
  readonly onDelete: () => void;
  readonly onCancel: () => void;
  readonly own: ListWords;
}): ReactElement {
  const { name, onDelete, onCancel, own } = props;
  const { t } = useStrings();
  const id = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  return (
    <li className="cl-row cl-folders__one cl-folders__ask">
      <span id={id} className="cl-words">
        {own('list.folder.delete.text', { folder: name })}
      </span>
      <Button ref={cancel} size="small" aria-describedby={id} onClick={onCancel}>
        {t('common.cancel')}
      </Button>
      <Button variant="danger" size="small" aria-describedby={id} onClick={onDelete}>
        {own('list.folder.delete.do')}
      </Button>
    </li>
  );
}

/** The name in a field; Enter or leaving it renames. */
function FolderName(
  props: Pick<FoldersDialogProps, 'folders' | 'doing' | 'own'> & { readonly name: string },
): ReactElement {
  const { name, folders, doing, own } = props;
  const [text, setText] = useState(name);
  const [before, setBefore] = useState(name);
  if (before !== name) {
    setBefore(name);
    setText(name);
  }
  const id = useId();
  const wanted = text.trim();
  const isTaken = wanted !== name && folders.has(wanted);
  const rename = (): void => {
    if (wanted === '' || isTaken) setText(name);
    else if (wanted !== name) folders.rename(name, wanted).catch(doing.refused);
  };
  return (
    <span className="cl-stack">
      <input
        className="cl-field"
        dir="auto"
        aria-label={own('list.folder.rename', { folder: name })}
        aria-invalid={isTaken || undefined}
        aria-describedby={isTaken ? id : undefined}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          rename();
        }}
      />
      {isTaken ? (
        <span id={id} className="cl-error">
          {own('list.folder.exists')}
        </span>
      ) : null}
    </span>
  );
}

function NewFolder(props: {
  readonly folders: Folders;
  readonly onCreate: (name: string) => void;
  readonly own: ListWords;
}): ReactElement {
  const { folders, onCreate, own } = props;
  const [text, setText] = useState('');
  const id = useId();
  const name = text.trim();
  const isTaken = folders.has(name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name === '' || isTaken) return;
    onCreate(name);
    setText('');
  };
  return (
    <form className="cl-row cl-folders__new" onSubmit={submit}>
      <span className="cl-stack">
        <input
          className="cl-field"
          dir="auto"
          aria-label={own('list.folder.name')}
          placeholder={own('list.folder.add')}
          aria-invalid={isTaken || undefined}
          aria-describedby={isTaken ? id : undefined}
          maxLength={LONGEST}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {isTaken ? (
          <span id={id} className="cl-error">
            {own('list.folder.exists')}
          </span>
        ) : null}
      </span>
      <Button type="submit" aria-disabled={name === '' || isTaken}>
        {own('list.folder.create')}
      </Button>
    </form>
  );
}
