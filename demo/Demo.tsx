import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { ChatApp, type ChatAdapter } from 'chatloom';
import { CachedChat } from './CachedChat.tsx';
import { commands } from './commands.ts';
import { Toolbar } from './Toolbar.tsx';
import { useSettings } from './useSettings.ts';
import { words } from './words.ts';
import { worldOf, type Person, type World } from './worlds.ts';
import type { DemoSettings } from './settings.ts';

function findPerson({ people }: World, id: string | undefined, fallback: string): Person {
  const person = people.find((known) => known.id === id) ?? people.find((known) => known.id === fallback) ?? people[0];
  if (!person) throw new Error('The demo world has no people.');
  return person;
}

/** The whole demo: a bar of settings, and one chat or two. */
export function Demo(): ReactElement {
  const [settings, change] = useSettings();
  const world = useMemo(() => worldOf({ xmpp: settings.xmpp }), [settings.xmpp]);
  const user = findPerson(world, settings.user, world.first);
  const second = findPerson(
    world,
    settings.second === user.id ? undefined : settings.second,
    user.id === world.second ? world.first : world.second,
  );
  usePageTheme(settings.theme);
  useEffect(() => {
    document.documentElement.lang = settings.lang;
  }, [settings.lang]);

  const reset = async (): Promise<void> => {
    await world.reset?.(user);
    location.reload();
  };

  return (
    <div className="demo">
      {settings.bare ? null : (
        <Toolbar
          people={world.people}
          user={user}
          second={second}
          settings={settings}
          onChange={change}
          onReset={world.reset && (() => void reset())}
        />
      )}
      <main className="demo__stages" data-framed={settings.two || settings.width !== 'full' || undefined}>
        <Stage
          // Another person is another session: nothing of the first may stay.
          key={user.id}
          world={world}
          person={user}
          settings={settings}
          conversation={settings.conversation}
          onConversation={(conversation) => change({ conversation })}
          onJoined={() => change({ join: undefined })}
          onNetwork={(network) => change({ network })}
        />
        {settings.two ? (
          <Stage
            key={`second:${second.id}`}
            world={world}
            person={second}
            settings={settings}
            onNetwork={(network) => change({ network })}
          />
        ) : null}
      </main>
    </div>
  );
}

const loadEmoji = () => import('chatloom/emoji');

interface StageProps {
  readonly world: World;
  readonly person: Person;
  readonly settings: DemoSettings;
  readonly conversation?: string | undefined;
  readonly onConversation?: ((id: string | undefined) => void) | undefined;
  /** The invite link the page was opened with is done with. Left out: this one does not follow it. */
  readonly onJoined?: (() => void) | undefined;
  readonly onNetwork: (up: boolean) => void;
}

function Stage({
  world,
  person,
  settings,
  conversation,
  onConversation,
  onJoined,
  onNetwork,
}: StageProps): ReactElement {
  const { bots } = settings;
  const adapter = useMemo<ChatAdapter>(() => world.createAdapter(person.id, bots), [world, person.id, bots]);
  const [opened] = useState(conversation ?? null);
  const app = {
    ...world.app,
    emoji: loadEmoji,
    commands: commands[settings.lang],
    locale: settings.lang,
    theme: settings.theme,
    dir: settings.dir === 'auto' ? undefined : settings.dir,
    density: settings.density,
    label: settings.two ? person.name : undefined,
    defaultActiveConversationId: opened,
    inviteLink: onJoined && settings.join !== undefined ? world.linkTo?.(encodeURIComponent(settings.join)) : undefined,
    onInviteLinkEnd: onJoined,
    onActiveConversationChange: (id: string | null) => onConversation?.(id ?? undefined),
  };
  return (
    <section
      className="demo__stage"
      data-width={settings.two ? 'full' : settings.width}
      data-cached={settings.cache || undefined}
      aria-label={words[settings.lang].chatOf(person.name)}
    >
      {settings.cache ? (
        <CachedChat
          service={adapter}
          userId={person.id}
          network={settings.network}
          onNetwork={onNetwork}
          text={words[settings.lang]}
          app={app}
        />
      ) : (
        <ChatApp adapter={adapter} {...app} />
      )}
    </section>
  );
}

/** The desk around the chat follows the theme of the chat. */
function usePageTheme(theme: DemoSettings['theme']): void {
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
      document.documentElement.dataset['demoTheme'] = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
}
