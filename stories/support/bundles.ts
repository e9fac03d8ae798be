import { buildText } from 'chatloom/testing';
import { minutesAgo } from './clock.ts';
import { mediaRef, waveformOf } from './media.ts';

const from = (senderName: string, ago: number, content: object, more: object = {}) => ({
  senderName,
  time: minutesAgo(ago),
  content,
  ...more,
});

/** A bundle with something of every kind in it, and another bundle inside. */
export const bundle = {
  type: 'merged',
  title: 'Chat history of Ana and Bo',
  count: 8,
  items: [
    from('Ana Ribeiro', 3000, buildText('Did you find the old map?')),
    from('Bo Lindqvist', 2990, {
      type: 'image',
      items: [{ media: mediaRef('floorplan'), alt: 'The plan of a house' }],
    }),
    from('Bo Lindqvist', 2989, buildText('Here. Second drawer, under the tea.')),
    from('يسرى الحداد', 2980, buildText('رائع! هل يمكنك إرسالها إلى المجموعة؟')),
    from('佐藤健二', 2970, {
      type: 'voice',
      media: mediaRef('voice-uk'),
      waveform: waveformOf('voice-uk'),
    }),
    from('Ana Ribeiro', 2960, {
      type: 'poll',
      question: 'Left or right of the river?',
      options: [
        { id: 'l', text: 'Left' },
        { id: 'r', text: 'Right' },
      ],
      multiple: false,
      anonymous: false,
    }),
    from('Ana Ribeiro', 2950, {
      type: 'merged',
      title: 'What the two of them said last year',
      count: 3,
      items: [
        from('Bo Lindqvist', 500_000, buildText('The bridge is closed in spring.')),
        from('Ana Ribeiro', 499_990, { type: 'location', latitude: 47.07, longitude: 15.43, title: 'The ford' }),
        from('Ana Ribeiro', 499_980, {
          type: 'merged',
          title: 'And the year before',
          count: 1,
          items: [from('Former colleague', 900_000, buildText('Bring boots.'))],
        }),
      ],
    }),
    from('A person with a name so long that it has to be cut somewhere in the middle of it', 2940, {
      type: 'file',
      items: [{ media: mediaRef('leaflet'), name: 'leaflet.pdf' }],
    }),
  ],
};
