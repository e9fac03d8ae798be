export { freePort, startServer as startProsody, type TestServer } from '../../test/xmpp/servers/index.mjs';
