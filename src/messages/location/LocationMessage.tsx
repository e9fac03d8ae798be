'use client';
import { useRef, useState, type ReactElement } from 'react';
import { describeError } from '../../i18n/index.js';
import { toChatError } from '../../contract/index.js';
import {
  useChatActions,
  useConversationScope,
  useMedia,
  useNow,
  usePermission,
  useStrings,
} from '../../react/index.js';
import { Button, CopyIcon, LiveRegion, MapPinIcon, Menu, Text, type LiveRegionHandle } from '../../ui/index.js';
import type { LocationContent } from '../content.js';
import type { MessageViewProps } from '../defineMessageType.js';
import { useIsCopy } from '../InnerContent.js';
import { CoverImage, Placeholder, placeholderColor } from '../media.js';
import { isPicture } from '../mediaBox.js';
import { useOpenLink } from '../openLink.js';
import { useOwnStrings } from '../ownStrings.js';
import { Permitted } from '../Permitted.js';
import { usePastMoment } from '../usePastMoment.js';
import { mapLinks, shortDegrees, type MapName } from './mapLinks.js';
import { locationStrings } from './strings.js';

const MAPS: readonly MapName[] = ['osm', 'google', 'apple', 'geo'];
const MINUTE = 60_000;

/** A place: its name and address under a picture of the map, which opens the reader's own map. Draws and fetches no map by itself. */
export function LocationMessage(props: MessageViewProps<LocationContent>): ReactElement {
  const { content, meta } = props;
  const t = useOwnStrings(locationStrings);
  const translator = useStrings();
  const { title, address, latitude, longitude } = content;
  const degrees = `${shortDegrees(latitude)}, ${shortDegrees(longitude)}`;
  return (
    <div className="cl-location-message">
      <MapSlot content={content} label={t('location.openPlace', { place: title ?? address ?? degrees })} />
      <div className="cl-words cl-location-message__words">
        <Text className="cl-label">{title ?? translator.t('messages.type.location')}</Text>
        {address === undefined ? null : <Text className="cl-meta">{address}</Text>}
        {title === undefined && address === undefined ? (
          <bdi className="cl-meta" dir="ltr">
            {degrees}
          </bdi>
        ) : null}
        {content.live === undefined ? null : <Live {...props} until={content.live.until} />}
        <div className="cl-message__below">{meta}</div>
      </div>
    </div>
  );
}

/** The picture of the map, or a quiet drawing of one; pressing it asks which map to open. */
function MapSlot({ content, label }: { readonly content: LocationContent; readonly label: string }): ReactElement {
  const t = useOwnStrings(locationStrings);
  const { preview, latitude, longitude } = content;
  const { url } = useMedia(preview && isPicture(preview) ? preview : undefined, 'preview');
  const [anchor, setAnchor] = useState<Element | null>(null);
  const onOpenLink = useOpenLink();
  const links = useRef<HTMLSpanElement>(null);
  const live = useRef<LiveRegionHandle>(null);
  const hrefs = mapLinks(content);
  const copy = (): void => {
    navigator.clipboard?.writeText(`${shortDegrees(latitude)}, ${shortDegrees(longitude)}`).then(
      () => live.current?.announce(t('location.copied')),
      () => undefined,
    );
  };
  const items = [
    ...MAPS.map((name) => ({
      id: name,
      label: t(`location.${name}`),
      // A link of its own, so that whoever listens to links of messages is asked here as well.
      onSelect: () => links.current?.querySelector<HTMLElement>(`[data-map="${name}"]`)?.click(),
    })),
    { type: 'separator' as const, id: 'line' },
    { id: 'copy', label: t('location.copy'), icon: CopyIcon, onSelect: copy },
  ];
  return (
    <>
      <button
        type="button"
        className="cl-location-message__map"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={label}
        style={{ backgroundColor: preview && placeholderColor(preview) }}
        onClick={(event) => setAnchor(anchor === null ? event.currentTarget : null)}
      >
        <Placeholder media={preview} />
        <CoverImage url={url} />
        <MapPinIcon className="cl-location-message__pin" size={28} />
        <span className="cl-location-message__open">{t('location.open')}</span>
      </button>
      <Menu
        open={anchor !== null}
        anchor={anchor}
        label={label}
        items={items}
        placement="bottom-start"
        onClose={() => setAnchor(null)}
      />
      <span ref={links} hidden className="cl-location-message__links">
        {MAPS.map((name) => (
          <a
            key={name}
            data-map={name}
            className="cl-location-message__link"
            href={hrefs[name]}
            target={name === 'geo' ? undefined : '_blank'}
            rel="noopener noreferrer nofollow"
            onClick={onOpenLink ? (event) => onOpenLink(hrefs[name], event) : undefined}
          >
            {t(`location.${name}`)}
          </a>
        ))}
      </span>
      <LiveRegion ref={live} />
    </>
  );
}

/** How long the place still moves, and the end of it. */
function Live(props: MessageViewProps<LocationContent> & { readonly until: number }): ReactElement {
  const { content, message, mine, until } = props;
  const t = useOwnStrings(locationStrings);
  const translator = useStrings();
  const actions = useChatActions();
  const pastMoment = usePastMoment();
  const scope = useConversationScope();
  const copy = useIsCopy();
  const now = useNow(10_000);
  const decision = usePermission('edit-own');
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: string }>({ busy: false });
  const ended = until <= now;
  const minutes = Math.max(1, Math.round((until - now) / MINUTE));
  const stop = (): void => {
    setState({ busy: true });
    const live = { ...content.live, until: pastMoment(message) };
    actions.editMessage(scope, message.id, { ...content, live } as LocationContent).then(
      () => setState({ busy: false }),
      (reason: unknown) => setState({ busy: false, error: describeError(translator, toChatError(reason)) }),
    );
  };
  return (
    <div className="cl-location-message__live" data-ended={ended || undefined}>
      <span className="cl-location-message__time">
        {ended
          ? t('location.ended', { time: translator.formatMoment(until) })
          : t('location.live', { time: translator.formatSpokenDuration(minutes * MINUTE) })}
      </span>
      {mine && !ended && !copy && message.id !== '' ? (
        <Permitted decision={decision}>
          {(control) => (
            <Button {...control} size="small" variant="secondary" busy={state.busy} onClick={stop}>
              {t('location.stop')}
            </Button>
          )}
        </Permitted>
      ) : null}
      {state.error === undefined ? null : (
        <span role="alert" className="cl-error cl-message-error">
          {state.error}
        </span>
      )}
    </div>
  );
}
