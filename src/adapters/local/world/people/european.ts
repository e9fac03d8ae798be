import type { SeedUser } from '../types.js';

/** People who write in European languages. All of them are made up. */
export const europeanPeople: readonly SeedUser[] = [
  {
    id: 'mira',
    nick: 'Mira Solberg',
    bio: 'Product designer. Draws on napkins, keeps the napkins.',
    hue: 268,
    locale: 'en',
    presence: 'online',
    status: { emoji: '🌱', text: 'Repotting things' },
    bot: {
      delayMs: [900, 2600],
      rules: [
        { keywords: ['hello', 'hi ', 'hey', 'good morning'], replies: ['Hey you!', 'Hi! How is your day going?'] },
        { keywords: ['thank'], replies: ['Any time.', 'Happy to help 🙂'] },
        {
          keywords: ['?'],
          replies: ['Good question. Let me sleep on it.', 'I think so, yes.\nLet me check and come back to you.'],
        },
      ],
      replies: [
        'I like where this is going.',
        'Ha, exactly what I was thinking on the tram.',
        'Give me ten minutes, I am watering the whole windowsill.',
        'Noted!\nI will sketch something tonight.',
        'Fair point.',
      ],
    },
  },
  {
    id: 'tomas',
    nick: 'Tomás Arrieta',
    bio: 'Mapas, montes y pan de masa madre.',
    hue: 22,
    locale: 'es',
    presence: 'online',
    status: { emoji: '🥾', text: 'Preparando la mochila' },
    bot: {
      delayMs: [700, 2200],
      rules: [
        {
          keywords: ['hola', 'buenas', 'hello', 'hi '],
          replies: ['¡Hola! ¿Qué tal?', '¡Buenas! Justo pensaba en ti.'],
        },
        { keywords: ['gracias', 'thank'], replies: ['¡De nada!', 'No hay de qué 🙌'] },
        { keywords: ['?', '¿'], replies: ['Creo que sí.', 'Depende del tiempo que haga.\nMiro el parte y te digo.'] },
      ],
      replies: [
        '¡Perfecto!',
        'Vale, lo apunto en la lista.',
        'Yo llevo el pan 🥖',
        'Me parece un plan estupendo.',
        'Espera, que se me quema el café.\n…\nYa está. ¿Decías?',
      ],
    },
  },
  {
    id: 'greta',
    nick: 'Greta Hollerbusch',
    bio: 'Hausgemeinschaft, Fahrradwerkstatt, zu viele Zucchini.',
    hue: 145,
    locale: 'de',
    presence: 'away',
    lastSeenMinutesAgo: 17,
    bot: {
      delayMs: [1200, 3200],
      rules: [
        { keywords: ['hallo', 'moin', 'guten', 'hello', 'hi '], replies: ['Hallo!', 'Moin! Alles gut bei dir?'] },
        { keywords: ['danke', 'thank'], replies: ['Gern geschehen.', 'Dafür nicht!'] },
        { keywords: ['?'], replies: ['Das kläre ich mit der Hausverwaltung.', 'Ja, klar.\nWann passt es dir?'] },
      ],
      replies: [
        'Klingt vernünftig.',
        'Ich hänge es ans schwarze Brett.',
        'Möchtest du Zucchini? Ich habe noch elf.',
        'Genau so machen wir das.',
        'Bin gerade in der Fahrradwerkstatt, melde mich gleich.',
      ],
    },
  },
  {
    id: 'camille',
    nick: 'Camille Fontanel',
    bio: 'Céramiques faites main · le samedi au marché, allée C',
    hue: 350,
    locale: 'fr',
    presence: 'online',
    bot: {
      delayMs: [900, 2800],
      rules: [
        { keywords: ['bonjour', 'salut', 'hello', 'hi '], replies: ['Bonjour !', 'Coucou ! Tu passes samedi ?'] },
        { keywords: ['merci', 'thank'], replies: ['Avec plaisir !', 'Je t’en prie 🌿'] },
        {
          keywords: ['prix', 'combien', 'price', 'how much'],
          replies: ['Le bol est à 28 €, le vase à 64 €.\nJe peux te les mettre de côté.'],
        },
        { keywords: ['?'], replies: ['Oui, bien sûr.', 'Je regarde à l’atelier et je te dis.'] },
      ],
      replies: [
        'Très bien, je note.',
        'Le four refroidit, réponse demain matin !',
        'Oh, ça me fait plaisir.',
        'Je t’envoie une photo dès qu’il fait jour.',
      ],
    },
  },
  {
    id: 'joana',
    nick: 'Joana Vasques',
    bio: 'Professora de música. Rio, agora Porto.',
    hue: 200,
    locale: 'pt',
    presence: 'offline',
    lastSeenMinutesAgo: 190,
    bot: {
      delayMs: [800, 2400],
      rules: [
        {
          keywords: ['olá', 'oi', 'bom dia', 'hello', 'hi '],
          replies: ['Oi! Que bom te ver por aqui.', 'Olá! Tudo bem?'],
        },
        { keywords: ['obrigad', 'thank'], replies: ['De nada!', 'Imagina 💛'] },
        { keywords: ['?'], replies: ['Acho que sim!', 'Deixa eu ver a agenda e já te falo.'] },
      ],
      replies: [
        'Adorei a ideia.',
        'Combinado!',
        'Estou saindo da aula, respondo já.',
        'Que saudade do mar…\nVamos no domingo?',
      ],
    },
  },
  {
    id: 'oksana',
    nick: 'Оксана Гайова',
    bio: 'Печу хліб, вирощую мʼяту, вчу німецьку.',
    hue: 48,
    locale: 'uk',
    presence: 'online',
    bot: {
      delayMs: [900, 2700],
      rules: [
        { keywords: ['привіт', 'добр', 'hello', 'hi '], replies: ['Привіт! Як справи?', 'Доброго дня!'] },
        { keywords: ['дякую', 'thank'], replies: ['Будь ласка!', 'Нема за що 🌻'] },
        { keywords: ['?'], replies: ['Так, звісно.', 'Зараз подивлюся і напишу.'] },
      ],
      replies: ['Чудово!', 'Домовилися.', 'Тісто вже підходить, ще годинка.', 'Оце так новина!\nРозкажи докладніше.'],
    },
  },
  {
    id: 'maximiliane',
    // Sixty characters: what a name can do to a list row.
    nick: 'Maximiliane Freifrau von und zu Hohenlinden-Sonnenbergshofen',
    bio: 'Ja, der Name passt auf kein Klingelschild.',
    hue: 310,
    locale: 'de',
    presence: 'dnd',
    status: { emoji: '📚', text: 'liest' },
    lastSeenMinutesAgo: 60,
    bot: {
      delayMs: [2000, 5000],
      rules: [{ keywords: ['?'], replies: ['Darüber ließe sich ein ganzer Brief schreiben.'] }],
      replies: ['Sehr wohl.', 'Ich lese noch. Kapitel elf!', 'Das erinnert mich an eine Stelle im dritten Band.'],
    },
  },
  {
    id: 'fox',
    // A name of one emoji.
    nick: '🦊',
    hue: 30,
    locale: 'en',
    presence: 'away',
    lastSeenMinutesAgo: 44,
    bot: { delayMs: [400, 1200], rules: [], replies: ['🍂', '🦊💤', '👀', '🫐🫐🫐', '✨'] },
  },
  {
    id: 'pip',
    nick: 'Pip',
    bio: 'A demo helper made of if-statements. Ask me what I can do.',
    hue: 170,
    locale: 'en',
    presence: 'online',
    automated: true,
    bot: {
      delayMs: [300, 900],
      rules: [
        {
          keywords: ['help', 'what can you do'],
          replies: ['I can say hello, tell the rules of this demo, and fetch a recipe.\nTry “rules” or “recipe”.'],
        },
        {
          keywords: ['rule'],
          replies: ['Everyone here is made up. Nothing you write leaves this browser.'],
        },
        {
          keywords: ['recipe'],
          replies: [
            '**Ten-minute flatbread**\n1. 200 g flour, 130 g yoghurt, a pinch of salt\n2. Knead, rest for five minutes\n3. Hot dry pan, two minutes a side',
          ],
        },
        { keywords: ['hello', 'hi ', 'hey'], replies: ['Hello! I am Pip. Say “help” to see what I know.'] },
      ],
      replies: ['I did not catch that. Say “help” to see what I know.', 'Beep. That one is above my pay grade.'],
    },
  },
];
