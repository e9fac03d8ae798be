import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { ChatApp, type ChatAdapter } from 'chatloom';
import { createLocalAdapter } from 'chatloom/adapters/local';
import { defaultUserId, demoWorld, secondUserId } from 'chatloom/adapters/local/world';
import { Toolbar, type Person } from './Toolbar.tsx';
import { useSettings } from './useSettings.ts';
import { words } from './words.ts';
import type { DemoSettings } from './settings.ts';

const people: readonly Person[] = demoWorld.users
  .filter((user) => user.automated !== true)
  .map((user) => ({ id: user.id, name: user.nick }));

function findPerson(id: string | undefined, fallback: string): Person {
  const person = people.find((known) => known.id === id) ?? people.find((known) => known.id === fallback) ?? people[0];
  if (!person) throw new Error('The demo world has no people.');
  return person;
}

/** The whole demo: a bar of settings, and one chat or two. */
export function Demo(): ReactElement {
  const [settings, change] = useSettings();
  const user = findPerson(settings.user, defaultUserId);
  const second = findPerson(
    settings.second === user.id ? undefined : settings.second,
    user.id === secondUserId ? defaultUserId : secondUserId,
  );
  usePageTheme(settings.theme);
  useEffect(() => {
    document.documentElement.lang = settings.lang;
  }, [settings.lang]);

  const reset = async (): Promise<void> => {
    await createLocalAdapter({ world: demoWorld, userId: user.id }).reset();
    location.reload();
  };

  return (
    <div className="demo">
      {settings.bare ? null : (
        <Toolbar
          people={people}
          user={user}
          second={second}
          settings={settings}
          onChange={change}
          onReset={() => void reset()}
        />
      )}
      <main className="demo__stages" data-framed={settings.two || settings.width !== 'full' || undefined}>
        <Stage
          // Another person is another session: nothing of the first may stay.
          key={user.id}
          person={user}
          settings={settings}
          conversation={settings.conversation}
          onConversation={(conversation) => change({ conversation })}
        />
        {settings.two ? <Stage key={`second:${second.id}`} person={second} settings={settings} /> : null}
      </main>
    </div>
  );
}

interface StageProps {
  readonly person: Person;
  readonly settings: DemoSettings;
  readonly conversation?: string | undefined;
  readonly onConversation?: ((id: string | undefined) => void) | undefined;
}

function Stage({ person, settings, conversation, onConversation }: StageProps): ReactElement {
  const adapter = useMemo<ChatAdapter>(
    () => createLocalAdapter({ world: demoWorld, userId: person.id, bots: settings.bots }),
    [person.id, settings.bots],
  );
  const [opened] = useState(conversation ?? null);
  return (
    <section
      className="demo__stage"
      data-width={settings.two ? 'full' : settings.width}
      aria-label={words[settings.lang].chatOf(person.name)}
    >
      <ChatApp
        adapter={adapter}
        locale={settings.lang}
        theme={settings.theme}
        dir={settings.dir === 'auto' ? undefined : settings.dir}
        density={settings.density}
        label={settings.two ? person.name : undefined}
        defaultActiveConversationId={opened}
        onActiveConversationChange={(id) => onConversation?.(id ?? undefined)}
      />
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
