'use client';
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { useChat, useConversationScope, useDesk } from '../../react/index.js';
import { useLazy } from '../../ui/index.js';
import { editedMarkKey } from './editedMark.js';
import type { ActionsProps, LayerRequest } from './types.js';

const loadLayer = () => import('./ActionLayer.js');
/** From the first of these on there may be something to do. */
const SIGNS = ['pointerover', 'pointerdown', 'focusin'] as const;

/** After the first screen, in ms. */
const SOON = 500;

/**
 * Everything that can be done to the messages of a list, over all its rows at once: hover toolbar, menu, sheet, keys. Its code is loaded when somebody first
 * points at the list, touches it or comes to it with the keyboard. Stands inside the list's root.
 */
export function MessageActions(props: ActionsProps): ReactElement {
  const ref = useConversationScope();
  const isList = props.writeIn === undefined;
  const desk = useDesk();
  const [root, setRoot] = useState<HTMLElement | null>(null);
  // How many wishes there were: each is a reason to try at once what could not be loaded.
  const [wanted, setWanted] = useState(0);
  const asked = useRef<LayerRequest[]>([]);
  const answer = useRef<((request: LayerRequest) => void) | null>(null);
  const due = useChat((state) => state.reminders.size > 0);
  const layer = useLazy(loadLayer, wanted || (due && isList), () => {
    // What was asked for is not done minutes later.
    asked.current = [];
    setWanted(0);
  });

  const ask = useCallback((request: LayerRequest) => {
    if (answer.current) return answer.current(request);
    asked.current.push(request);
    setWanted((wishes) => wishes + 1);
  }, []);
  useEffect(
    () =>
      isList
        ? desk?.setList(ref, {
            refused: (reason) => ask({ kind: 'refused', reason }),
            editLast: () => ask({ kind: 'edit-last' }),
            showSaved: () => ask({ kind: 'saved' }),
            forward: (messageKey) => ask({ kind: 'do', id: 'forward', messageKey }),
          })
        : undefined,
    [ask, desk, isList, ref],
  );
  const loaded = layer !== undefined;
  useEffect(() => {
    if (!root || loaded) return undefined;
    const want = (): void => setWanted((wishes) => wishes || 1);
    const onMenu = (event: MouseEvent): void => {
      const { target, clientX: x, clientY: y } = event;
      if (!(target instanceof Element) || !target.closest('[data-key]') || target.closest('a, input')) return;
      event.preventDefault();
      ask({ kind: 'menu', target, x, y });
    };
    const onClick = ({ target }: MouseEvent): void => {
      const messageKey = editedMarkKey(target);
      if (messageKey !== undefined) ask({ kind: 'do', id: 'edit-history', messageKey });
    };
    const onKey = (event: KeyboardEvent): void => {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || (key.length > 1 && key !== 'Enter' && key !== 'Delete'))
        return;
      if (!(target instanceof Element) || target.getAttribute('role') !== 'article') return;
      event.preventDefault();
      ask({ kind: 'key', event });
    };
    for (const sign of SIGNS) root.addEventListener(sign, want, { passive: true });
    root.addEventListener('keydown', onKey);
    root.addEventListener('contextmenu', onMenu);
    root.addEventListener('click', onClick);
    return () => {
      for (const sign of SIGNS) root.removeEventListener(sign, want);
      root.removeEventListener('keydown', onKey);
      root.removeEventListener('contextmenu', onMenu);
      root.removeEventListener('click', onClick);
    };
  }, [ask, loaded, root]);
  useEffect(() => {
    // A long press is half over when code that is asked for by it has come: with fingers it is loaded before.
    const coarse = typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches;
    const timer = coarse ? setTimeout(() => setWanted((wishes) => wishes || 1), SOON) : undefined;
    return () => clearTimeout(timer);
  }, []);
  const onAnswer = useCallback((next: typeof answer.current) => {
    answer.current = next;
    if (next) for (const request of asked.current.splice(0)) next(request);
  }, []);
  const probe = useCallback((element: HTMLElement | null) => setRoot(element?.parentElement ?? null), []);
  return (
    <>
      <span hidden ref={probe} />
      {layer && root ? <layer.ActionLayer {...props} root={root} onAnswer={onAnswer} /> : null}
    </>
  );
}
