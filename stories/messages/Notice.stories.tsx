import type { Meta, StoryObj } from '@storybook/react-vite';
import { minutesAgo } from '../support/clock.ts';
import { see } from '../support/see.ts';
import { inGroup, TypeStory, type TypeArgs } from '../support/types.tsx';

/** What happened, as a sentence in the reader's language made from data. */
const meta: Meta<TypeArgs> = {
  title: 'Messages/Notice',
  parameters: { frame: 'pane', docsHeight: 620 },
  render: (args, { loaded }) => <TypeStory chat={loaded['chat']} args={args} />,
};
export default meta;
type Story = StoryObj<TypeArgs>;

const notice = (actorId: string | undefined, event: object, ...targetIds: readonly string[]) => ({
  type: 'notice',
  event,
  targetIds,
  ...(actorId !== undefined && { actorId }),
});
const said = [
  ['me', notice('me', { kind: 'group-created' }), 60],
  ['me', notice('me', { kind: 'members-invited' }, 'bo', 'ana', 'kenji', 'yusra', 'ploy'), 59],
  ['noam', notice('noam', { kind: 'members-joined' }, 'noam'), 58],
  ['bo', notice('bo', { kind: 'name-changed', name: 'Trail runners — 走る人たち مجموعة' }), 57],
  ['bo', notice('bo', { kind: 'avatar-changed' }), 56],
  ['bo', notice('bo', { kind: 'notice-changed', text: 'Saturday, 8:10, platform 3.\nBring a cup.' }), 55],
  ['bo', notice('bo', { kind: 'notice-changed' }), 54],
  ['me', notice('me', { kind: 'role-changed', role: 'admin' }, 'bo'), 53],
  ['me', notice('me', { kind: 'owner-changed' }, 'ana'), 52],
  ['bo', notice('bo', { kind: 'muted', until: minutesAgo(-60) }, 'me'), 51],
  ['bo', notice('bo', { kind: 'unmuted' }, 'me'), 50],
  ['bo', notice('bo', { kind: 'mute-all', active: true }), 49],
  ['bo', notice('bo', { kind: 'mute-all', active: false }), 48],
  ['ana', notice('ana', { kind: 'message-pinned', active: true }), 47],
  ['ana', notice('ana', { kind: 'message-pinned', active: false }), 46],
  ['kenji', notice('kenji', { kind: 'members-left' }, 'kenji'), 45],
  ['ana', notice('ana', { kind: 'members-removed' }, 'gone'), 44],
  ['ana', notice(undefined, { kind: 'members-removed' }, 'gone'), 43],
  ['bo', notice(undefined, { kind: 'custom', text: 'The workshop closes at six.' }), 42],
  ['bo', 'Words between.', 41],
  ['ana', notice('ana', { kind: 'dismissed' }), 40],
] as const;

export const Notices: Story = {
  loaders: inGroup({}, ...said),
  play: async ({ canvas }) => {
    await see(canvas.findByText(/dismissed the group/));
  },
};
export const Chinese: Story = { loaders: inGroup({}, ...said), globals: { locale: 'zh-CN' } };
export const Dark: Story = { loaders: inGroup({}, ...said), globals: { theme: 'dark' } };
export const RightToLeft: Story = { loaders: inGroup({}, ...said), globals: { dir: 'rtl' } };
export const Narrow: Story = { loaders: inGroup({}, ...said), parameters: { paneWidth: 320 } };
