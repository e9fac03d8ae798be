import type { Meta, StoryObj } from '@storybook/react-vite';
import { AttachmentOptionsProvider, ConversationScope, InputBar, type AttachmentOptions } from 'chatloom';
import { ChatError } from 'chatloom/contract';
import type { TestAdapter } from 'chatloom/testing';
import { expect, waitFor } from 'storybook/test';
import { InChat, scripted, type Script } from '../support/chat.tsx';
import { directChat } from '../support/people.ts';
import { see } from '../support/see.ts';

const options: AttachmentOptions = { accept: 'image/*,.pdf,.txt,.zip', maxFiles: 4 };

/** Uploads that stand still, fail, or are through, by the name of the file. */
function withUploads(adapter: TestAdapter): void {
  Object.assign(adapter, {
    media: {
      ...adapter.media,
      upload: (
        file: Blob,
        { name, onProgress }: { readonly name: string; readonly onProgress?: (fraction: number) => void },
      ) => {
        if (name.startsWith('Slow')) {
          onProgress?.(0.4);
          return new Promise(() => {});
        }
        return name.startsWith('Broken')
          ? Promise.reject(new ChatError('forbidden'))
          : Promise.resolve({ id: name, mime: file.type, size: file.size });
      },
    },
  });
}

const script: Script = {
  conversations: [directChat()],
  limits: { fileSize: { image: 5_000_000, file: 2_000_000 }, attachmentsPerMessage: 10 },
  before: withUploads,
};

const meta: Meta<typeof InputBar> = {
  title: 'Components/Attachments',
  component: InputBar,
  parameters: { frame: 'pane', paneWidth: 640, docsHeight: 320 },
  loaders: [scripted(script)],
  render: (args, { loaded }) => (
    <InChat chat={loaded['chat']}>
      <AttachmentOptionsProvider options={options}>
        <ConversationScope conversationId="c1">
          <div style={{ marginBlockStart: 'auto' }}>
            <InputBar {...args} />
          </div>
        </ConversationScope>
      </AttachmentOptionsProvider>
    </InChat>
  ),
};
export default meta;
type Story = StoryObj<typeof InputBar>;

async function picture(name: string, color: string): Promise<File> {
  const canvas = new OffscreenCanvas(300, 200);
  const context = canvas.getContext('2d');
  if (context) context.fillStyle = color;
  context?.fillRect(0, 0, 300, 200);
  return new File([await canvas.convertToBlob()], name, { type: 'image/png' });
}

const text = (name: string, size = 2000): File => new File(['x'.repeat(size)], name, { type: 'text/plain' });

function choose(canvasElement: HTMLElement, files: readonly File[]): void {
  const input = canvasElement.querySelector<HTMLInputElement>('input[type="file"]');
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  if (input) input.files = data.files;
  input?.dispatchEvent(new Event('change', { bubbles: true }));
}

const tiles = (canvasElement: HTMLElement): number => canvasElement.querySelectorAll('.cl-tray__tile').length;

/** Pictures and files: one is on its way, one could not be uploaded and can be tried again. Alt and the arrow keys put them into another order. */
export const Tray: Story = {
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('textbox');
    const pictures = [await picture('Morning.png', 'steelblue'), await picture('Slow evening.png', 'salmon')];
    choose(canvasElement, [...pictures, text('Broken notes.txt'), text('A file with a name that goes on and on.txt')]);
    await waitFor(() => expect(tiles(canvasElement)).toBe(4), { timeout: 5000 });
    await see(canvas.findByRole('button', { name: /^Upload .?Broken notes/ }));
    await see(canvas.findByRole('button', { name: /^Stop uploading .?Slow evening/ }));
  },
};

/** What does not fit is told in sentences, with the limit. */
export const Problems: Story = {
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('textbox');
    choose(canvasElement, [
      text('Everything.zip', 2_000_001),
      text('Nothing.txt', 0),
      new File(['x'], 'Song.mp3', { type: 'audio/mpeg' }),
      ...['One', 'Two', 'Three', 'Four', 'Five'].map((name) => text(`${name}.txt`)),
    ]);
    await see(canvas.findByText(/is too large: files may have 2 MB/));
    await see(canvas.findByText(/was left out: 4 files at a time/));
    await waitFor(() => expect(tiles(canvasElement)).toBe(4));
  },
};

/** On a narrow screen the tray is scrolled. */
export const Narrow: Story = { ...Tray, parameters: { frame: 'pane', paneWidth: 320, docsHeight: 320 } };

/** A voice message: recorded, paused, to be listened to, gone on with or sent. */
export const Recording: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Record a voice message' }));
    const allow = await waitFor(
      () => canvas.queryByRole('button', { name: 'Allow microphone' }) ?? canvas.getByRole('timer'),
      {
        timeout: 5000,
      },
    );
    if (allow.tagName === 'BUTTON') await userEvent.click(allow);
    await waitFor(() => expect(canvas.getByRole('timer')).toHaveTextContent('0:01'), { timeout: 8000 });
    await userEvent.click(canvas.getByRole('button', { name: 'Pause recording' }));
    await see(canvas.findByRole('button', { name: 'Listen to the recording' }));
    await see(canvas.findByRole('button', { name: 'Go on recording' }));
  },
};
