import type { Meta, StoryObj } from '@storybook/react-vite';
import { Chat, ChatProvider } from 'chatloom';
import violet from 'chatloom/themes/violet.css?inline';
import type { ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import { useDisposal, world, type StoryChat } from '../support/chat.tsx';
import { useLook } from '../support/look.ts';

const meta: Meta = { title: 'Themes/Themes', parameters: { frame: 'app', docsHeight: 560 }, loaders: [world()] };
export default meta;

interface PairProps {
  readonly chat: StoryChat;
  readonly className?: string | undefined;
}

/** One chat, twice: the same elements, other properties. */
function Pair({ chat, className }: PairProps): ReactElement {
  const { locale, dir } = useLook();
  useDisposal(chat);
  return (
    <ChatProvider store={chat.store} locale={locale} dir={dir} timeZone="UTC">
      <div className={className} style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', blockSize: '100%' }}>
        {(['light', 'dark'] as const).map((theme) => (
          <div
            key={theme}
            className="cl-root"
            data-cl-theme={theme}
            dir={dir}
            lang={locale}
            style={{ minBlockSize: 0 }}
          >
            <Chat conversationId="group-studio" aria-label={theme} style={{ blockSize: '100%' }} />
          </div>
        ))}
      </div>
    </ChatProvider>
  );
}

const drawn: StoryObj['play'] = async ({ canvas }) => {
  await waitFor(() => expect(canvas.getAllByRole('article').length).toBeGreaterThan(8));
};

export const LightAndDark: StoryObj = {
  render: (_args, { loaded }) => <Pair chat={loaded['chat']} />,
  play: drawn,
};

/** `chatloom/themes/violet.css`: a theme is a few properties. Here it is kept to this story; an app just imports it. */
export const Violet: StoryObj = {
  render: (_args, { loaded }) => (
    <>
      <style>{`@scope (.story-violet) { ${violet} }`}</style>
      <Pair chat={loaded['chat']} className="story-violet" />
    </>
  ),
  play: async (context) => {
    await drawn(context);
    const root = context.canvasElement.querySelector('.story-violet .cl-root');
    await expect(root && getComputedStyle(root).getPropertyValue('--cl-palette-hue').trim()).toBe('300');
  },
};
