import { absent, native, type CanFunction, type Operation } from '../../contract/index.js';

/** What the service has not, and why. Everything else it does itself. */
const missing: ReadonlyMap<Operation, string> = new Map([
  ['messages.schedule', 'The local service sends at once.'],
  ['messages.translate', 'The local service cannot translate.'],
  ['messages.transcribe', 'The local service cannot transcribe; demo voices come with their words.'],
  ['messages.extend', 'The local service has no message extensions.'],
  ['groups.inviteLink', 'The local service has no addresses to link to.'],
  ['communities', 'The local service has no communities.'],
  ['live', 'The local service has no live rooms.'],
  ['ai', 'The local service has no assistants.'],
]);

export const can: CanFunction = (operation) => {
  const reason = missing.get(operation);
  return reason === undefined ? native : absent(reason);
};
