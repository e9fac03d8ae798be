'use client';
import { useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useOwnStrings } from '../../../messages/index.js';
import { useStrings, type Tray, type TrayState } from '../../../react/index.js';
import { ArrowLeftIcon, IconButton, LiveRegion, VisuallyHidden, type LiveRegionHandle } from '../../../ui/index.js';
import { Problems } from './Problems.js';
import { trayStrings } from './strings.js';
import { TrayTile } from './TrayTile.js';
import { useTileDrag } from './useTileDrag.js';

/** Props of {@link AttachmentTray}. */
export interface AttachmentTrayProps {
  readonly tray: Tray;
  readonly state: TrayState;
  /** The last file was removed: the focus goes elsewhere. */
  readonly onEmpty: () => void;
}

/** Above the field: the files that go out with the next message, in their order. */
export function AttachmentTray({ tray, state, onEmpty }: AttachmentTrayProps): ReactElement {
  const words = useOwnStrings(trayStrings);
  const translator = useStrings();
  const hint = useId();
  const details = useId();
  const list = useRef<HTMLUListElement>(null);
  const live = useRef<LiveRegionHandle>(null);
  const drag = useTileDrag(list, tray);
  const [selected, setSelected] = useState<string>();
  const [reached, setReached] = useState<string>();
  const { items, problems, original } = state;
  const count = items.length;
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === reached),
  );
  const chosen = items.find(({ id }) => id === selected);
  const total = items.reduce((sum, { file, ref }) => sum + (ref?.size ?? file.size), 0);

  const focusTile = (index: number): void => {
    const next = items[index];
    if (!next) return;
    setReached(next.id);
    list.current?.children[index]?.querySelector<HTMLElement>('.cl-tray__tile')?.focus();
  };
  const remove = (index: number): void => {
    const item = items[index];
    if (!item) return;
    live.current?.announce(words('tray.removed', { name: item.name }));
    if (count === 1) onEmpty();
    else focusTile(index === count - 1 ? index - 1 : index + 1);
    tray.remove(item.id);
  };
  const move = (index: number, by: number): void => {
    const item = items[index];
    const to = index + by;
    if (!item || to < 0 || to >= count) return;
    tray.move(item.id, to);
    live.current?.announce(words('tray.moved', { name: item.name, index: to + 1, count }));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { key, altKey } = event;
    const forward = translator.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const step = key === forward ? 1 : key === 'ArrowLeft' || key === 'ArrowRight' ? -1 : 0;
    if (step !== 0 && altKey) move(at, step);
    else if (step !== 0) focusTile(at + step);
    else if (key === 'Home') focusTile(0);
    else if (key === 'End') focusTile(count - 1);
    else if (key === 'Delete' || key === 'Backspace') remove(at);
    else return;
    event.preventDefault();
  };

  return (
    <div className="cl-tray" role="group" aria-label={words('tray.label')}>
      <Problems problems={problems} onDismiss={tray.dismissProblems} />
      {count === 0 ? null : (
        <>
          {/* The keys of a list; each of its rows is a button. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
          <ul ref={list} className="cl-tray__list" onKeyDown={onKeyDown}>
            {items.map((item, index) => (
              <TrayTile
                key={item.id}
                {...drag(item.id)}
                tray={tray}
                item={item}
                index={index}
                count={count}
                selected={item.id === selected}
                reachable={index === at}
                hint={hint}
                onFocus={() => setReached(item.id)}
                onSelect={() => setSelected((before) => (before === item.id ? undefined : item.id))}
                onRemove={() => remove(index)}
              />
            ))}
          </ul>
          <VisuallyHidden id={hint}>{words('tray.hint')}</VisuallyHidden>
          <div className="cl-quiet cl-tray__foot">
            <span className="cl-tray__sum">
              <bdi>{words('tray.files', { count })}</bdi>
              {' · '}
              <bdi>{translator.formatBytes(total)}</bdi>
            </span>
            {chosen && count > 1 ? (
              <span className="cl-tray__order">
                <IconButton
                  size="small"
                  icon={ArrowLeftIcon}
                  label={words('tray.moveForward')}
                  aria-disabled={items[0] === chosen}
                  onClick={() => move(items.indexOf(chosen), -1)}
                />
                <IconButton
                  size="small"
                  className="cl-tray__turned"
                  icon={ArrowLeftIcon}
                  label={words('tray.moveBack')}
                  aria-disabled={items.at(-1) === chosen}
                  onClick={() => move(items.indexOf(chosen), 1)}
                />
              </span>
            ) : null}
            {items.some((item) => item.original) ? (
              <label className="cl-tray__original" title={words('tray.original.hint')}>
                <input
                  type="checkbox"
                  checked={original}
                  aria-describedby={details}
                  onChange={(event) => tray.setOriginal(event.currentTarget.checked)}
                />
                {words('tray.original')}
                <VisuallyHidden id={details}>{words('tray.original.hint')}</VisuallyHidden>
              </label>
            ) : null}
          </div>
        </>
      )}
      {/* There before the first sentence is: only so is it read out. */}
      <div className="cl-quiet" role="status">
        {items.map(({ id, name, placed }) => (placed ? <div key={id}>{words('tray.placed', { name })}</div> : null))}
      </div>
      <LiveRegion ref={live} />
    </div>
  );
}
