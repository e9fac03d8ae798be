import { render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { ChatProvider, ConversationScope } from '../react/index.js';
import { buildMessage } from '../testing/index.js';
import type { CustomContent } from './content.js';
import { customMessageType } from './customMessageType.js';

const type = customMessageType({
  order: ({ content, meta }) => (
    <p>
      Order {JSON.stringify(content.data)} {meta}
    </p>
  ),
});

function Shown({ kind }: { readonly kind: string }): ReactElement {
  const content: CustomContent = { type: 'custom', kind, data: { number: 42 }, fallback: 'Order 42 is on its way' };
  return (
    <ChatProvider adapter={null}>
      <ConversationScope conversationId="c1">
        <type.Component
          content={content}
          message={buildMessage({ seq: 1, content: { ...content } })}
          messageKey="m"
          mine={false}
          status="received"
          meta={null}
        />
      </ConversationScope>
    </ChatProvider>
  );
}

describe('customMessageType', () => {
  it("shows the kinds it knows by the host's component", () => {
    render(<Shown kind="order" />);
    expect(screen.getByText('Order {"number":42}')).toBeInTheDocument();
  });

  it.each(['dice', 'constructor', '__proto__'])('shows %s, which it does not know, by its words', (kind) => {
    render(<Shown kind={kind} />);
    expect(screen.getByText('Order 42 is on its way')).toBeInTheDocument();
  });
});
