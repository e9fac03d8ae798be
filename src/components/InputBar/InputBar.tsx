'use client';
import {
  forwardRef,
  useImperativeHandle,
  useRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type Ref,
  type RefAttributes,
} from 'react';
import { useComposer, type Composer } from '../../react/index.js';
import { cx } from '../../utils/cx.js';
import { useSlot, type TextFieldHandle } from '../slots/index.js';
import { useFiles } from './attachments/useFiles.js';
import { useInputOptions, type InputOptions } from './inputOptions.js';
import { insertText } from './insertText.js';
import { ScheduledRow } from './later/ScheduledRow.js';
import { Refusal } from './Refusal.js';
import type { SubmitKey } from './submitKey.js';
import { useKeyboardRoom } from './useKeyboardRoom.js';
import { Writing } from './Writing.js';

/** What an input bar can be told to do. */
export interface InputBarHandle {
  /** Puts the focus into the text field. False when there is none, because writing is not allowed here. */
  focus(): boolean;
  /** Puts text where the caret is, as if it had been typed. */
  insertText(text: string): void;
}

/** Props of {@link InputBar}: those of a `<form>`, and what follows. */
export interface InputBarProps extends Omit<ComponentPropsWithoutRef<'form'>, 'children'>, InputOptions {
  /** Which key sends. Default: `enter`; Shift+Enter then breaks the line. */
  readonly submitKey?: SubmitKey | undefined;
  readonly handle?: Ref<InputBarHandle> | undefined;
  /** What stands in the empty field, and its name for assistive technology. Default: “Message”, with the name of the conversation. */
  readonly label?: string | undefined;
  /** Below the field, where one may write. */
  readonly extra?: ((composer: Composer) => ReactNode) | undefined;
}

function TextArea(): null {
  return null;
}

/**
 * The composer: a field that grows with the words up to eight lines, an emoji grid and the send button. What is written is kept per conversation;
 * where writing is not allowed, a sentence says why.
 */
export const InputBar: ForwardRefExoticComponent<InputBarProps & RefAttributes<HTMLFormElement>> = forwardRef<
  HTMLFormElement,
  InputBarProps
>(function InputBar(props, ref) {
  const { submitKey = 'enter', handle, label, extra, className, onSubmit, ...more } = props;
  const { commands, quickReplies, emoji, toolbar, middleware, ...rest } = more;
  const options = useInputOptions({ commands, quickReplies, emoji, toolbar, middleware });
  const form = useRef<HTMLFormElement>(null);
  useImperativeHandle(ref, () => form.current as HTMLFormElement, []);
  useKeyboardRoom(form);
  const field = useRef<HTMLTextAreaElement>(null);
  const own = useRef<TextFieldHandle>(null);
  const OwnField = useSlot('TextField', TextArea);
  const focus = (): void => (own.current ?? field.current)?.focus({ preventScroll: true });
  const files = useFiles(focus);
  const composer = useComposer({
    onAsked: focus,
    cargo: files.attachments.cargo,
    commands: options.commands,
    middleware: options.middleware,
  });
  const { permission } = composer;
  // In slow mode one goes on writing, and waits with sending.
  const isWriting = permission.allowed || permission.reason === 'slow-mode';
  useImperativeHandle(
    handle,
    () => ({
      focus() {
        (own.current ?? field.current)?.focus({ preventScroll: true });
        return (own.current ?? field.current) !== null;
      },
      insertText(text) {
        if (own.current) own.current.insertText(text);
        else if (field.current) insertText(field.current, text);
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
      ref={form}
      {...rest}
      className={cx('cl-input-bar', className)}
      data-disabled={!isWriting || undefined}
      onSubmit={submit}
    >
      <ScheduledRow />
      {isWriting ? (
        <>
          <Writing
            composer={composer}
            files={files}
            field={field}
            submitKey={submitKey}
            options={options}
            label={label}
          >
            {OwnField === TextArea ? null : (
              <OwnField conversationId={composer.ref.conversationId} composer={composer} label={label} handle={own} />
            )}
          </Writing>
          {extra?.(composer)}
        </>
      ) : (
        <>
          {files.view}
          {permission.allowed ? null : <Refusal decision={permission} />}
        </>
      )}
    </form>
  );
});
