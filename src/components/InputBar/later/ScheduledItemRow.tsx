'use client';
import { useEffect, useId, useRef, useState, type FormEvent, type ReactElement } from 'react';
import { describeError } from '../../../i18n/index.js';
import type { TextContent } from '../../../messages/content.js';
import { Permitted, useOwnStrings, useSummaryText } from '../../../messages/index.js';
import type { Decision } from '../../../model/index.js';
import {
  measureText,
  rewordText,
  useAvailability,
  useChatActions,
  useChatStore,
  useDesk,
  useStrings,
  type ScheduledItem,
} from '../../../react/index.js';
import { Button, ClockIcon, IconButton, PencilIcon, SendIcon, TrashIcon } from '../../../ui/index.js';
import { laterStrings } from './strings.js';
import { TimeDialog } from './TimeDialog.js';
import { useHolder } from './useHolder.js';
import { useWhen } from './useWhen.js';

type Tool = 'edit' | 'time' | 'now' | 'delete';

const TOOLS = [
  ['edit', 'later.edit', PencilIcon],
  ['time', 'later.move', ClockIcon],
  ['now', 'later.now', SendIcon],
  ['delete', 'later.delete', TrashIcon],
] as const;

/** Props of {@link ScheduledItemRow}. */
export interface ScheduledItemRowProps {
  readonly item: ScheduledItem;
  /** It was sent or deleted while its words were being changed. */
  readonly gone: boolean;
  /** Its words are being changed; false: no more. */
  readonly onEdit: (editing: boolean) => void;
  /** Asked to leave the list: the words go on in the composer. */
  readonly onLeave: () => void;
  /** Says so when it is refused; resolves with whether it was done. */
  readonly attempt: (doing: Promise<void>) => Promise<boolean>;
}

/** One message that waits: when, what, who keeps it, and what can be done with it. */
export function ScheduledItemRow({ item, gone, attempt, onEdit, onLeave }: ScheduledItemRowProps): ReactElement {
  const { id, message, at, heldBy, error } = item;
  const t = useOwnStrings(laterStrings);
  const strings = useStrings();
  const actions = useChatActions();
  const when = useWhen();
  const summary = useSummaryText(message.content);
  const holder = useHolder();
  const reach = useAvailability('messages.schedule');
  const [mode, setMode] = useState<Exclude<Tool, 'now'>>();
  const root = useRef<HTMLLIElement>(null);
  // What this device keeps can be changed without a connection.
  const decision: Decision = heldBy === 'backend' ? reach : { allowed: true };
  const text = message.content.type === 'text' ? (message.content as TextContent) : undefined;
  const unkept = heldBy === 'device' && error?.code === 'storage';
  const note = unkept ? 'unkept' : heldBy === 'device' && holder === 'backend' ? 'leaving' : heldBy;

  /** Back to the button that led away, once it is there again. */
  const back = useRef<Tool>(undefined);
  const leave = (name: Tool): void => {
    back.current = name;
    setMode(undefined);
    if (name === 'edit') onEdit(false);
  };
  useEffect(() => {
    if (mode !== undefined || back.current === undefined) return;
    root.current?.querySelector<HTMLElement>(`[data-does="${back.current}"]`)?.focus();
    back.current = undefined;
  }, [mode]);
  const press = (name: Tool): void => {
    if (name === 'now') void attempt(actions.sendScheduled(id));
    else setMode(name);
    if (name === 'edit') onEdit(true);
  };
  const desk = useDesk();
  const take = (content: TextContent): void => {
    leave('edit');
    onLeave();
    // The list gives the focus back first.
    requestAnimationFrame(() => desk?.composer(item.ref)?.take(content));
  };
  return (
    <li ref={root} className="cl-scheduled-list__item" aria-label={`${when(at)}: ${summary}`}>
      <div className="cl-words">
        <time className="cl-label" dateTime={new Date(at).toISOString()}>
          {when(at)}
        </time>
        {mode === 'edit' && text ? (
          <EditText
            text={text.text}
            gone={gone}
            onSave={async (words) => {
              const reworded = rewordText(text, words);
              if (gone) take(reworded.content as TextContent);
              else if (await attempt(actions.updateScheduled(id, reworded))) leave('edit');
            }}
            onCancel={() => leave('edit')}
          />
        ) : (
          <p className="cl-scheduled-list__words">
            <bdi>{summary}</bdi>
          </p>
        )}
        {error && !unkept ? (
          <p className="cl-error">{t('later.failed', { reason: describeError(strings, error) })}</p>
        ) : null}
        <p className={unkept ? 'cl-error' : 'cl-quiet'}>{t(`later.held.${note}`)}</p>
      </div>
      {mode === 'delete' ? (
        <div className="cl-row cl-scheduled-list__ask" role="alertdialog" aria-label={t('later.delete.ask')}>
          <span className="cl-words">{t('later.delete.ask')}</span>
          <Focused>
            <Button onClick={() => leave('delete')}>{t('later.delete.keep')}</Button>
          </Focused>
          <Button variant="danger" onClick={() => void attempt(actions.cancelScheduled(id))}>
            {t('later.delete')}
          </Button>
        </div>
      ) : mode === 'edit' ? null : (
        <div className="cl-row cl-scheduled-list__tools">
          {TOOLS.filter(([name]) => name !== 'edit' || text !== undefined).map(([name, label, icon]) => (
            <Permitted key={name} decision={decision}>
              {(control) => (
                <IconButton {...control} data-does={name} icon={icon} label={t(label)} onClick={() => press(name)} />
              )}
            </Permitted>
          ))}
        </div>
      )}
      {mode === 'time' ? (
        <TimeDialog
          title={t('later.move.title')}
          submit={t('later.move')}
          note={t(`later.held.${note}`)}
          initial={at}
          onChoose={(time) => {
            leave('time');
            void attempt(actions.updateScheduled(id, { at: time }));
          }}
          onClose={() => setMode(undefined)}
        />
      ) : null}
    </li>
  );
}

/** The focus goes to the first button inside: what was pressed has gone. */
function Focused({ children }: { readonly children: ReactElement }): ReactElement {
  const box = useRef<HTMLSpanElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <span ref={box} role="presentation">
      {children}
    </span>
  );
}

interface EditTextProps {
  readonly text: string;
  readonly gone: boolean;
  readonly onSave: (words: string) => void;
  readonly onCancel: () => void;
}

function EditText({ text, gone, onSave, onCancel }: EditTextProps): ReactElement {
  const t = useOwnStrings(laterStrings);
  const { t: common } = useStrings();
  const { adapter } = useChatStore();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState(text);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
    // Once: the caret is the writer's from then on.
    // eslint-disable-next-line react/exhaustive-deps
  }, []);
  const { textLength = Infinity, textUnit = 'utf16' } = adapter.limits;
  const over = Math.max(0, measureText(words.trim(), textUnit) - textLength);
  const problem = words.trim() === '' ? t('later.edit.empty') : over > 0 ? t('later.edit.over', { count: over }) : '';
  const save = (event?: FormEvent): void => {
    event?.preventDefault();
    if (problem === '') onSave(words);
  };
  return (
    <form className="cl-scheduled-list__form" onSubmit={save}>
      <textarea
        ref={field}
        className="cl-field"
        rows={3}
        dir="auto"
        value={words}
        aria-label={t('later.edit.label')}
        aria-invalid={problem !== '' || undefined}
        aria-describedby={id}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Safari ends a composition before the key that ends it.
          if (event.nativeEvent.isComposing || event.keyCode === 229) return;
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(event);
          if (event.key !== 'Escape') return;
          // Leaves the words, and not the list.
          event.preventDefault();
          event.stopPropagation();
          onCancel();
        }}
      />
      <p id={id} className="cl-error" role="status">
        {problem || (gone ? t('later.gone') : '')}
      </p>
      <div className="cl-row cl-scheduled-list__ask">
        <Button onClick={onCancel}>{common('common.cancel')}</Button>
        <Button type="submit" variant="primary" aria-disabled={problem !== ''}>
          {t(gone ? 'later.take' : 'later.save')}
        </Button>
      </div>
    </form>
  );
}
