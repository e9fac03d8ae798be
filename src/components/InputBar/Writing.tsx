'use client';
import {
  useId,
  useRef,
  useState,
  type ComponentType,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { useConversationName, useConversationScope, useStrings, type Composer } from '../../react/index.js';
import { IconButton, SendIcon, useLazy } from '../../ui/index.js';
import { useSlot, type ConversationSlotProps } from '../slots/index.js';
import { AttachButton } from './AttachButton.js';
import type { ComposerFiles } from './attachments/useFiles.js';
import { ComposerNote } from './ComposerNote.js';
import { EmojiButton } from './EmojiButton.js';
import { useFormatting } from './format/useFormatting.js';
import type { InputOptions } from './inputOptions.js';
import { insertText } from './insertText.js';
import { useLater } from './later/useLater.js';
import { QuickButton } from './quick/QuickButton.js';
import { isSubmit, type SubmitKey } from './submitKey.js';
import { useSuggest } from './suggest/useSuggest.js';
import { useAutosize } from './useAutosize.js';
import { useChoosing } from './useChoosing.js';
import { useField } from './useField.js';
import { useTemplates } from './useTemplates.js';
import { useVoice } from './voice/useVoice.js';

const loadBar = () => import('./ComposerBar.js');
const loadExtras = () => import('./extras.js');

function Nothing(): null {
  return null;
}

/** Props of {@link Writing}. */
export interface WritingProps {
  readonly composer: Composer;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly submitKey: SubmitKey;
  readonly options: InputOptions;
  readonly files: ComposerFiles;
  /** What stands in the empty field, and its name. */
  readonly label: string | undefined;
  /** Instead of the text field. */
  readonly children?: ReactNode;
}

/** The field one writes in, and what stands around it. */
export function Writing(props: WritingProps): ReactElement {
  const { composer, field, submitKey, options, files, children } = props;
  const { conversationId } = useConversationScope();
  const name = useConversationName(conversationId);
  const { t } = useStrings();
  const Start: ComponentType<ConversationSlotProps> = useSlot('InputBarStart', Nothing);
  const End: ComponentType<ConversationSlotProps> = useSlot('InputBarEnd', Nothing);
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const note = useId();
  const justComposed = useRef(false);
  useAutosize(field, composer.text);
  const voice = useVoice(composer, files);
  const later = useLater(composer, files.focus);

  const { text, quote, forward, editing, entities, command, busy } = composer;
  const answering = quote !== undefined || forward !== undefined || editing !== undefined;
  const bar = useLazy(loadBar, answering);
  const suggest = useSuggest(field, composer);
  const words = useField(field, composer, files);
  const templates = useTemplates(field, words, { name });
  const choose = useChoosing(field, composer, suggest, words, templates);
  const formatting = useFormatting(field, composer, words);
  /** A quick reply takes the place of what is selected. */
  const fillIn = (template: string): void => {
    files.focus();
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    templates.fill(template, selectionStart, selectionEnd);
  };
  const isFormatted = options.toolbar === true || composer.format === 'markdown';
  const extras = useLazy(loadExtras, entities.length > 0 || isFormatted);
  const hint = options.commands?.find((each) => each.name === command)?.args;
  const leave = (): void => {
    if (command !== undefined) composer.setCommand(undefined);
    else if (editing !== undefined) composer.stopEditing();
    else if (forward !== undefined) composer.setForward(undefined);
    else composer.setQuote(undefined);
    // The button that was pressed goes, and would take the focus with it.
    files.focus();
  };

  /** Keys that mean something else than a letter. True when the browser shall not have them. */
  const handle = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (formatting.onKey(event)) return true;
    if (shiftKey || ctrlKey || metaKey || altKey) return false;
    if (suggest.onKey(key)) return true;
    if (key === 'Escape' && (answering || command !== undefined)) return (leave(), true);
    if (key === 'Tab') return templates.next();
    if (key !== 'Backspace' && key !== 'Delete') return false;
    if (words.removeMention(key)) return true;
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (key === 'Delete' || command === undefined || selectionStart + selectionEnd > 0) return false;
    return (leave(), true);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { key, keyCode, shiftKey, ctrlKey, metaKey, altKey } = event;
    // All keys belong to the input method while it composes.
    const isComposing = event.nativeEvent.isComposing || keyCode === 229 || justComposed.current;
    if (isComposing) return;
    if (handle(event)) return event.preventDefault();
    if (key === 'ArrowUp' && text === '' && !answering && command === undefined) composer.editLast();
    if (!isSubmit({ key, keyCode, shiftKey, ctrlKey, metaKey, altKey, isComposing }, submitKey, false)) return;
    // Also where there is nothing to send: an Enter that sometimes breaks the line would surprise.
    event.preventDefault();
    composer.send();
  };
  const label = props.label ?? (name === '' ? t('composer.label') : t('composer.labelTo', { name }));
  const invitation = props.label ?? (name === '' ? t('composer.placeholder') : t('composer.placeholderTo', { name }));
  const isBad = composer.length.over > 0 || composer.problem !== undefined;
  return (
    <>
      {answering && bar ? <bar.ComposerBar composer={composer} onCancel={leave} /> : null}
      {files.view}
      {voice.elsewhere}
      {isFormatted && extras ? (
        <extras.FormatToolbar composer={composer} onMark={formatting.mark} onLines={formatting.lines} />
      ) : null}
      <div className="cl-input-bar__row">
        {voice.panel}
        <div className="cl-input-bar__writing" hidden={voice.panel !== undefined}>
          <Start conversationId={conversationId} />
          <AttachButton composer={composer} entries={files.entries} />
          <div
            ref={setBox}
            role="presentation"
            className="cl-input-bar__field"
            data-busy={busy || undefined}
            onMouseDown={(event) => {
              // The frame is the field for whoever presses it.
              if (event.target !== event.currentTarget) return;
              event.preventDefault();
              field.current?.focus();
            }}
          >
            {command === undefined || !extras ? null : (
              <extras.CommandChip name={command} hint={hint} onLeave={leave} />
            )}
            {children ?? (
              <div className="cl-input-bar__words">
                {/* Not the attribute: a textarea breaks a long one, and cannot end it with an ellipsis. */}
                {text === '' ? (
                  <span className="cl-truncate cl-input-bar__placeholder" aria-hidden="true">
                    {command === undefined ? invitation : hint}
                  </span>
                ) : null}
                {entities.length > 0 && extras ? <extras.MentionMarks composer={composer} field={field} /> : null}
                <textarea
                  ref={field}
                  className="cl-input-bar__text"
                  rows={1}
                  aria-label={label}
                  aria-describedby={note}
                  aria-invalid={isBad || undefined}
                  aria-busy={busy || undefined}
                  {...suggest.aria}
                  readOnly={busy}
                  // An empty field follows the page, since an automatic one would put the caret of a right-to-left page to the left.
                  dir={text === '' ? undefined : 'auto'}
                  autoComplete="off"
                  enterKeyHint={submitKey === 'enter' ? 'send' : 'enter'}
                  value={text}
                  onChange={words.onChange}
                  onSelect={suggest.look}
                  onKeyDown={onKeyDown}
                  onCopy={words.onCopy}
                  onCut={words.onCut}
                  onPaste={words.onPaste}
                  onCompositionStart={() => suggest.pause(true)}
                  onCompositionEnd={() => {
                    justComposed.current = true;
                    setTimeout(() => {
                      justComposed.current = false;
                      suggest.pause(false);
                    }, 0);
                  }}
                  onFocus={() => {
                    composer.setFocused(true);
                    suggest.pause(false);
                  }}
                  onBlur={() => {
                    composer.setFocused(false);
                    suggest.pause(true);
                  }}
                />
              </div>
            )}
            <div className="cl-input-bar__tools">
              {options.quickReplies && !children ? (
                <QuickButton replies={options.quickReplies} onChoose={fillIn} />
              ) : null}
              <EmojiButton load={options.emoji} onPick={(emoji) => field.current && insertText(field.current, emoji)} />
              {later.view}
            </div>
          </div>
          <End conversationId={conversationId} />
        </div>
        {voice.panel && !voice.held ? null : (
          <IconButton
            type="submit"
            className="cl-input-bar__send"
            variant="primary"
            icon={SendIcon}
            label={t('composer.send')}
            aria-disabled={voice.button === undefined && !composer.canSend}
            // The phone's keyboard stays up: sending is not leaving the field.
            onMouseDown={(event) => event.preventDefault()}
            {...(voice.button ?? later.button)}
          />
        )}
      </div>
      {suggest.trigger && suggest.popup && box ? (
        <suggest.popup.SuggestPopup
          trigger={suggest.trigger}
          anchor={box}
          listId={suggest.listId}
          options={options}
          keys={suggest.keys}
          onActive={suggest.onActive}
          onChoose={choose}
          onClose={suggest.close}
        />
      ) : null}
      <p id={note} className="cl-quiet cl-input-bar__note" role="status" data-tone={isBad ? 'danger' : undefined}>
        <ComposerNote composer={composer} />
      </p>
    </>
  );
}
