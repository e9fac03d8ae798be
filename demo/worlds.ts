import type { ChatAdapter, ChatAppProps } from 'chatloom';
import { createLocalAdapter } from 'chatloom/adapters/local';
import { defaultUserId, demoStickerPack, demoWorld, secondUserId } from 'chatloom/adapters/local/world';
import { createXmppAdapter } from 'chatloom/adapters/xmpp';
import { answerCard } from './cards.ts';
import type { DemoSettings } from './settings.ts';
import xmppPeople from './xmppPeople.json';

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Where the demo's people live. */
export interface World {
  /** At least two. */
  readonly people: readonly Person[];
  /** Who one is, and who the second is, unless chosen. */
  readonly first: string;
  readonly second: string;
  /** Signs in as somebody; `bots` where others may answer by themselves. */
  createAdapter(userId: string, bots: boolean): ChatAdapter;
  /** What its messages need of the app around them. */
  readonly app?: Pick<ChatAppProps, 'onCardAction' | 'stickerPacks'> | undefined;
  /** The address of an invite link, by its code; absent where groups have none. */
  readonly linkTo?: ((code: string) => string) | undefined;
  /** Starts afresh; absent where that is not ours to do. */
  readonly reset?: ((person: Person) => Promise<void>) | undefined;
}

/** Whoever opens a link comes as themself: nothing of who made it goes along. */
const linkTo = (code: string): string => `${location.origin}${location.pathname}?join=${code}`;

const localWorld: World = {
  people: demoWorld.users.filter((user) => user.automated !== true).map((user) => ({ id: user.id, name: user.nick })),
  first: defaultUserId,
  second: secondUserId,
  createAdapter: (userId, bots) => createLocalAdapter({ world: demoWorld, userId, bots, inviteUrl: linkTo('{code}') }),
  linkTo,
  app: { onCardAction: answerCard, stickerPacks: [demoStickerPack] },
  reset: ({ id }) => createLocalAdapter({ world: demoWorld, userId: id }).reset(),
};

/** People of the server that `npm run demo:xmpp` starts on this machine. */
const xmppWorld = (port: string): World => ({
  people: xmppPeople,
  first: 'mira',
  second: 'tomas',
  createAdapter: (userId) =>
    createXmppAdapter({
      service: `ws://127.0.0.1:${port}/ws`,
      jid: `${userId}@localhost`,
      // As the script registers them.
      password: userId,
      client: () => import('stanza'),
    }),
});

export function worldOf({ xmpp }: Pick<DemoSettings, 'xmpp'>): World {
  return xmpp === undefined ? localWorld : xmppWorld(xmpp);
}
