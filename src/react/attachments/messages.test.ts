import { describe, expect, it } from 'vitest';
import { checkSize, isAccepted } from './check.js';
import { composeMessages } from './messages.js';
import type { TrayItem } from './types.js';

const item = (id: string, kind: TrayItem['kind'], more: Partial<TrayItem> = {}): TrayItem => ({
  id: `local:${id}`,
  name: `${id}.bin`,
  kind,
  status: 'ready',
  file: new Blob(['abc'], { type: kind === 'image' ? 'image/png' : '' }),
  facts: {},
  ...more,
});
const words = (text: string): Parameters<typeof composeMessages>[1] => ({
  content: { type: 'text', text, format: 'plain', entities: [] },
  quote: undefined,
  mentions: undefined,
});
const types = (...given: Parameters<typeof composeMessages>): unknown[] =>
  composeMessages(...given).map(({ content }) => [content.type, (content as { items?: [] }).items?.length ?? 1]);

describe('files and words as messages', () => {
  it('are albums of pictures that follow each other, and every other file by itself, in their order', () => {
    const items = ['a', 'b', 'c'].map((id) => item(id, 'image'));
    const given = [...items, item('d', 'file'), item('e', 'file'), item('f', 'image'), item('g', 'video')];
    expect(types(given, words(''), { attachmentsPerMessage: 10 })).toEqual([
      ['image', 3],
      ['file', 1],
      ['file', 1],
      ['image', 1],
      ['video', 1],
    ]);
    expect(types(items, words(''), { attachmentsPerMessage: 2 })).toEqual([
      ['image', 2],
      ['image', 1],
    ]);
    // A backend that says nothing takes one.
    expect(types(items, words(''), {})).toHaveLength(3);
  });

  it('have the words as caption of the first that can have one, and the answer in the first', () => {
    const quote = { senderName: 'Bo', time: 0, content: { type: 'text', text: 'Where?' } };
    const sent = composeMessages(
      [item('v', 'voice'), item('a', 'image'), item('b', 'file')],
      { ...words('Here'), quote },
      {},
    );
    expect(sent.map(({ content }) => (content as { caption?: string }).caption)).toEqual([
      undefined,
      'Here',
      undefined,
    ]);
    expect(sent.map((each) => each.quote)).toEqual([quote, undefined, undefined]);
  });

  it('have words with mentions, long words, and words beside a recording as a message of their own', () => {
    const mention = { type: 'mention' as const, offset: 0, length: 3, userId: 'bo' };
    const mentions = { userIds: ['bo'] };
    const { content } = words('@Bo look');
    const sent = composeMessages(
      [item('a', 'image')],
      { ...words(''), content: { ...content, entities: [mention] }, mentions },
      {},
    );
    expect(sent.map((each) => each.content.type)).toEqual(['image', 'text']);
    expect(sent[1]).toMatchObject({ mentions });
    expect(types([item('a', 'file')], words('x'.repeat(4001)), {})).toEqual([
      ['file', 1],
      ['text', 1],
    ]);
    expect(types([item('v', 'voice')], words('listen'), {})).toEqual([
      ['voice', 1],
      ['text', 1],
    ]);
  });

  it('have formatted words as a message of their own, and are all shown in the conversation where that was asked for', () => {
    const { content } = words('**Look**');
    const markdown = {
      ...words(''),
      content: { ...content, format: 'markdown' as const },
      inConversation: true as const,
    };
    const sent = composeMessages([item('a', 'image'), item('b', 'file')], markdown, {});
    expect(sent.map((each) => each.content.type)).toEqual(['image', 'file', 'text']);
    expect(sent.map((each) => each.inConversation)).toEqual([true, true, true]);
  });

  it('name what is uploaded by its reference, and hand over what is not', () => {
    const ref = { id: 'm1', mime: 'image/webp', size: 9 };
    const film = item('c', 'video', { cover: new Blob(['x'], { type: 'image/jpeg' }), facts: { width: 4, height: 3 } });
    const [album, video] = composeMessages(
      [item('a', 'image', { ref, facts: { width: 8, height: 6 } }), item('b', 'image'), film],
      words(''),
      {
        attachmentsPerMessage: 9,
      },
    );
    expect(album?.content).toMatchObject({ items: [{ media: { ...ref, width: 8 } }, { media: { id: 'local:b' } }] });
    expect(album?.attachments?.map(({ mediaId }) => mediaId)).toEqual(['local:b']);
    expect(video?.content).toMatchObject({ media: { id: 'local:c', width: 4 }, cover: { id: 'local:c-cover' } });
    expect(video?.attachments?.map(({ mediaId, kind }) => [mediaId, kind])).toEqual([
      ['local:c', 'video'],
      ['local:c-cover', 'image'],
    ]);
  });
});

describe('what is taken', () => {
  it('is asked as a file input asks', () => {
    const pdf = { name: 'Bill.PDF', type: 'application/pdf' };
    expect(isAccepted(pdf, undefined)).toBe(true);
    expect(isAccepted(pdf, ' ')).toBe(true);
    expect(isAccepted(pdf, 'image/*, .pdf')).toBe(true);
    expect(isAccepted({ name: 'x', type: 'image/png' }, 'image/*,.pdf')).toBe(true);
    expect(isAccepted({ name: 'x.pdf.exe', type: '' }, 'image/*,.pdf')).toBe(false);
    expect(isAccepted({ name: 'x', type: 'imagery/png' }, 'image/*')).toBe(false);
  });

  it('is as large as the backend says, by kind, with the number of files for kinds not named', () => {
    const limits = { fileSize: { image: 10, file: 20 } };
    expect(checkSize(limits, 'image', 10)).toBeUndefined();
    expect(checkSize(limits, 'image', 11)).toEqual({ reason: 'size', limit: 10 });
    expect(checkSize(limits, 'video', 21)).toEqual({ reason: 'size', limit: 20 });
    expect(checkSize({}, 'video', 1e12)).toBeUndefined();
  });
});
