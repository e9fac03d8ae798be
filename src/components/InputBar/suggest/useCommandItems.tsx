'use client';
import { useEffect, useMemo, useState } from 'react';
import { decide, useChat, useChatStore, useConversationScope, useNow, type ChatCommand } from '../../../react/index.js';
import { foldText } from '../../../utils/foldText.js';
import type { QuickReplies, QuickReply } from '../quick/types.js';
import { rankNames } from './rank.js';
import type { SuggestItem } from './SuggestList.js';

const noCommands: readonly ChatCommand[] = [];
const noReplies: readonly QuickReply[] = [];
/** Most rows of a kind. */
const MOST = 12;
/** Pause in ms before somebody is asked for answers. */
const PAUSE = 150;

/** Commands whose name begins so and that one may give, then answers that are ready. */
export function useCommandItems(
  query: string,
  commands: readonly ChatCommand[] = noCommands,
  replies?: QuickReplies,
): readonly SuggestItem[] {
  const allowed = useAllowed(commands);
  const found = useReplies(query, replies);
  return useMemo(() => {
    const wanted = foldText(query);
    const named = allowed
      .filter(({ name }) => foldText(name).startsWith(wanted))
      .slice(0, MOST)
      .map((command): SuggestItem => {
        const { name, args, description } = command;
        return {
          id: `c-${name}`,
          label: args === undefined ? `/${name}` : `/${name} ${args}`,
          detail: description,
          choice: { type: 'command', command },
        };
      });
    const ready = found.slice(0, MOST).map((reply): SuggestItem => ({
      id: `r-${reply.id}`,
      label: reply.title,
      detail: reply.text,
      choice: { type: 'template', text: reply.text },
    }));
    return [...named, ...ready];
  }, [allowed, found, query]);
}

function useAllowed(commands: readonly ChatCommand[]): readonly ChatCommand[] {
  const { conversationId } = useConversationScope();
  const { adapter } = useChatStore();
  const now = useNow(5000);
  const refused = useChat((state) =>
    commands
      .filter(({ permission }) => permission && !decide(state, adapter, permission, conversationId, { now }).allowed)
      .map(({ name }) => name)
      .join(' '),
  );
  return useMemo(() => {
    const names = new Set(refused.split(' '));
    return commands.filter(({ name }) => !names.has(name));
  }, [commands, refused]);
}

function useReplies(query: string, replies: QuickReplies | undefined): readonly QuickReply[] {
  const { env } = useChatStore();
  const [found, setFound] = useState({ query, replies: noReplies });
  const search = typeof replies === 'function' ? replies : undefined;
  useEffect(() => {
    if (!search) return undefined;
    const abort = new AbortController();
    const look = async (): Promise<void> => {
      const answers = await search(query, abort.signal);
      if (!abort.signal.aborted) setFound({ query, replies: answers });
    };
    const timer = env.timers.after(query === '' ? 0 : PAUSE, () => void look().catch(() => undefined));
    return () => {
      abort.abort();
      env.timers.cancel(timer);
    };
  }, [env, query, search]);
  return useMemo(() => {
    // The search may have found them by more than their words.
    if (search && found.query === query) return found.replies;
    // Of those found for other letters, while asking takes its time or where it fails, only what these letters are in: Enter may choose it.
    const listed = search ? found.replies : replies;
    return rankNames(
      (typeof listed === 'object' ? listed : noReplies).map((reply) => ({
        reply,
        names: [reply.title, reply.text],
        recency: -1,
      })),
      query,
    ).map(({ reply }) => reply);
  }, [found, query, replies, search]);
}
