import { absent, native, type CanFunction, type Capability, type Operation } from '../../contract/index.js';

/** What the service has not, and why. Everything else it does itself. */
const missing: ReadonlyMap<Operation, string> = new Map([
  ['messages.schedule', 'The local service sends at once.'],
  ['messages.translate', 'The local service cannot translate.'],
  ['messages.transcribe', 'The local service cannot transcribe.'],
  ['messages.extend', 'The local service has no message extensions.'],
  ['groups.inviteLink', 'The local service has no addresses to link to.'],
  ['communities', 'The local service has no communities.'],
  ['live', 'The local service has no live rooms.'],
  ['ai', 'The local service has no assistants.'],
]);

const SAMPLE: Capability = { state: 'emulated', reason: 'A sample, for some messages of the demo world.' };

/** What the service can do. @param withWorld it was given a demo world, and with it a sample of translating and transcribing */
export const createCan =
  (withWorld: boolean): CanFunction =>
  (operation) => {
    if (withWorld && (operation === 'messages.translate' || operation === 'messages.transcribe')) return SAMPLE;
    const reason = missing.get(operation);
    return reason === undefined ? native : absent(reason);
  };
