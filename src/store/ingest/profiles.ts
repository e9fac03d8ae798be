import type { Core } from '../core.js';
import { ingestPerson } from './people.js';
import type { Presence, PersonStatus, User } from '../../model/index.js';
import {
  compact,
  isRecord,
  ownValue,
  readFlag,
  readId,
  readInteger,
  readLine,
  readOneOf,
  readText,
  readTime,
} from '../../utils/readers.js';

// P17, in UTF-16 units. What users may write of themselves here is shorter.
const MAX_NAME = 200;
const MAX_BIO = 2000;
const MAX_STATUS = 200;
const MAX_LEVEL = 9999;

const states = ['online', 'away', 'dnd', 'offline', 'unknown'] as const satisfies readonly Presence['state'][];
const deviceKinds = ['web', 'desktop', 'phone', 'tablet', 'bot'] as const;

/** A person as the store can hold one; undefined for what names nobody. What is told of them in a broken way is left out (P15). */
export function usableUser(value: unknown): User | undefined {
  const id = readId(ownValue(value, 'id'));
  if (id === undefined) return undefined;
  const { avatar, custom, level, ...user } = value as User;
  return compact({
    ...user,
    id,
    nick: readLine(ownValue(value, 'nick'), MAX_NAME),
    remark: readLine(ownValue(value, 'remark'), MAX_NAME),
    bio: readText(ownValue(value, 'bio'), MAX_BIO),
    avatar: isRecord(avatar) && readId(avatar.id) !== undefined ? avatar : undefined,
    bot: readFlag(ownValue(value, 'bot')),
    deleted: readFlag(ownValue(value, 'deleted')),
    level: readInteger(level, 0, MAX_LEVEL),
    custom: isRecord(custom) ? custom : undefined,
  });
}

function usableStatus(value: unknown): PersonStatus | undefined {
  const emoji = readLine(ownValue(value, 'emoji'), 32);
  const text = readLine(ownValue(value, 'text'), MAX_STATUS);
  if (emoji === undefined && text === undefined) return undefined;
  return compact({ emoji, text, until: readTime(ownValue(value, 'until')) });
}

/** What is told of somebody's presence as the store can hold it; a state nobody knows is `unknown`. */
export function usablePresence(value: unknown): Presence {
  const devices = ownValue(value, 'devices');
  return compact({
    state: readOneOf(ownValue(value, 'state'), states) ?? 'unknown',
    lastSeen: readTime(ownValue(value, 'lastSeen')),
    status: usableStatus(ownValue(value, 'status')),
    devices: Array.isArray(devices) ? deviceKinds.filter((kind) => devices.slice(0, 20).includes(kind)) : undefined,
  });
}

/** Takes in what is told of somebody. */
export function ingestUser(core: Core, value: unknown): void {
  const user = usableUser(value);
  if (user) ingestPerson(core, core.users, user.id, user);
}
