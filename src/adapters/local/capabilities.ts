import { absent, native, type CanFunction, type Capability, type Operation } from '../../contract/index.js';

/** What the service has not, and why. Everything else it does itself. */
const missing: ReadonlyMap<Operation, string> = new Map([
  ['messages.translate', 'The local service cannot translate.'],
  ['messages.transcribe', 'The local service cannot transcribe.'],
  ['messages.extend', 'The local service has no message extensions.'],
  ['groups.inviteLink', 'Set inviteUrl: the local service has no addresses of its own to link to.'],
  ['communities', 'The local service has no communities.'],
  ['live', 'The local service has no live rooms.'],
  ['ai', 'The local service has no assistants.'],
]);

const SAMPLE: Capability = { state: 'emulated', reason: 'A sample, for some messages of the demo world.' };

interface Given {
  /** A demo world, and with it a sample of translating and transcribing. */
  readonly withWorld: boolean;
  /** An address for invite links. */
  readonly withLinks: boolean;
  readonly withSchedule: boolean;
}

/** What the service can do with what it was given. */
export const createCan =
  ({ withWorld, withLinks, withSchedule }: Given): CanFunction =>
  (operation) => {
    if (!withSchedule && operation === 'messages.schedule') return absent('Switched off by the option schedule.');
    if (withLinks && operation === 'groups.inviteLink') return native;
    if (withWorld && (operation === 'messages.translate' || operation === 'messages.transcribe')) return SAMPLE;
    const reason = missing.get(operation);
    return reason === undefined ? native : absent(reason);
  };
