'use client';
import { useEffect, useRef } from 'react';
import { timelineKey, type TimelineRef } from '../model/index.js';
import { useChatActions } from './useChat.js';
import type { ComposerDraft } from './useComposerDraft.js';
import type { Composer } from './useComposerTypes.js';
import { commandEntity, commandOf } from './written.js';
import {
  changeOf,
  learnEntities,
  moveEntities,
  restoreEntities,
  withEntity,
  type KnownEntities,
} from './writtenEntities.js';

/** Changes of the words: mentions move along, and come back with their words. */
export function useComposerEdits(
  ref: TimelineRef,
  { latest, write, setFocused }: ComposerDraft,
  onEdit: () => void,
): Pick<Composer, 'setText' | 'edit' | 'setCommand' | 'setFocused'> {
  const actions = useChatActions();
  const known = useRef<KnownEntities>(new Map());
  // Whom one knows in one conversation is nobody in another.
  const key = timelineKey(ref);
  useEffect(() => {
    known.current = new Map();
  }, [key]);

  const put = (text: string, entities: Composer['entities']): void => {
    onEdit();
    const now = latest.current;
    const empty = text === '' && commandOf(entities) === undefined;
    write({ ...now, text, entities, ...(empty && { format: undefined }) });
    actions.setTyping(ref, text.trim() !== '');
  };
  const edit: Composer['edit'] = (text, { caret, entity, restore = false } = {}) => {
    const now = latest.current;
    if (now.text === text && entity === undefined) return;
    known.current = learnEntities(known.current, now.text, now.entities);
    const change = changeOf(now.text, text, caret);
    let entities = moveEntities(now.entities, change);
    if (entity) entities = withEntity(entities, entity);
    if (restore && known.current.size > 0) {
      // Undo takes back what stood around the change as well: a letter in the middle of a name.
      const longest = Math.max(...[...known.current.keys()].map(({ length }) => length));
      const from = Math.max(0, change.start - longest);
      const to = Math.min(text.length, change.start + change.added + longest);
      entities = restoreEntities(known.current, text, entities, from, to);
    }
    put(text, entities);
  };
  return {
    edit,
    setText(text, entities) {
      if (entities === undefined) return edit(text);
      put(
        text,
        entities.filter(({ offset, length }) => offset + length <= text.length),
      );
    },
    setCommand(name) {
      const { text, entities } = latest.current;
      const rest = entities.filter((entity) => entity.type !== 'command' || entity.length > 0);
      put(text, name === undefined ? rest : [commandEntity(name), ...rest]);
    },
    setFocused(focused) {
      setFocused(focused);
      if (!focused) actions.setTyping(ref, false);
    },
  };
}
