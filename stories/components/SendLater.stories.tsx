import type { Meta, StoryObj } from '@storybook/react-vite';
import { ConversationScope, InputBar } from 'chatloom';
import { buildText, type TestAdapter } from 'chatloom/testing';
import { expect, waitFor } from 'storybook/test';
import { InChat, scripted, type StoryChat } from '../support/chat.tsx';
import { see } from '../support/see.ts';
import { directChat } from '../support/people.ts';

const HOUR = 3_600_000;

const meta: Meta<typeof InputBar> = {
  title: 'Components/SendLater',
  component: InputBar,
  parameters: { frame: 'pane', paneWidth: 640, docsHeight: 460 },
  loaders: [scripted({ conversations: [directChat()] })],
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <ConversationScope conversationId="c1">
        <div style={{ marginBlockStart: 'auto' }}>
          <InputBar {...args} />
        </div>
      </ConversationScope>
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof InputBar>;

/** As soon as there is something to send, a clock offers times, and says who keeps it until then. */
export const Menu: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('textbox'), 'Good morning');
    await userEvent.click(await canvas.findByRole('button', { name: 'Send later' }));
    await see(canvas.findByRole('menuitem', { name: 'Choose date and time…' }));
  },
};

/** Any other time, said in words. */
export const Time: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(await canvas.findByRole('textbox'), 'Good morning');
    await userEvent.click(await canvas.findByRole('button', { name: 'Send later' }));
    await userEvent.click(await canvas.findByRole('menuitem', { name: 'Choose date and time…' }));
    await see(canvas.findByRole('dialog', { name: 'When should it be sent?' }));
  },
};

/** What waits, in a line above the field and in its list. */
export const List: Story = {
  play: async ({ canvas, loaded, userEvent }) => {
    const { store } = loaded['chat'] as StoryChat<TestAdapter>;
    await canvas.findByRole('textbox');
    await waitFor(() => expect(store.getState().startup.status).toBe('ready'));
    for (const [index, text] of ['Good morning', 'Did you sleep well? The train goes at nine.'].entries())
      store.actions.sendMessage(
        { conversationId: 'c1' },
        { content: buildText(text), sendAt: Date.now() + (index + 1) * 30 * HOUR },
      );
    await userEvent.click(await canvas.findByRole('button', { name: /^2 scheduled messages/ }));
    await see(canvas.findByRole('dialog', { name: 'Scheduled messages' }));
  },
};

/** Answers that are ready, by a button. */
export const QuickReplies: Story = {
  args: {
    quickReplies: [
      { id: 'thanks', title: 'Thanks', text: 'Thank you {name}, order {order} is on its way.' },
      { id: 'hours', title: 'Hours', text: 'We are open from 9 to 17.' },
    ],
  },
  play: async ({ canvas, userEvent }) => {
    await canvas.findByRole('textbox');
    await userEvent.click(canvas.getByRole('button', { name: 'Quick replies' }));
    await see(canvas.findByRole('option', { name: /^Hours/ }));
  },
};
