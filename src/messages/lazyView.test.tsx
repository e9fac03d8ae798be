import { act, render, screen } from '@testing-library/react';
import type { ComponentType, ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ChatProvider, ConversationScope } from '../react/index.js';
import { plainText, type TextContent } from './content.js';
import type { MessageViewProps } from './defineMessageType.js';
import { lazyView } from './lazyView.js';

const content = plainText('Tea at four?');
const Loud: ComponentType<MessageViewProps<TextContent>> = ({ content: { text } }) => <b>{text.toUpperCase()}</b>;

function Shown({ View }: { View: ComponentType<MessageViewProps<TextContent>> }): ReactElement {
  return (
    <ChatProvider adapter={null}>
      <ConversationScope conversationId="c1">
        <View
          content={content}
          message={{
            id: 'm1',
            conversationId: 'c1',
            senderId: 'bo',
            time: 1_750_000_000_000,
            position: { value: 1, tie: '' },
            content,
            revision: 0,
            lanes: {},
          }}
          messageKey="m1"
          mine={false}
          status="received"
          meta={<span>12:00</span>}
        />
      </ConversationScope>
    </ChatProvider>
  );
}

describe('a view that is loaded late', () => {
  it('keeps its room and says its words until it is there, and asks once for all messages', async () => {
    const load = vi.fn(() => Promise.resolve(Loud));
    const View = lazyView(load);
    const first = render(<Shown View={View} />);
    expect(first.container.querySelector('[aria-busy]')?.textContent).toContain('Tea at four?');
    expect((first.container.querySelector('[aria-busy]') as HTMLElement).style.minBlockSize).toMatch(/^\d+px$/);
    expect(await screen.findByText('TEA AT FOUR?')).toBeTruthy();
    first.unmount();
    render(<Shown View={View} />);
    expect(screen.getByText('TEA AT FOUR?')).toBeTruthy();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('shows the summary when it cannot be loaded, and the next message tries again', async () => {
    const load = vi.fn(() => Promise.resolve(Loud)).mockRejectedValueOnce(new Error('offline'));
    const View = lazyView(load);
    const first = render(<Shown View={View} />);
    expect(await screen.findByText('Tea at four?')).toBeTruthy();
    first.unmount();
    render(<Shown View={View} />);
    expect(await screen.findByText('TEA AT FOUR?')).toBeTruthy();
  });

  it('can be loaded ahead', async () => {
    const View = lazyView(() => Promise.resolve(Loud));
    await act(() => View.preload());
    render(<Shown View={View} />);
    expect(screen.getByText('TEA AT FOUR?')).toBeTruthy();
  });
});
