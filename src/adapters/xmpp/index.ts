export { createXmppAdapter } from './xmppAdapter.js';
export type { XmppAdapterOptions, XmppCredentials, XmppDiagnostic } from './options.js';
