import { act, fireEvent, render, screen } from '@testing-library/react';
import { useEffect, type ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testEnv } from '../../../env/testEnv.test.helpers.js';
import { ChatProvider, ConversationScope, useAttachments, useBench, useComposer } from '../../../react/index.js';
import type { Bench } from '../../../react/index.js';
import { createBench } from '../../../react/attachments/index.js';
import { createChatStore, type ChatStore } from '../../../store/index.js';
import { buildConversation, createTestAdapter } from '../../../testing/index.js';
import { toWaveform } from './levels.js';
import { beginSession, type SessionOptions } from './session.js';
import type { Hold } from './useMic.js';
import { VoicePanel } from './VoicePanel.js';

let tracks: { stopped: boolean }[];
let grant: () => void;
let permission: PermissionState;
let broken: boolean;

class FakeRecorder extends EventTarget {
  state: RecordingState = 'inactive';
  mimeType = 'audio/webm';
  static isTypeSupported = (): boolean => true;
  constructor() {
    super();
    if (broken) throw new DOMException('of another rate', 'NotSupportedError');
  }
  start(): void {
    this.state = 'recording';
  }
  pause(): void {
    this.state = 'paused';
  }
  resume(): void {
    this.state = 'recording';
  }
  requestData(): void {}
  give(data: Blob): void {
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }));
  }
  stop(): void {
    this.state = 'inactive';
    queueMicrotask(() => {
      this.give(new Blob(['sound']));
      this.dispatchEvent(new Event('stop'));
    });
  }
}

beforeEach(() => {
  tracks = [];
  permission = 'granted';
  broken = false;
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  vi.stubGlobal('navigator', {
    ...Object.fromEntries(
      ['language', 'languages', 'userAgent', 'onLine'].map((key) => [key, Reflect.get(navigator, key)]),
    ),
    permissions: { query: () => Promise.resolve({ state: permission }) },
    mediaDevices: {
      getUserMedia: () =>
        new Promise((resolve) => {
          grant = () => {
            const track = Object.assign(new EventTarget(), { stopped: false, stop: () => void (track.stopped = true) });
            tracks.push(track);
            resolve({ getTracks: () => [track] });
          };
        }),
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

const options = (bench: Bench, more: Partial<SessionOptions> = {}): SessionOptions => ({
  ref: { conversationId: 'c1' },
  bench,
  attachments: { addClip: () => Promise.resolve(), guardClip: () => {} },
  limit: undefined,
  mostBytes: undefined,
  options: {},
  claim: () => () => {},
  wanted: () => true,
  tell: () => {},
  ...more,
});

describe('the microphone', () => {
  it('is let go of where the browser cannot record what it gives', async () => {
    broken = true;
    const bench = createBench();
    const other = { ref: { conversationId: 'c2' }, keep: vi.fn<() => void>(), stop: () => {} };
    bench.setRecording(other);
    const answer = beginSession(options(bench));
    grant();
    expect(await answer).toBe('busy');
    expect(tracks).toMatchObject([{ stopped: true }]);
    // What was recorded elsewhere goes on.
    expect(other.keep).not.toHaveBeenCalled();
  });

  it('is let go of when the user has signed out, or wants it no more, before it was allowed', async () => {
    const bench = createBench();
    const signedOut = beginSession(options(bench));
    bench.stop();
    grant();
    expect(await signedOut).toBeUndefined();
    const unwanted = beginSession(options(bench, { wanted: () => false }));
    grant();
    expect(await unwanted).toBeUndefined();
    expect(tracks).toMatchObject([{ stopped: true }, { stopped: true }]);
    expect(bench.recording).toBeUndefined();
  });

  it('is let go of at the limit, and what there is can be sent', async () => {
    const bench = createBench();
    const answer = beginSession(options(bench, { limit: 250 }));
    grant();
    const session = await answer;
    if (!session || typeof session === 'string') throw new Error('a session');
    await vi.waitFor(() => expect(session.getState().status).toBe('ended'));
    await vi.waitFor(() => expect(tracks).toMatchObject([{ stopped: true }]));
    const send = vi.fn<() => Promise<void>>(() => Promise.resolve());
    expect(await session.finish(send)).toBe(true);
    expect(send).toHaveBeenCalledOnce();
  });

  it('a recording that is refused is still there', async () => {
    const bench = createBench();
    const answer = beginSession(options(bench));
    grant();
    const session = await answer;
    if (!session || typeof session === 'string') throw new Error('a session');
    await vi.waitFor(() => expect(session.getState().elapsed).toBeGreaterThan(0));
    expect(await session.finish(() => Promise.reject(new Error('too large')))).toBe(false);
    expect(session.getState()).toMatchObject({ failed: true, busy: false });
    expect(bench.recording).toBe(session);
    session.stop();
  });
});

describe('the panel', () => {
  let store: ChatStore;
  beforeEach(async () => {
    const adapter = createTestAdapter({ conversations: [buildConversation({ id: 'c1', peerId: 'bo' })] });
    const env = testEnv();
    store = createChatStore({ adapter, env });
    await store.start();
  });
  afterEach(() => store.dispose());

  const close = vi.fn<() => void>();
  let bench: Bench;
  function Inside({ phase }: { readonly phase: Hold['phase'] }): ReactElement {
    const ours = useBench();
    useEffect(() => {
      bench = ours;
    }, [ours]);
    const attachments = useAttachments();
    const composer = useComposer();
    return (
      <VoicePanel hold={{ phase, cancel: 0, lock: 0 }} composer={composer} attachments={attachments} onClose={close} />
    );
  }
  const at = (phase: Hold['phase']): ReactElement => (
    <ChatProvider store={store}>
      <ConversationScope conversationId="c1">
        <Inside phase={phase} />
      </ConversationScope>
    </ChatProvider>
  );
  const turn = (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve, 20)));

  it('goes on recording when the finger had to leave for the question of the browser', async () => {
    permission = 'prompt';
    const { rerender } = render(at('held'));
    await turn();
    rerender(at('released'));
    fireEvent.click(screen.getByRole('button', { name: 'Allow microphone' }));
    await turn();
    grant();
    await turn();
    expect(bench.recording).toBeDefined();
    expect(screen.getByRole('button', { name: 'Send voice message' })).toBeTruthy();
    act(() => bench.recording?.stop());
  });

  it('gives the field back when its recording ends from elsewhere', async () => {
    render(at('free'));
    await turn();
    grant();
    await turn();
    close.mockClear();
    act(() => bench.recording?.stop());
    expect(close).toHaveBeenCalled();
  });

  it('can be left while the browser asks, and nothing is recorded then', async () => {
    render(at('free'));
    await turn();
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(close).toHaveBeenCalled();
    grant();
    await turn();
    expect(tracks).toMatchObject([{ stopped: true }]);
    expect(bench.recording).toBeUndefined();
  });
});

it('the waveform of hours is made like any other', () => {
  expect(toWaveform(Array.from({ length: 300_000 }, (_, at) => (at % 2) / 2))).toHaveLength(64);
});
