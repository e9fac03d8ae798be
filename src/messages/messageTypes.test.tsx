import { render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { Content, Message, SendStatus } from '../model/index.js';
import { ChatProvider, ConversationScope } from '../react/index.js';
import { createTranslator } from '../i18n/index.js';
import { builtInContents, createContentRegistry, type TextContent } from './content.js';
import { goodContents, hostileValues } from './contents.test.data.js';
import { defineMessageContent } from './defineMessageContent.js';
import { createMessageTypeRegistry, defaultMessageTypes, defineMessageType, summaryText } from './index.js';

const registry = createMessageTypeRegistry(defaultMessageTypes);
const contents = createContentRegistry(builtInContents);
const translator = createTranslator({ locale: 'en' });

function messageOf(content: Content): Message {
  return {
    id: 'm1',
    conversationId: 'c1',
    senderId: 'bo',
    time: 1_750_000_000_000,
    position: { value: 1, tie: '' },
    content,
    revision: 0,
    lanes: {},
  };
}

function Shown({ content, status = 'received' }: { content: Content; status?: SendStatus }): ReactElement {
  const type = registry.resolve(content, contents);
  return (
    <ChatProvider adapter={null}>
      <ConversationScope conversationId="c1">
        <type.Component
          content={content}
          message={messageOf(content)}
          messageKey="m1"
          mine={status !== 'received'}
          status={status}
          meta={<span>12:00</span>}
        />
      </ConversationScope>
    </ChatProvider>
  );
}

/** All a reader, seeing or not, is told. */
function told(container: HTMLElement): string {
  const labels = [...container.querySelectorAll('[aria-label], [alt]')].map(
    (element) => element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? '',
  );
  return [container.textContent, ...labels].join(' ').replace('12:00', '').trim();
}

describe.each(builtInContents.map((definition) => definition.type))('a message of type %s', (type) => {
  const good = (goodContents as Readonly<Record<string, Content>>)[type] ?? { type };

  it('says something, whether it has a view of its own or not', () => {
    const { container } = render(<Shown content={good} />);
    expect(told(container)).not.toBe('');
  });

  it.each(['sending', 'sent', 'failed'] as const)('renders while %s', (status) => {
    const { container } = render(<Shown content={good} status={status} />);
    expect(told(container)).not.toBe('');
  });

  it('has a summary in words', () => {
    const definition = builtInContents.find((each) => each.type === type);
    const text = summaryText(translator, definition?.summarize(good) ?? { kind: 'unknown' }, (id) => id);
    expect(text).not.toBe('');
    expect(text).not.toContain('{');
  });

  it('shows the fallback for payloads that are broken, and never throws', () => {
    const broken: unknown[] = [
      { type },
      { type, text: 7, items: 'x', media: null, event: [] },
      { ...good, items: [null], media: 1, text: {} },
    ];
    for (const value of [...hostileValues(), ...broken]) {
      // What is not well-formed must not reach the view: the check alone decides, however large the value.
      const content = typeof value === 'object' && value !== null ? (value as Content) : { type };
      expect(() => registry.resolve(content, contents)).not.toThrow();
    }
    for (const value of broken) {
      const { container, unmount } = render(<Shown content={value as Content} />);
      expect(told(container)).not.toBe('');
      unmount();
    }
  });
});

describe('createMessageTypeRegistry', () => {
  const dice = defineMessageContent<Content & { readonly pips: number }>({
    type: 'dice',
    normalize: () => ({ type: 'dice', pips: 6 }),
    summarize: () => ({ kind: 'dice' }),
  });
  const diceType = defineMessageType({
    type: 'dice',
    content: dice,
    Component: ({ content }) => <b>{content.pips}</b>,
  });

  it('finds own types, and the visible fallback for all others', () => {
    const extended = createMessageTypeRegistry(defaultMessageTypes, [diceType]);
    expect(extended.get('dice')).toBe(diceType);
    expect(extended.resolve({ type: 'hologram' }, contents).type).toBe('unknown');
    expect(extended.types).toContain('dice');
    expect(extended.contents).toEqual([dice]);
    // Whether the store has learnt of it or not: a host may draw its own.
    expect(extended.resolve({ type: 'dice', pips: 6 } as Content, contents)).toBe(diceType);
    expect(extended.resolve({ type: 'dice', pips: 7 } as Content, contents).type).toBe('unknown');
  });

  it('lets a view of a built-in type be replaced, whose content the store has', () => {
    const own = defineMessageType<TextContent>({ type: 'text', Component: ({ content }) => <b>{content.text}</b> });
    const replaced = createMessageTypeRegistry(defaultMessageTypes, [own]);
    expect(replaced.resolve(contents.normalize({ type: 'text', text: 'Hi' }), contents)).toBe(own);
    expect(replaced.resolve({ type: 'text', text: 7 } as unknown as Content, contents).type).toBe('unknown');
    expect(replaced.contents).toEqual([]);
  });

  it('goes by the content of a type that has one, also where the store has another', () => {
    const shout = defineMessageContent<TextContent>({
      type: 'text',
      normalize: (value) => ({ ...(value as TextContent), text: (value as TextContent).text.toUpperCase() }),
      summarize: () => ({ kind: 'text' }),
    });
    const own = defineMessageType({ type: 'text', content: shout, Component: () => null });
    const replaced = createMessageTypeRegistry(defaultMessageTypes, [own]);
    expect(replaced.resolve({ type: 'text', text: 'HI' } as Content, contents)).toBe(own);
    expect(replaced.resolve({ type: 'text', text: 'Hi' } as Content, contents).type).toBe('unknown');
  });

  it('refuses two halves of different types', () => {
    expect(() => defineMessageType({ type: 'cards', content: dice, Component: () => null })).toThrow(
      "the type is 'cards', but its content definition is for 'dice'",
    );
  });

  it('finds nothing under names every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString']) expect(registry.get(name)).toBeUndefined();
  });
});
