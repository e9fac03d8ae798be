// What people of the XMPP demo have said before it starts.
import { readFileSync } from 'node:fs';
import { root } from './paths.mjs';

/** Everybody's password is their id. */
export const people = JSON.parse(readFileSync(`${root}/demo/xmppPeople.json`, 'utf8'));

const direct = [
  {
    between: ['mira', 'tomas'],
    lines: [
      ['tomas', '¿Subimos el sábado al faro? 🌊'],
      ['mira', 'Yes! I bring the thermos, you bring the map.'],
      ['tomas', 'The map is in my head. Mostly.'],
      ['mira', '那我还是带一份地图吧 😄'],
      ['tomas', 'Saturday, 8:30, north gate. Don’t be late twice in a row.'],
    ],
  },
  {
    between: ['mira', 'camille'],
    lines: [
      ['camille', 'Tu as deux minutes pour relire mon affiche ?'],
      ['mira', 'Toujours. Send it over.'],
      ['camille', 'Titre : « La nuit des lanternes ». 提灯の夜。'],
      ['mira', 'I would put the date first, it gets lost at the bottom.'],
    ],
  },
  {
    between: ['tomas', 'camille'],
    lines: [
      ['tomas', 'Does your oven still burn on the left side?'],
      ['camille', 'Only when I look away.'],
    ],
  },
];

const groups = [
  {
    name: 'Trail & Tide ⛰️🌊',
    members: ['tomas', 'mira', 'camille'],
    lines: [
      ['tomas', 'Route for the weekend: harbour, cliffs, lighthouse. About 14 km.'],
      ['camille', 'Et pour les moins courageux ?'],
      ['mira', 'Bus 12 goes back from the lighthouse, every hour.'],
      ['tomas', 'Traidores 😂'],
    ],
  },
  {
    name: 'Tandem table · 语言角',
    members: ['camille', 'mira', 'tomas'],
    lines: [
      ['camille', 'Un mot dans votre langue pour « pluie fine » !'],
      ['tomas', 'Llovizna. En el norte: orbayu.'],
      ['mira', '毛毛雨 (máomáoyǔ)'],
      ['camille', 'Chez nous : bruine. Mon voisin dit رذاذ, sa femme फुहार.'],
      ['mira', 'Yr, in Norwegian. Two letters, all of Bergen.'],
    ],
  },
];

/** stanza prints it when it says goodbye on a line the server has closed first. */
function muteGoodbyes() {
  const print = console.error;
  console.error = (...args) => {
    if (args[0]?.code !== 'ERR_STREAM_WRITE_AFTER_END') print(...args);
  };
}

const eventually = async (what, holds) => {
  const end = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`The demo could not be filled: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/**
 * Fills a server through chatloom's own adapter, as people would.
 *
 * @param {import('vite').ViteDevServer} vite loads the adapter from its sources
 * @param {string} service address of the server's WebSocket
 */
export async function fillXmppDemo(vite, service) {
  muteGoodbyes();
  const { createXmppAdapter } = await vite.ssrLoadModule('chatloom/adapters/xmpp');
  const jid = (id) => `${id}@localhost`;
  const adapters = new Map(
    people.map(({ id }) => [
      id,
      createXmppAdapter({ service, jid: jid(id), password: id, client: () => import('stanza') }),
    ]),
  );
  const of = (id) => adapters.get(id);
  try {
    await Promise.all([...adapters.values()].map((adapter) => adapter.session.connect()));
    await Promise.all(people.map(({ id, name }) => of(id).users.updateSelf({ nick: name })));

    /** One after the other, so that the archive has them in this order. */
    const say = async (conversationId, lines) => {
      for (const [id, text] of lines) {
        const content = { type: 'text', text, format: 'plain', entities: [] };
        await of(id).messages.send({ conversationId, clientId: crypto.randomUUID(), content });
      }
    };
    const read = async (conversationId, ids) => {
      for (const id of ids) {
        const { items } = await of(id).messages.load({ conversationId }, { limit: 1 });
        await of(id).messages.markRead({ conversationId }, items.at(-1).position);
      }
    };
    for (const { between, lines } of direct) {
      const [one, other] = between;
      await of(one).users.requestContact(jid(other));
      await eventually(`${other} is asked by ${one}`, async () =>
        (await of(other).users.listContacts()).items.some(({ relation }) => relation === 'incoming'),
      );
      await of(other).users.answerContact(jid(one), true);
      const { id } = await of(one).conversations.startDirect(jid(other));
      await say(id, lines);
      await read(id, between);
    }
    for (const { name, members, lines } of groups) {
      const [owner, ...others] = members;
      const memberIds = others.map(jid);
      const { id } = await of(owner).groups.create({ kind: 'work', name, memberIds });
      for (const other of others) {
        await eventually(
          `${other} comes into ${name}`,
          async () => (await of(other).conversations.get(id))?.membership === 'member',
        );
      }
      await say(id, lines);
      // Whoever is looked at first has something to read.
      await read(
        id,
        members.filter((member) => member !== people[0].id),
      );
    }
  } finally {
    await Promise.all([...adapters.values()].map((adapter) => adapter.session.disconnect()));
  }
}
