'use client';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { TextContent } from '../messages/content.js';
import { timelineKey, type MessageId, type TimelineRef } from '../model/index.js';
import { selectMessage } from '../store/index.js';
import { sameData } from '../utils/sameData.js';
import { useChatStore } from './context.js';
import { useDesk } from './desk.js';
import { forwardedMessages } from './forward.js';
import { createPendingSends, type PendingSends, type ShownComposer } from './pendingSends.js';
import type { ComposerDraft } from './useComposerDraft.js';
import { checkPaste, checkWords, problemOf } from './useComposerMiddleware.js';
import type {
  Composer,
  ComposerCargo,
  ComposerOptions,
  ComposerProblem,
  ComposerWords,
  OutgoingWords,
} from './useComposerTypes.js';
import {
  asOne,
  commandOf,
  fromDraft,
  mentionsOf,
  nothing,
  trimmed,
  withCommand,
  withoutSent,
  withWords,
  type Written,
} from './written.js';

/** What is handed on is sent so much later than the words and files before it, in ms, where all are sent later. */
const FORWARDED_AFTER = 1000;

/** The messages of one sending are due one after the other, in ms: what keeps them sorts by that. */
function after(sendAt: number | undefined, index: number): number | undefined {
  return sendAt === undefined ? undefined : sendAt + index;
}

interface SendOptions extends Pick<ComposerOptions, 'cargo' | 'commands'> {
  readonly middleware: NonNullable<ComposerOptions['middleware']>;
  readonly ref: TimelineRef;
  readonly draft: ComposerDraft;
  /** The words are to be shown in the conversation, too. */
  readonly inConversation: true | undefined;
  /** `sendAt`: it is to be sent then. */
  readonly onSent: (sendAt?: number) => void;
  /** What goes out with the words is not ready any more: they are still here, to be sent once it is (`sendAt`: then). */
  readonly onWaiting: (sendAt?: number) => void;
  readonly onProblem: (problem: ComposerProblem, ref?: TimelineRef) => void;
}

/** How what is written becomes a message, an edit, or a command that is done. Nothing of it is lost when that is refused. */
export function useComposerSend(options: SendOptions): Pick<Composer, 'busy' | 'checkPaste'> & {
  readonly pending: PendingSends;
  /** With the cargo as it is by now, where no composer shows it any more; `sendAt`: to be sent then. */
  send(now?: ComposerCargo, sendAt?: number): boolean;
} {
  const { ref, draft, middleware, commands, inConversation, onSent, onWaiting, onProblem } = options;
  const { actions, env, getState } = useChatStore();
  const desk = useDesk();
  const key = timelineKey(ref);
  const pending = useMemo(() => desk?.part('pending sends', createPendingSends) ?? createPendingSends(), [desk]);
  const isBusy = (): boolean => pending.has(key);
  const busy = useSyncExternalStore(pending.subscribe, isBusy, isBusy);
  // While a middleware is looking, the writer may leave, and come back to another composer of the same timeline.
  const own = useRef<string>(undefined);
  useEffect(() => {
    own.current = key;
    return () => {
      own.current = undefined;
    };
  }, [key]);
  const me: ShownComposer = { draft, onSent, onWaiting, onProblem };
  useEffect(() => {
    pending.shown.set(key, me);
    return () => {
      if (pending.shown.get(key) === me) pending.shown.delete(key);
    };
  });
  const composer = (): ShownComposer | undefined => (own.current === key ? me : pending.shown.get(key));
  const refuse = (problem: ComposerProblem): void => {
    const there = composer();
    if (there && there !== me) there.onProblem(problem);
    else onProblem(problem, ref);
  };

  /** Brings words back that could not go: here, or into the draft of the conversation they belong to, with what is written there now. */
  const giveBack = (content: TextContent): void => {
    const there = desk?.composer(ref);
    if (there) return there.take(content);
    const left = getState().drafts.get(key);
    const joined = withWords(fromDraft(left), content);
    actions.setDraft(ref, { ...left, ...joined, updatedAt: env.now() }, { immediate: true });
  };

  const saveEdit = (messageId: MessageId, content: TextContent): void => {
    // What a thread is about is a message of its conversation.
    const at = messageId === ref.threadId ? { conversationId: ref.conversationId } : ref;
    const known = selectMessage(getState(), at, messageId)?.content as Partial<TextContent> | undefined;
    const format = content.format === 'markdown' ? content.format : (known?.format ?? content.format);
    const edited = { ...content, format };
    // Shown at once; when it is refused the message has its old words again, and the new ones are not lost.
    const isSame =
      known?.text === edited.text && known.format === format && sameData(known.entities ?? [], edited.entities ?? []);
    if (!isSame)
      actions.editMessage(at, messageId, edited, mentionsOf(edited.entities)).catch((reason: unknown) => {
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
  const deliver = (written: Written, all: readonly ComposerWords[], cargo?: ComposerCargo, sendAt?: number): void => {
    const here = composer();
    const now = here?.draft.latest.current;
    // Where no words go out, as after a command, what was to be handed on with them waits on.
    const gone = all.length > 0 ? written : { ...written, forward: undefined };
    const left = now && withoutSent(now, gone);
    const contents = all
      .map(({ text, entities, format }) => trimmed(text, entities, format))
      .filter(({ text }, index) => text !== '' || (index === 0 && cargo?.status === 'ready'));
    if (written.editing !== undefined) {
      // Several words are still one message here.
      const content = asOne(contents);
      if (left) here.draft.write(left);
      else endDraft(fromDraft(written.before));
      actions.setTyping(ref, false);
      if (content) saveEdit(written.editing, content);
      return;
    }
    const [first, ...rest] = contents.map((content, index): OutgoingWords => {
      const quote = index === 0 ? written.quote : undefined;
      return { content, quote, mentions: mentionsOf(content.entities), inConversation, sendAt: after(sendAt, index) };
    });
    const waiting = gone === written ? undefined : { ...nothing, forward: written.forward };
    const forwarded = gone.forward ? forwardedMessages(getState(), gone.forward) : [];
    const loaded = first !== undefined && cargo?.status === 'ready';
    // What was ready when sending was asked for may not be any more: nothing is lost then.
    if (loaded && !cargo.send(first)) return (here ?? me).onWaiting(sendAt);
    here?.draft.clear();
    const requests = [
      ...(first && !loaded ? [first] : []),
      ...rest,
      ...forwarded.map((each, index) => ({ ...each, inConversation, sendAt: after(sendAt, FORWARDED_AFTER + index) })),
    ];
    // The draft goes with the last of them, so that a crash in between takes none away. Files that came while somebody looked at the words stay.
    const alone = !loaded && (getState().drafts.get(key)?.attachments ?? []).length === 0;
    requests.forEach((request, index) => {
      actions.sendMessage(ref, request, { clearDraft: alone && index === requests.length - 1 });
    });
    if (!loaded && (!alone || requests.length === 0)) endDraft(waiting);
    // What came in meanwhile is no part of what was sent.
    if (left && !sameData(left, nothing)) here.draft.write(left);
    if (first || forwarded.length > 0) (here ?? me).onSent(sendAt);
  };

  const wait = (work: Promise<unknown>): void => {
    pending.begin(key);
    void work.finally(() => pending.end(key));
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
        () => deliver(written, []),
        (reason: unknown) => refuse(problemOf(reason)),
      ),
    );
    return true;
  };

  return {
    busy,
    pending,
    send(cargo = options.cargo, sendAt) {
      if (pending.has(key)) return false;
      // Once the composer has gone its words are in the draft.
      const written = own.current === key ? draft.latest.current : fromDraft(getState().drafts.get(key));
      const name = commandOf(written.entities);
      const done = name === undefined ? undefined : command(name, written);
      if (done !== undefined) return done;
      const { text, entities } = name === undefined ? written : withCommand(name, written);
      const words: ComposerWords = { text, entities, format: written.format ?? 'plain' };
      if (!middleware.some(({ onBeforeSend }) => onBeforeSend)) {
        deliver(written, [words], cargo, sendAt);
        return true;
      }
      const { quote, editing } = written;
      wait(
        checkWords(middleware, words, { ref, quote, editing }, env).then((checked) => {
          if ('problem' in checked) refuse(checked.problem);
          else deliver(written, checked.value, cargo, sendAt);
        }),
      );
      return true;
    },
    async checkPaste(paste) {
      const { quote, editing } = draft.latest.current;
      const checked = await checkPaste(middleware, paste, { ref, quote, editing }, env);
      if (!('value' in checked)) {
        onProblem(checked.problem, ref);
        return undefined;
      }
      if (own.current === key) return checked.value;
      // Another conversation is shown by now: the words belong to this one.
      const { text, files } = checked.value;
      if (text !== '') giveBack({ type: 'text', text, format: 'plain', entities: [] });
      return { text: '', files };
    },
  };
}
