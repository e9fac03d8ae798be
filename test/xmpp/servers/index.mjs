// Real XMPP servers for tests and the demo.
import { startEjabberd } from './ejabberd.mjs';
import { startProsody } from './prosody.mjs';

export { startProxy } from './proxy.mjs';
export { startEjabberd, startProsody };

export function startServer(options = {}) {
  const software = process.env['CHATLOOM_XMPP_SERVER'] ?? 'prosody';
  const start = { prosody: startProsody, ejabberd: startEjabberd }[software];
  if (!start) throw new Error(`CHATLOOM_XMPP_SERVER is ${software}; it may be prosody or ejabberd.`);
  return start(options);
}
