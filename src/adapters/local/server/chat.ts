// What an open chat asks of the service, and how it hears of changes. Loaded as one while a session connects, beside the list of conversations.
export { eventsOf } from './changeEvents.js';
export { loadAround, loadHistory } from './history.js';
export { listMembers } from './places.js';
export { loadThreadAround, loadThreadHistory } from './threads.js';
