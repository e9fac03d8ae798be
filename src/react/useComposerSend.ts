'use client';
import { useEffect, useRef, useState } from 'react';
import type { TextContent } from '../messages/content.js';
import { timelineKey, type MessageId, type TimelineRef } from '../model/index.js';
import { selectMessage } from '../store/index.js';
import { useChatStore } from './context.js';
import { useDesk } from './desk.js';
import type { ComposerDraft } from './useComposerDraft.js';
import { checkPaste, checkWords, problemOf } from './useComposerMiddleware.js';
import type { Composer, ComposerOptions, ComposerProblem, ComposerWords, OutgoingWords } from './useComposerTypes.js';
import { commandOf, fromDraft, mentionsOf, trimmed, withCommand, withWords, type Written } from './written.js';

interface SendOptions extends Pick<ComposerOptions, 'cargo' | 'commands'> {
  readonly middleware: NonNullable<ComposerOptions['middleware']>;
  readonly ref: TimelineRef;
  readonly draft: ComposerDraft;
  /** The words are to be shown in the conversation, too. */
  readonly inConversation: true | undefined;
  readonly onSent: () => void;
  /** What goes out with the words is not ready any more: they are still here, to be sent once it is. */
  readonly onWaiting: () => void;
  readonly onProblem: (problem: ComposerProblem, ref?: TimelineRef) => void;
}

/** How what is written becomes a message, an edit, or a command that is done. Nothing of it is lost when that is refused. */
export function useComposerSend(options: SendOptions): Pick<Composer, 'busy' | 'checkPaste'> & { send(): boolean } {
  const { ref, draft, middleware, commands, cargo, inConversation, onSent, onWaiting, onProblem } = options;
  const { actions, env, getState } = useChatStore();
  const desk = useDesk();
  const [busyKey, setBusyKey] = useState<string>();
  const key = timelineKey(ref);
  // The latest: the composer may have been rendered anew while a middleware was looking.
  const shown = useRef(key);
  useEffect(() => {
    shown.current = key;
  }, [key]);

  /** Brings words back that could not go: here, or into the draft of the conversation they belong to, with what is written there now. */
  const giveBack = (content: TextContent): void => {
    const there = desk?.composer(ref);
    if (there) return there.take(content);
    const left = getState().drafts.get(key);
    const joined = withWords(fromDraft(left), content);
    actions.setDraft(ref, { ...left, ...joined, updatedAt: env.now() }, { immediate: true });
  };

  const saveEdit = (messageId: MessageId, content: TextContent): void => {
    const known = selectMessage(getState(), ref, messageId)?.content as Partial<TextContent> | undefined;
    const format = content.format === 'markdown' ? content.format : (known?.format ?? content.format);
    const edited = { ...content, format };
    // Shown at once; when it is refused the message has its old words again, and the new ones are not lost.
    if (known?.text !== edited.text)
      actions.editMessage(ref, messageId, edited, mentionsOf(edited.entities)).catch((reason: unknown) => {
        desk?.refused(ref, reason);
        giveBack(edited);
      });
  };

  /** The words are gone from the composer: what waits with them in the draft is not. */
  const endDraft = (next?: Written): void => {
    const attachments = getState().drafts.get(key)?.attachments;
    const kept = attachments && attachments.length > 0 ? { text: '', ...next, attachments } : next;
    actions.setDraft(ref, kept ? { ...kept, updatedAt: env.now() } : null, { immediate: true });
  };

  /** Sends words that nobody objects to. */
  const deliver = (written: Written, all: readonly ComposerWords[]): void => {
    const here = shown.current === key;
    const contents = all
      .map(({ text, entities, format }) => trimmed(text, entities, format))
      .filter(({ text }, index) => text !== '' || (index === 0 && cargo?.status === 'ready'));
    if (written.editing !== undefined) {
      const [content] = contents;
      const before = fromDraft(written.before);
      if (here) draft.write(before);
      else endDraft(before);
      if (content) saveEdit(written.editing, content);
      return;
    }
    const [first, ...rest] = contents.map((content, index): OutgoingWords => {
      const quote = index === 0 ? written.quote : undefined;
      return { content, quote, mentions: mentionsOf(content.entities), inConversation };
    });
    const loaded = first !== undefined && cargo?.status === 'ready';
    // What was ready when sending was asked for may not be any more: nothing is lost then.
    if (loaded && !cargo.send(first)) return onWaiting();
    if (here) draft.clear();
    if (!first) return endDraft();
    if (!loaded) {
      const alone = (getState().drafts.get(key)?.attachments ?? []).length === 0;
      actions.sendMessage(ref, first, { clearDraft: alone });
      // Files that came while somebody looked at the words stay.
      if (!alone) endDraft();
    }
    for (const words of rest) actions.sendMessage(ref, words);
    onSent();
  };

  const wait = (work: Promise<unknown>): void => {
    setBusyKey(key);
    void work.finally(() => setBusyKey((now) => (now === key ? undefined : now)));
  };

  /** Runs the chosen command. Undefined when it is one that is sent as a message. */
  const command = (name: string, written: Written): boolean | undefined => {
    const run = commands?.find((each) => each.name === name)?.run;
    if (!run) return undefined;
    const { text: args, entities } = trimmed(written.text, written.entities);
    const send = (text: string): void => {
      actions.sendMessage(ref, { content: trimmed(text, []), quote: written.quote, inConversation });
      onSent();
    };
    const work = async (): Promise<void> => run({ ref, name, args, entities, send });
    wait(
      work().then(
        () => deliver({ ...written, editing: undefined }, []),
        (reason: unknown) => onProblem(problemOf(reason), ref),
      ),
    );
    return true;
  };

  return {
    busy: busyKey === key,
    send() {
      const written = draft.latest.current;
      const name = commandOf(written.entities);
      const done = name === undefined ? undefined : command(name, written);
      if (done !== undefined) return done;
      const { text, entities } = name === undefined ? written : withCommand(name, written);
      const words: ComposerWords = { text, entities, format: written.format ?? 'plain' };
      if (!middleware.some(({ onBeforeSend }) => onBeforeSend)) {
        deliver(written, [words]);
        return true;
      }
      const { quote, editing } = written;
      wait(
        checkWords(middleware, words, { ref, quote, editing }, env).then((checked) => {
          if ('problem' in checked) onProblem(checked.problem, ref);
          else deliver(written, checked.value);
        }),
      );
      return true;
    },
    async checkPaste(paste) {
      const { quote, editing } = draft.latest.current;
      const checked = await checkPaste(middleware, paste, { ref, quote, editing }, env);
      if ('value' in checked) return checked.value;
      onProblem(checked.problem, ref);
      return undefined;
    },
  };
}
