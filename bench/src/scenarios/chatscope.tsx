import '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css';
import { Avatar, Message, MessageInput, MessageList, type MessageModel } from '@chatscope/chat-ui-kit-react';
import { useState, type ReactElement } from 'react';
import { bareScenario } from '../bare/scenario.tsx';
import { BareData, useHeld } from '../bare/useItems.ts';
import { PICTURE, SELF, type Item } from '../data.ts';
import type { Scenario } from '../live.ts';

const data = new BareData();

function model(item: Item): MessageModel {
  const direction = item.senderId === SELF ? 'outgoing' : 'incoming';
  if (!item.image) return { message: item.text, sender: item.senderName, direction, position: 'single' };
  const payload = { src: PICTURE, width: 320, height: (320 * item.image.height) / item.image.width };
  return { type: 'image', payload, sender: item.senderName, direction, position: 'single' };
}

function List(): ReactElement {
  const { items } = useHeld(data);
  return (
    <MessageList>
      {items.map((item) => (
        <Message key={item.seq} model={model(item)} data-seq={item.seq}>
          <Message.Header sender={item.senderName} />
          <Avatar name={item.senderName} src={PICTURE} />
        </Message>
      ))}
    </MessageList>
  );
}

function Input(): ReactElement {
  const [text, setText] = useState('');
  return <MessageInput className="bench-input" value={text} onChange={(_html, _text, plain) => setText(plain)} />;
}

export const scenario: Scenario = bareScenario({
  data,
  List,
  Input,
  jump: (seq) => document.querySelector(`[data-seq="${seq}"]`)?.scrollIntoView({ block: 'center' }),
  // Scrolling to what was sent is left to the host there.
  live: { send: undefined },
  selectors: {
    rows: '.cs-message',
    scroller: '.cs-message-list__scroll-wrapper',
    field: '.bench-input [contenteditable]',
  },
});
