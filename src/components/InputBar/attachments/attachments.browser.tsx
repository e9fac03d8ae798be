import { StrictMode, type ReactElement } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import '../../../styles/index.css';
import { AttachmentOptionsProvider, ChatProvider, type AttachmentOptions } from '../../../react/index.js';
import { createChatStore, type ChatStore } from '../../../store/index.js';
import { buildConversation, buildMessage, createTestAdapter, type TestAdapter } from '../../../testing/index.js';
import { Chat } from '../../Chat/index.js';
import { axeViolations } from '../../../../test/axe.js';

let store: ChatStore;
let adapter: TestAdapter;

/** What is loaded late, on a machine that is busy. */
const soon = { timeout: 30_000 };

/** Nothing to upload while addresses are counted. */
const waiting: AttachmentOptions = { upload: 'send' };

function chat(id: string): ReactElement {
  return (
    <div key={id} className="cl-root" data-cl-theme="light" style={{ width: 480, height: 560 }}>
      <ChatProvider store={store}>
        <Chat conversationId={id} aria-label={id} />
      </ChatProvider>
    </div>
  );
}

beforeEach(async () => {
  await page.viewport(1000, 640);
  const conversation = (id: string, more = {}) =>
    buildConversation({ id, peerId: id, lastMessage: buildMessage({ seq: 1, conversationId: id }), ...more });
  adapter = createTestAdapter({
    accountId: crypto.randomUUID(),
    users: [
      { id: 'ana', nick: 'Ana' },
      { id: 'bo', nick: 'Bo' },
    ],
    conversations: [conversation('ana'), conversation('bo')],
    limits: { attachmentsPerMessage: 10 },
  });
  Object.assign(adapter, {
    media: {
      resolve: () => Promise.reject(new Error('none')),
      upload: async (file: Blob) => ({ id: crypto.randomUUID(), mime: file.type, size: file.size }),
    },
  });
  store = createChatStore({ adapter });
  await store.start();
});
afterEach(async () => {
  await cleanup();
  store.dispose();
});

async function picture(name: string): Promise<File> {
  const canvas = new OffscreenCanvas(60, 40);
  canvas.getContext('2d')?.fillRect(0, 0, 30, 40);
  return new File([await canvas.convertToBlob()], name, { type: 'image/png' });
}

function dataOf(files: readonly File[], text?: string): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  if (text !== undefined) data.setData('text/plain', text);
  return data;
}

const field = (id: string): HTMLTextAreaElement =>
  page.getByRole('region', { name: id }).getByRole('textbox').element() as HTMLTextAreaElement;
const pane = (id: string) => page.getByRole('region', { name: id });
const tiles = (id: string): number => pane(id).element().querySelectorAll('.cl-tray__tile').length;

/** Pastes; what is not prevented the browser puts into the field. */
function paste(id: string, clipboardData: DataTransfer): ClipboardEvent {
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  field(id).focus();
  field(id).dispatchEvent(event);
  return event;
}

function drag(type: string, target: Element, data: DataTransfer, relatedTarget: Element | null = null): DragEvent {
  const event = new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, relatedTarget });
  target.dispatchEvent(event);
  return event;
}

it('keeps the files and the words of a paste together', async () => {
  await render(<StrictMode>{chat('ana')}</StrictMode>);
  await expect.element(pane('ana').getByRole('textbox')).toBeVisible();
  const pasted = paste('ana', dataOf([await picture('shot.png')], 'Look at this'));
  await expect.poll(() => tiles('ana'), soon).toBe(1);
  expect(pasted.defaultPrevented).toBe(false);
});

it('shows one target, in the chat under the pointer, and drops there', async () => {
  await render(
    <StrictMode>
      <div style={{ display: 'flex' }}>{[chat('ana'), chat('bo')]}</div>
    </StrictMode>,
  );
  await expect.element(pane('bo').getByRole('textbox')).toBeVisible();
  const data = dataOf([new File(['x'], 'x.txt')]);
  const [left, right] = [pane('ana').element(), pane('bo').element()];
  expect(drag('dragover', left, data).defaultPrevented).toBe(true);
  await expect.element(pane('ana').getByText('Drop to attach')).toBeVisible();
  drag('dragleave', left, data, right);
  drag('dragenter', right, data);
  await expect.element(pane('bo').getByText('Drop to attach')).toBeVisible();
  await expect.element(pane('ana').getByText('Drop to attach')).not.toBeInTheDocument();
  drag('drop', right, data);
  await expect.poll(() => [tiles('ana'), tiles('bo')], soon).toEqual([0, 1]);
  await expect.element(page.getByText('Drop to attach')).not.toBeInTheDocument();
  // Words that are dragged are no files.
  const words = new DataTransfer();
  words.setData('text/plain', 'words');
  expect(drag('dragover', left, words).defaultPrevented).toBe(false);
});

it('says why nothing can be dropped, and keeps the browser from opening it', async () => {
  Object.assign(adapter, {
    can: (operation: string) => ({ state: operation === 'media.upload' ? 'absent' : 'native' }),
  });
  await render(<StrictMode>{chat('ana')}</StrictMode>);
  await expect.element(pane('ana').getByRole('textbox')).toBeVisible();
  const data = dataOf([new File(['x'], 'x.txt')]);
  const event = drag('dragover', pane('ana').element(), data);
  expect(event.defaultPrevented).toBe(true);
  await expect.poll(() => document.querySelector('.cl-drop-target')?.textContent, soon).toBeTruthy();
  expect(document.querySelector('.cl-drop-target')?.textContent).not.toContain('Drop to attach');
  expect(drag('drop', pane('ana').element(), data).defaultPrevented).toBe(true);
  expect(tiles('ana')).toBe(0);
});

it('leaves no object URL behind after 200 files that came and went', async () => {
  const open = new Set<string>();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (object) => {
    const url = createObjectURL.call(URL, object);
    open.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    open.delete(url);
    revokeObjectURL.call(URL, url);
  };
  try {
    await render(
      <StrictMode>
        <AttachmentOptionsProvider options={waiting}>{chat('ana')}</AttachmentOptionsProvider>
      </StrictMode>,
    );
    await expect.element(pane('ana').getByRole('textbox')).toBeVisible();
    // A picture that is not drawn anew: what is counted are addresses, and not patience.
    const shot = Uint8Array.from(atob('R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs='), (letter) =>
      letter.charCodeAt(0),
    );
    for (let round = 0; round < 5; round += 1) {
      paste(
        'ana',
        dataOf(Array.from({ length: 40 }, (_, index) => new File([shot], `${index}.gif`, { type: 'image/gif' }))),
      );
      await expect.poll(() => pane('ana').element().querySelectorAll('.cl-tray__item img').length, soon).toBe(40);
      await expect.poll(() => open.size, soon).toBe(40);
      while (tiles('ana') > 0) {
        pane('ana').element().querySelector<HTMLElement>('.cl-tray__remove')?.click();
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    }
    await expect.poll(() => open.size, soon).toBe(0);
  } finally {
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  }
}, 120_000);

it('a tile can be put elsewhere with the mouse, and by two buttons', async () => {
  await render(<StrictMode>{chat('ana')}</StrictMode>);
  await expect.element(pane('ana').getByRole('textbox')).toBeVisible();
  paste('ana', dataOf(await Promise.all(['a.png', 'b.png', 'c.png'].map(picture))));
  await expect.poll(() => pane('ana').element().querySelectorAll('.cl-tray__item img').length, soon).toBe(3);
  const all = (): HTMLElement[] => [...pane('ana').element().querySelectorAll<HTMLElement>('.cl-tray__tile')];
  const order = (): string =>
    all()
      .map(({ title }) => title)
      .join(' ');
  const centre = (element: Element): { clientX: number; clientY: number } => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { clientX: left + width / 2, clientY: top + height / 2 };
  };
  const [first, , last] = all();
  if (!first || !last) throw new Error('three tiles');
  const pointer = { bubbles: true, pointerType: 'mouse', button: 0 };
  const to = centre(last);
  first.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, ...centre(first) }));
  window.dispatchEvent(new PointerEvent('pointermove', { ...pointer, ...to }));
  window.dispatchEvent(new PointerEvent('pointerup', { ...pointer, ...to }));
  await expect.poll(order).toBe('b.png c.png a.png');
  await userEvent.click(all()[1] as HTMLElement);
  await userEvent.click(page.getByRole('button', { name: 'Move forward' }));
  await expect.poll(order).toBe('c.png b.png a.png');
});

it('axe finds nothing in a tray with pictures, files and a problem', async () => {
  await render(<StrictMode>{chat('ana')}</StrictMode>);
  await expect.element(pane('ana').getByRole('textbox')).toBeVisible();
  paste('ana', dataOf([await picture('a.png'), new File(['x'], 'notes.txt'), new File([], 'empty.txt')]));
  await expect.poll(() => pane('ana').element().querySelectorAll('.cl-tray__item img').length, soon).toBe(1);
  await expect.element(page.getByText(/is empty or a folder/)).toBeVisible();
  expect(await axeViolations(document.querySelector('.cl-input-bar') ?? document.body, {})).toEqual([]);
});
