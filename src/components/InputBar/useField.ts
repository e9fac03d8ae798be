'use client';
import { useRef, type ChangeEvent, type ClipboardEvent, type RefObject } from 'react';
import type { TextEntity } from '../../model/index.js';
import type { Composer } from '../../react/index.js';
import type { ComposerFiles } from './attachments/useFiles.js';
import { copiedMentions, mentionsIn, pastedFiles, useKnownTarget } from './clipboard.js';
import { insertText, replaceText } from './insertText.js';

/** What a text field and the words in it have to do with each other. */
export interface FieldHandlers {
  onChange(event: ChangeEvent<HTMLTextAreaElement>): void;
  onCopy(event: ClipboardEvent<HTMLTextAreaElement>): void;
  onCut(event: ClipboardEvent<HTMLTextAreaElement>): void;
  onPaste(event: ClipboardEvent<HTMLTextAreaElement>): void;
  /** Replaces a part of the text, with what is marked in the new words; undo takes it back. */
  replace(start: number, end: number, text: string, entities?: readonly TextEntity[]): void;
  /** Takes a whole mention away, when the caret stands at its edge and nothing is selected. True when it did. */
  removeMention(key: string): boolean;
}

/** Keeps mentions with their words: typed, undone, copied, pasted. */
export function useField(
  field: RefObject<HTMLTextAreaElement | null>,
  composer: Composer,
  files: Pick<ComposerFiles, 'add'>,
): FieldHandlers {
  // What comes with the next input event.
  const coming = useRef<readonly TextEntity[] | undefined>(undefined);
  const isKnown = useKnownTarget();

  const replace: FieldHandlers['replace'] = (start, end, text, entities = []) => {
    if (!field.current) return;
    coming.current = entities.map((entity) => ({ ...entity, offset: entity.offset + start }));
    replaceText(field.current, start, end, text);
    coming.current = undefined;
  };
  const paste = (text: string, entities: readonly TextEntity[]): void => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    replace(selectionStart, selectionEnd, text, entities);
  };
  const copy = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    if (copiedMentions(event.clipboardData, value, composer.entities, selectionStart, selectionEnd))
      event.preventDefault();
  };
  return {
    replace,
    onChange(event) {
      const { value, selectionStart } = event.currentTarget;
      const { inputType } = event.nativeEvent as Partial<InputEvent>;
      const brought = coming.current;
      const restore = brought !== undefined || /^(?:history|insertFrom)/.test(inputType ?? '');
      composer.edit(value, { caret: selectionStart, restore });
      for (const entity of brought ?? []) composer.edit(value, { caret: selectionStart, entity });
    },
    onCopy: copy,
    onCut(event) {
      copy(event);
      if (event.defaultPrevented && field.current) insertText(field.current, '');
    },
    onPaste(event) {
      const { clipboardData } = event;
      const text = clipboardData.getData('text/plain').replace(/\r\n?/g, '\n');
      const given = pastedFiles(clipboardData);
      const entities = mentionsIn(clipboardData, text, isKnown);
      if (composer.checksPaste) {
        event.preventDefault();
        void composer.checkPaste({ text, files: given }).then((checked) => {
          if (!checked) return;
          if (checked.text !== '') paste(checked.text, checked.text === text ? entities : []);
          if (checked.files.length > 0) files.add(checked.files, 'paste');
        });
        return;
      }
      if (given.length > 0) files.add(given, 'paste');
      if (entities.length > 0) {
        event.preventDefault();
        paste(text, entities);
      } else if (text === '' && given.length > 0) event.preventDefault();
    },
    removeMention(key) {
      const element = field.current;
      if (!element || element.selectionStart !== element.selectionEnd) return false;
      const caret = element.selectionStart;
      const mention = composer.entities.find(
        ({ type, offset, length }) =>
          (type === 'mention' || type === 'mention-all') && (key === 'Backspace' ? offset + length : offset) === caret,
      );
      if (!mention || mention.length === 0) return false;
      replace(mention.offset, mention.offset + mention.length, '');
      return true;
    },
  };
}
