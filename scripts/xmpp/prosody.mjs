export { freePort, startServer as startProsody } from '../../test/xmpp/servers/index.mjs';
