import { fileURLToPath } from 'node:url';

/** Where the built page lies. */
export const pageFolder: string = fileURLToPath(
  new URL('../../../node_modules/.cache/chatloom/xmpp-page', import.meta.url),
);
