'use client';
import {
  forwardRef,
  useId,
  useImperativeHandle,
  useRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefAttributes,
  type RefObject,
} from 'react';
import { describeDenial } from '../../i18n/index.js';
import type { Decision } from '../../model/index.js';
import {
  useComposer,
  useConversationName,
  useConversationScope,
  useStrings,
  type Composer,
} from '../../react/index.js';
import { IconButton, InfoIcon, SendIcon, useLazy } from '../../ui/index.js';
import { cx } from '../../utils/cx.js';
import { useSlot } from '../slots/index.js';
import { AttachButton } from './AttachButton.js';
import { useFiles, type ComposerFiles } from './attachments/useFiles.js';
import { EmojiButton } from './EmojiButton.js';
import { insertText } from './insertText.js';
import { isSubmit, type SubmitKey } from './submitKey.js';
import { useAutosize } from './useAutosize.js';

/** What an input bar can be told to do. */
export interface InputBarHandle {
  /** Puts the focus into the text field. False when there is none, because writing is not allowed here. */
  focus(): boolean;
  /** Puts text where the caret is, as if it had been typed. */
  insertText(text: string): void;
}

/** Props of {@link InputBar}: those of a `<form>`, and what follows. */
export interface InputBarProps extends Omit<ComponentPropsWithoutRef<'form'>, 'children'> {
  /** Which key sends. Default: `enter`; Shift+Enter then breaks the line. */
  readonly submitKey?: SubmitKey | undefined;
  readonly handle?: Ref<InputBarHandle> | undefined;
  /** What stands in the empty field, and its name for assistive technology. Default: “Message”, with the name of the conversation. */
  readonly label?: string | undefined;
  /** Below the field, where one may write. */
  readonly extra?: ((composer: Composer) => ReactNode) | undefined;
}

const loadBar = () => import('./ComposerBar.js');

function Nothing(): null {
  return null;
}

/**
 * The composer: a field that grows with the words up to eight lines, an emoji grid and the send button. What is written is kept per conversation;
 * where writing is not allowed, a sentence says why.
 */
export const InputBar: ForwardRefExoticComponent<InputBarProps & RefAttributes<HTMLFormElement>> = forwardRef<
  HTMLFormElement,
  InputBarProps
>(function InputBar({ submitKey = 'enter', handle, label, extra, className, onSubmit, ...rest }, ref) {
  const field = useRef<HTMLTextAreaElement>(null);
  const focus = (): void => field.current?.focus({ preventScroll: true });
  const files = useFiles(focus);
  const composer = useComposer({ onAsked: focus, cargo: files.attachments.cargo });
  useImperativeHandle(
    handle,
    () => ({
      focus() {
        field.current?.focus({ preventScroll: true });
        return field.current !== null;
      },
      insertText(text) {
        if (field.current) insertText(field.current, text);
      },
    }),
    [],
  );
  const submit: ComponentPropsWithoutRef<'form'>['onSubmit'] = (event) => {
    onSubmit?.(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    composer.send();
  };
  return (
    <form
      ref={ref}
      {...rest}
      className={cx('cl-input-bar', className)}
      data-disabled={!composer.permission.allowed || undefined}
      onSubmit={submit}
    >
      {composer.permission.allowed ? (
        <>
          <Writing composer={composer} files={files} field={field} submitKey={submitKey} label={label} />
          {extra?.(composer)}
        </>
      ) : (
        <>
          {files.view}
          <Refusal decision={composer.permission} />
        </>
      )}
    </form>
  );
});

/** Why one cannot write here. */
function Refusal({ decision }: { readonly decision: Extract<Decision, { allowed: false }> }): ReactElement {
  const translator = useStrings();
  return (
    <p className="cl-input-bar__reason" role="status">
      <span className="cl-input-bar__reason-icon">
        <InfoIcon size={16} />
      </span>
      {describeDenial(translator, decision.reason, decision.until)}
    </p>
  );
}

interface WritingProps {
  readonly composer: Composer;
  readonly files: ComposerFiles;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly submitKey: SubmitKey;
  readonly label: string | undefined;
}

function Writing({ composer, files, field, submitKey, label }: WritingProps): ReactElement {
  const { conversationId } = useConversationScope();
  const name = useConversationName(conversationId);
  const { t } = useStrings();
  const Start = useSlot('InputBarStart', Nothing);
  const End = useSlot('InputBarEnd', Nothing);
  const note = useId();
  const justComposed = useRef(false);
  useAutosize(field, composer.text);

  const { over } = composer.length;
  const { quote, editing } = composer;
  const busy = quote !== undefined || editing !== undefined;
  const bar = useLazy(loadBar, busy);
  const leave = (): void => {
    if (editing === undefined) composer.setQuote(undefined);
    else composer.stopEditing();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { key, keyCode, shiftKey, ctrlKey, metaKey, altKey } = event;
    const { isComposing } = event.nativeEvent;
    if (key === 'Escape' && busy && !isComposing) {
      event.preventDefault();
      return leave();
    }
    if (key === 'ArrowUp' && composer.text === '' && !busy && !isComposing) composer.editLast();
    if (!isSubmit({ key, keyCode, shiftKey, ctrlKey, metaKey, altKey, isComposing }, submitKey, justComposed.current))
      return;
    // Also where there is nothing to send: an Enter that sometimes breaks the line would surprise.
    event.preventDefault();
    composer.send();
  };
  return (
    <>
      {busy && bar ? <bar.ComposerBar quote={quote} editing={editing} onCancel={leave} /> : null}
      {files.view}
      <div className="cl-input-bar__row">
        <Start conversationId={conversationId} />
        <AttachButton composer={composer} entries={files.entries} />
        <div className="cl-input-bar__field">
          {/* Not the attribute: a textarea breaks a long one, and cannot end it with an ellipsis. */}
          {composer.text === '' ? (
            <span className="cl-input-bar__placeholder" aria-hidden="true">
              {label ?? (name === '' ? t('composer.placeholder') : t('composer.placeholderTo', { name }))}
            </span>
          ) : null}
          <textarea
            ref={field}
            className="cl-input-bar__text"
            rows={1}
            aria-label={label ?? (name === '' ? t('composer.label') : t('composer.labelTo', { name }))}
            aria-describedby={note}
            aria-invalid={over > 0 || undefined}
            // An empty field follows the page, since an automatic one would put the caret of a right-to-left page to the left.
            dir={composer.text === '' ? undefined : 'auto'}
            autoComplete="off"
            enterKeyHint={submitKey === 'enter' ? 'send' : 'enter'}
            value={composer.text}
            onChange={(event) => composer.setText(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onPaste={files.onPaste}
            onCompositionEnd={() => {
              justComposed.current = true;
              setTimeout(() => {
                justComposed.current = false;
              }, 0);
            }}
            onFocus={() => composer.setFocused(true)}
            onBlur={() => composer.setFocused(false)}
          />
          <div className="cl-input-bar__tools">
            <EmojiButton onPick={(emoji) => field.current && insertText(field.current, emoji)} />
          </div>
        </div>
        <End conversationId={conversationId} />
        <IconButton
          type="submit"
          className="cl-input-bar__send"
          variant="primary"
          icon={SendIcon}
          label={t('composer.send')}
          aria-disabled={!composer.canSend}
          // The phone's keyboard stays up: sending is not leaving the field.
          onMouseDown={(event) => event.preventDefault()}
        />
      </div>
      <p id={note} className="cl-input-bar__note" role="status" data-tone={over > 0 ? 'danger' : undefined}>
        <LengthNote used={composer.length.used} max={composer.length.max} over={over} />
      </p>
    </>
  );
}

/** How much is too much, or how little is left; nothing while there is plenty of room. */
function LengthNote({ used, max, over }: Composer['length']): ReactElement | null {
  const { t } = useStrings();
  if (over > 0) return <>{t('composer.tooLong', { count: over })}</>;
  if (max === undefined || used < max * 0.9) return null;
  return <>{t('composer.leftCharacters', { count: max - used })}</>;
}
