'use client';
import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import type { ChatCommand, ComposerMiddleware } from '../../react/index.js';
import type { LoadEmoji } from './emojiModule.js';
import type { QuickReplies } from './quick/types.js';

/** What a host can add to the composer. */
export interface InputOptions {
  /** What can be done by `/name`. Make the array outside of render. */
  readonly commands?: readonly ChatCommand[] | undefined;
  /** Answers that are ready: a list, or a function that looks for them. Offered by `/`. Make it outside of render. */
  readonly quickReplies?: QuickReplies | undefined;
  /** All emoji with search, skin tones and recents: `() => import('chatloom/emoji')`. Left out: the 64 most used. */
  readonly emoji?: LoadEmoji | undefined;
  /** Shows buttons for formatting above the field, and how it will look. Default: false; the keys work all the same. */
  readonly toolbar?: boolean | undefined;
  /** Looks at what is sent and pasted, and may change, split or refuse it. Make the array outside of render. */
  readonly middleware?: readonly ComposerMiddleware[] | undefined;
}

const InputOptionsContext = createContext<InputOptions>({});

/** Gives composers below what the host wants them to offer; the props of an `InputBar` win. */
export function InputOptionsProvider(props: InputOptions & { readonly children: ReactNode }): ReactElement {
  const { commands, quickReplies, emoji, toolbar, middleware, children } = props;
  const value = useMemo(
    () => ({ commands, quickReplies, emoji, toolbar, middleware }),
    [commands, quickReplies, emoji, toolbar, middleware],
  );
  return <InputOptionsContext.Provider value={value}>{children}</InputOptionsContext.Provider>;
}

/** What the composer offers: as given here, else as the host gave it to all. */
export function useInputOptions(own: InputOptions = {}): InputOptions {
  const all = useContext(InputOptionsContext);
  return {
    commands: own.commands ?? all.commands,
    quickReplies: own.quickReplies ?? all.quickReplies,
    emoji: own.emoji ?? all.emoji,
    toolbar: own.toolbar ?? all.toolbar,
    middleware: own.middleware ?? all.middleware,
  };
}
