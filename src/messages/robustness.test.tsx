import { render } from '@testing-library/react';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../model/index.js';
import { ChatProvider, ConversationScope } from '../react/index.js';
import { buildMessage } from '../testing/index.js';
import { Root } from '../ui/index.js';
import { builtInContents, createContentRegistry } from './content.js';
import { createMessageTypeRegistry, defaultMessageTypes } from './index.js';
import { payloads } from './payloads.test.data.js';
import { preload } from './views.test.helpers.js';

const RENDERED = 10;
const contents = createContentRegistry(builtInContents);
const registry = createMessageTypeRegistry(defaultMessageTypes);

function Shown({ content }: { readonly content: Content }) {
  const type = registry.resolve(content, contents);
  return (
    <Root>
      <ChatProvider adapter={null} registry={registry}>
        <ConversationScope conversationId="c1">
          <type.Component
            content={content}
            message={buildMessage({ seq: 1, content })}
            messageKey="m"
            mine={false}
            status="received"
            meta={null}
          />
        </ConversationScope>
      </ChatProvider>
    </Root>
  );
}

beforeAll(() => preload());

describe.each(builtInContents.map(({ type }) => type))('the view of %s', (type) => {
  it('draws whatever the normaliser lets through', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const next = payloads(type, seed);
        let content = contents.normalize(next());
        // One that its own view has to draw.
        for (let i = 0; i < 50 && content.type !== type; i++) content = contents.normalize(next());
        const { container, unmount } = render(<Shown content={content} />);
        expect(container.querySelector('.cl-root')).not.toBeEmptyDOMElement();
        unmount();
      }),
      { numRuns: RENDERED },
    );
  });
});
