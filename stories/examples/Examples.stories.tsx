import type { Meta, StoryObj } from '@storybook/react-vite';
import { ChatApp, type ChatAppProps, type ChatStore } from 'chatloom';
import { createLocalAdapter } from 'chatloom/adapters/local';
import { demoWorld } from 'chatloom/adapters/local/world';
import { useState, type ReactElement } from 'react';
import { expect, fn, waitFor, within } from 'storybook/test';
import { OrderChat } from '../../docs/examples/parts.tsx';
import { InChat, scripted, useDisposal, world } from '../support/chat.tsx';
import { useLook } from '../support/look.ts';
import { lines } from '../support/messages.ts';
import { directChat } from '../support/people.ts';
import { see } from '../support/see.ts';
import { messageTypes } from './ratingMessage.tsx';
import { slots } from './slots.tsx';
import { UnreadInTheMenu } from './unreadBadge.tsx';

const meta: Meta = { title: 'Examples/Examples', parameters: { frame: 'app', docsHeight: 480 }, tags: ['!autodocs'] };
export default meta;

function App(props: ChatAppProps & { readonly store: ChatStore }): ReactElement {
  const { theme, dir, locale } = useLook();
  useDisposal(props);
  return <ChatApp {...props} theme={theme} dir={dir} locale={locale} timeZone="UTC" />;
}

/** A row, a header action and an empty pane of the host's own. */
export const Slots: StoryObj = {
  loaders: [world()],
  render: (_args, { loaded }) => <App store={loaded['chat'].store} slots={slots} />,
  play: async ({ canvas, userEvent }) => {
    await see(canvas.findByText(/^Choose a customer/));
    const heard = fn();
    window.addEventListener('show-orders', heard, { once: true });
    await userEvent.click((await canvas.findAllByRole('button', { name: /^Lantern/ }))[0]!);
    await userEvent.click(await canvas.findByRole('button', { name: 'Orders' }));
    await expect(heard).toHaveBeenCalledTimes(1);
  },
};

/** A message type of the host's own has an entry in the attach menu, and a form behind it. */
export const CustomComposer: StoryObj = {
  loaders: [
    scripted({
      contents: messageTypes.flatMap(({ content }) => content ?? []),
      conversations: [directChat()],
      messages: lines(['bo', 'How was the tour?', 30]),
    }),
  ],
  render: (_args, { loaded }) => (
    <App store={loaded['chat'].store} messageTypes={messageTypes} defaultActiveConversationId="c1" />
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Attach' }));
    await userEvent.click(await canvas.findByRole('menuitem', { name: 'Rating' }));
    const form = within(await see(canvas.findByRole('dialog', { name: 'Rating' })));
    await userEvent.type(form.getByRole('textbox'), 'Lovely');
    await userEvent.click(form.getByRole('button', { name: 'Send' }));
    await see(canvas.findByRole('img', { name: '5 of 5 stars' }));
  },
};

/** A message type of the host's own, in the chat and in the list. */
export const CustomMessage: StoryObj = {
  loaders: [
    scripted({
      contents: messageTypes.flatMap(({ content }) => content ?? []),
      conversations: [
        directChat({
          lastMessage: lines(['bo', { type: 'rating', stars: 5, words: 'Thank you!' }, 4])[0],
        }),
      ],
      messages: lines(
        ['me', 'How was the tour?', 30],
        ['bo', { type: 'rating', stars: 4, words: 'Lovely, if a little fast.' }, 20],
        ['me', { type: 'rating', stars: 5 }, 10],
        ['bo', { type: 'rating', stars: 9 }, 5],
      ),
    }),
  ],
  render: (_args, { loaded }) => (
    <App store={loaded['chat'].store} messageTypes={messageTypes} defaultActiveConversationId="c1" />
  ),
  play: async ({ canvas }) => {
    await see(canvas.findByRole('img', { name: '4 of 5 stars' }));
    // What cannot be read shows as the fallback, and takes nothing with it.
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(4));
  },
};

/** The sample of the guide: one conversation beside a page, without list and shell. */
export const OneChat: StoryObj = {
  render: function OneChat() {
    const [adapter] = useState(() => createLocalAdapter({ storage: 'memory', world: demoWorld, userId: 'mira' }));
    return <OrderChat adapter={adapter} conversationId="group-trail" />;
  },
  parameters: { docsHeight: 500 },
  play: async ({ canvas }) => {
    await see(canvas.findByRole('log'));
  },
};

/** Hooks without any component of the kit. */
export const Headless: StoryObj = {
  parameters: { frame: 'page' },
  loaders: [world()],
  render: (_args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <UnreadInTheMenu />
    </InChat>
  ),
  play: async ({ canvas }) => {
    await see(canvas.findByText(/^Messages \(\d+\)$/));
  },
};
