import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { loadMediaBlob } from 'chatloom/adapters/local/world';
import { Rows } from '../support/Rows.tsx';
import { Avatar } from './primitives.ts';

const meta: Meta<typeof Avatar> = { title: 'UI/Avatar', component: Avatar };
export default meta;
type Story = StoryObj<typeof Avatar>;

const sizes = [24, 32, 40, 72] as const;
const names = [
  'Mira Okafor',
  'bo',
  'Élodie Ångström',
  'Ștefan Ţepeş',
  'Дмитро Шевченко',
  '佐藤健二',
  '김지우',
  '王小明',
  'يسرى الحداد',
  'נועם ברק',
  'अंजलि शर्मा',
  'พลอย ศรีสุข',
  '🦊',
  '👩‍👩‍👧‍👦 The Family',
  '42',
  '',
];

/** 24 in lines of text, 32 in chats, 40 in lists, 72 in panels. Presence by colour and by shape, cut out of the picture. */
export const Sizes: Story = {
  render: () => (
    <Rows>
      <Rows.Row label="person">
        {sizes.map((size) => (
          <Avatar key={size} id="mira" name="Mira Okafor" size={size} presence="online" label={`Mira, ${size} px`} />
        ))}
      </Rows.Row>
      <Rows.Row label="presence">
        {sizes.flatMap((size) =>
          (['online', 'away', 'dnd', 'offline', 'unknown'] as const).map((presence) => (
            <Avatar
              key={`${size} ${presence}`}
              id="bo"
              name="Bo Lindqvist"
              presence={presence}
              size={size}
              label={`Bo, ${presence}`}
            />
          )),
        )}
      </Rows.Row>
      <Rows.Row label="group">
        {sizes.map((size) => (
          <Avatar key={size} id="studio" name="Studio Nord" kind="group" size={size} label={`Studio, ${size} px`} />
        ))}
      </Rows.Row>
      <Rows.Row label="gone">
        {sizes.map((size) => (
          <Avatar key={size} id="gone" name="Former colleague" muted size={size} label={`Gone, ${size} px`} />
        ))}
      </Rows.Row>
    </Rows>
  ),
};

/** Two letters where a script has them, one character where that says enough, a figure where there is no name. Twelve colours by the id. */
export const Initials: Story = {
  render: () => (
    <Rows>
      <Rows.Row>
        {names.map((name) => (
          <Avatar key={name} id={`person-${name}`} name={name} size={72} label={name === '' ? 'No name' : name} />
        ))}
      </Rows.Row>
    </Rows>
  ),
};

const members = names.slice(0, 6).map((name) => ({ id: `person-${name}`, name }));

/** Without a picture of its own a group shows its members. */
export const Groups: Story = {
  render: () => (
    <Rows>
      {sizes.slice(1).map((size) => (
        <Rows.Row key={size}>
          {[1, 2, 3, 4, 6].map((count) => (
            <Avatar
              key={count}
              id="trail"
              name="Trail runners"
              kind="group"
              members={members.slice(0, count)}
              size={size}
              label={`A group of ${count}`}
            />
          ))}
        </Rows.Row>
      ))}
    </Rows>
  ),
};

/** Initials show until the picture is there, and where there never will be one. */
export const Pictures: Story = {
  loaders: [async () => ({ url: URL.createObjectURL(await loadMediaBlob('pottery')) })],
  render: (_args, { loaded }) => (
    <Rows>
      <Rows.Row label="loaded">
        {sizes.map((size) => (
          <Avatar key={size} id="ana" name="Ana Ribeiro" src={loaded['url']} size={size} label={`Ana, ${size} px`} />
        ))}
      </Rows.Row>
      <Rows.Row label="broken">
        {sizes.map((size) => (
          <Avatar
            key={size}
            id="ana"
            name="Ana Ribeiro"
            src="data:image/webp,gone"
            size={size}
            label={`Ana, broken, ${size} px`}
          />
        ))}
      </Rows.Row>
    </Rows>
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelectorAll('img')).toHaveLength(sizes.length));
  },
};
