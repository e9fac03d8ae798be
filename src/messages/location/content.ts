import type { Content, MediaRef } from '../../model/index.js';
import { compact, ownValue, readLine, readNumber, readTime } from '../../utils/readers.js';
import { contentLimits, joinLines, readDegrees, readMediaRef } from '../contentHelpers.js';
import { defineMessageContent, summary, type ContentDefinition } from '../defineMessageContent.js';

/** A place on a map, in WGS 84. */
export interface LocationContent extends Content {
  readonly type: 'location';
  /** Degrees north, -90…90. */
  readonly latitude: number;
  /** Degrees east, -180…180. */
  readonly longitude: number;
  /** Radius of uncertainty in metres. */
  readonly accuracy?: number | undefined;
  readonly title?: string | undefined;
  readonly address?: string | undefined;
  /** A picture of the map, where the backend has one. The kit loads no map by itself. */
  readonly preview?: MediaRef | undefined;
  /** Set while the sender shares where he is; each new place is an edit of the message. */
  readonly live?: LiveLocation | undefined;
}

/** A place that moves with its sender. */
export interface LiveLocation {
  /** Server time in ms at which sharing ends; a time in the past means that it has ended. */
  readonly until: number;
  /** Direction of travel in degrees from north, 0…360. */
  readonly heading?: number | undefined;
}

function readLive(value: unknown): LiveLocation | undefined {
  const until = readTime(ownValue(value, 'until'));
  return until === undefined ? undefined : compact({ until, heading: readNumber(ownValue(value, 'heading'), 0, 360) });
}

/** Definition of {@link LocationContent}. Summary: `location`, or `location.live` with `until`. A place off the globe is unusable. */
export const locationContent: ContentDefinition<LocationContent> = defineMessageContent<LocationContent>({
  type: 'location',
  normalize: (value) => {
    const latitude = readDegrees(ownValue(value, 'latitude'), 90);
    const longitude = readDegrees(ownValue(value, 'longitude'), 180);
    if (latitude === undefined || longitude === undefined) return null;
    return compact({
      type: 'location',
      latitude,
      longitude,
      accuracy: readNumber(ownValue(value, 'accuracy'), 0, 1e7),
      title: readLine(ownValue(value, 'title'), contentLimits.line),
      address: readLine(ownValue(value, 'address'), 1_000),
      preview: readMediaRef(ownValue(value, 'preview')),
      live: readLive(ownValue(value, 'live')),
    });
  },
  summarize: ({ title, address, live }) =>
    live ? summary('location.live', title ?? address, { until: live.until }) : summary('location', title ?? address),
  searchText: ({ title, address }) => joinLines(title, address),
  copyText: ({ title, address, latitude, longitude }) => joinLines(title, address, `${latitude}, ${longitude}`),
  media: ({ preview }) => (preview ? [preview] : []),
  sizeHint: ({ live }) => (live ? 216 : 196),
});
