import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Rows } from '../support/Rows.tsx';
import {
  AlertCircleIcon,
  Banner,
  Button,
  Divider,
  EmptyState,
  MessageCircleIcon,
  SearchIcon,
  Skeleton,
  Spinner,
  Tooltip,
  WifiOffIcon,
} from './primitives.ts';

const meta: Meta = { title: 'UI/Feedback' };
export default meta;

/** The shape of what is coming, after 150 ms; a spinner where there is no shape. */
export const Loading: StoryObj = {
  render: () => (
    <div aria-busy style={{ display: 'grid', gap: 20, maxInlineSize: 360 }}>
      {[1, 2, 3].map((row) => (
        <div key={row} style={{ display: 'grid', gridTemplateColumns: '40px 1fr', gap: 12, alignItems: 'center' }}>
          <Skeleton shape="circle" style={{ inlineSize: 40, blockSize: 40 }} />
          <div style={{ display: 'grid', gap: 8 }}>
            <Skeleton length="medium" />
            <Skeleton length="long" />
          </div>
        </div>
      ))}
      <Skeleton shape="bubble" length="short" />
      <Skeleton shape="bubble" length="medium" />
      <Rows.Row>
        <Spinner label="Loading older messages…" />
        <span style={{ color: 'var(--cl-color-accent)' }}>
          <Spinner />
        </span>
      </Rows.Row>
    </div>
  ),
};

export const EmptyStates: StoryObj = {
  render: () => (
    <div style={{ display: 'grid', gap: 24 }}>
      <EmptyState
        icon={MessageCircleIcon}
        title="No conversations yet"
        text="When someone writes to you, or you write to someone, it shows here."
        action={<Button variant="primary">Start one</Button>}
      />
      <EmptyState
        icon={SearchIcon}
        title="Nothing found for “trial”"
        text="Check the spelling, or try a shorter word."
      />
      <EmptyState
        tone="danger"
        role="alert"
        icon={AlertCircleIcon}
        title="Your conversations could not be loaded"
        text="The server did not answer in time."
        action={<Button>Try again</Button>}
      />
      <EmptyState title="Only a title" />
    </div>
  ),
};

/** One slim, calm line; never colour alone. */
export const BannersAndDividers: StoryObj = {
  render: () => (
    <div style={{ display: 'grid', gap: 12, marginInline: -24 }}>
      <Banner>This is a demo: everything stays in this browser.</Banner>
      <Banner
        tone="info"
        icon={WifiOffIcon}
        action={
          <Button size="small" variant="quiet">
            Try now
          </Button>
        }
      >
        You are offline. Messages are sent when the connection is back.
      </Banner>
      <Banner tone="warning">This device has no room left. New messages show but are not saved.</Banner>
      <Banner
        tone="danger"
        action={
          <Button size="small" variant="quiet">
            Sign in
          </Button>
        }
      >
        Your session has ended. Sign in again to go on.
      </Banner>
      <Banner tone="success">Connected again</Banner>
      <Divider />
      <Divider label="Yesterday" />
      <Divider tone="accent" label="New messages" />
    </div>
  ),
};

/** Words beside a control, for pointer and keyboard. */
export const Tooltips: StoryObj = {
  render: () => (
    <div style={{ display: 'grid', placeItems: 'center', minBlockSize: 160 }}>
      <Tooltip label="Enter sends, Shift + Enter makes a new line" describes>
        <Button>Send</Button>
      </Tooltip>
    </div>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    await waitFor(() =>
      expect(canvas.getByRole('button', { name: 'Send' })).toHaveAccessibleDescription(/Shift \+ Enter/),
    );
  },
};
