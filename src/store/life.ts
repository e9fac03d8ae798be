import { ChatError, toChatError, type ChatEvent, type SessionInfo } from '../contract/index.js';
import type { Channel } from '../env/index.js';
import type { AccountId } from '../model/index.js';
import { ownValue } from '../utils/readers.js';
import { errorData, type Core } from './core.js';
import { ingest, type IngestHooks } from './ingest/index.js';

/** Starting, ending and signing out. */
export interface Life {
  start(): Promise<void>;
  dispose(): void;
  /** Signs out and forgets this user, here and in every other tab (P11). */
  logout(): Promise<void>;
}

/** What the rest of the store does when its life begins and ends. */
export interface LifeHooks {
  /** Asks the host for new credentials; false when it has no way to get any. */
  renew(accountId: AccountId | undefined): Promise<boolean>;
  onStarted(accountId: AccountId): Promise<void>;
  /** `forget`: nothing may be written any more, the user has signed out. */
  onStop(forget: boolean): void;
}

/** Makes the life of a store. Every run has a number, and answers to an ended run have no effect (P10). */
export function createLife(core: Core, hooks: IngestHooks, life: LifeHooks): Life {
  const { adapter, env } = core;
  let unsubscribe: (() => void) | undefined;
  let starting: Promise<void> | undefined;
  let channels: readonly Channel[] = [];

  /** Listens for another tab that signs this account out. */
  function listenForLogout(accountId: AccountId): Channel {
    const channel = env.channel(`chatloom:session:${accountId}`);
    channel.listen((data) => {
      if (ownValue(data, 'type') !== 'logout') return;
      // The tab that signed out told the backend and wiped what was stored; here only memory is left.
      forget();
      disconnect();
    });
    return channel;
  }

  /** What one signed in with last may have ended meanwhile: the host is asked once for something newer. */
  async function signIn(): Promise<readonly SessionInfo[]> {
    const number = core.run;
    try {
      return await adapter.session.connect();
    } catch (reason) {
      const { code } = toChatError(reason);
      if (number !== core.run || (code !== 'expired' && code !== 'unauthorized')) throw reason;
      if (!(await life.renew(undefined)) || number !== core.run) throw reason;
      return adapter.session.connect();
    }
  }

  async function run(): Promise<void> {
    core.setActive(true);
    const number = core.run;
    core.setStartup({ status: 'starting' });
    core.flush();
    // What happens while signing in is kept until it is known who signed in.
    let early: ChatEvent[] | undefined = [];
    unsubscribe = adapter.subscribe((events) => {
      if (number !== core.run) return;
      if (early) early.push(...events);
      else ingest(core, hooks, events);
    });
    try {
      const sessions = await signIn();
      if (number !== core.run) return;
      if (sessions.length === 0) throw new ChatError('unauthorized', 'session.connect() answered with no account.');
      for (const { accountId, self } of sessions) {
        const connection = { status: 'connected' } as const;
        core.setAccount({ id: accountId, selfId: self.id, connection, capabilitiesVersion: 0, notices: new Map() });
        core.users.set(self.id, self);
      }
      channels = sessions.map(({ accountId }) => listenForLogout(accountId));
      const waiting = early;
      early = undefined;
      ingest(core, hooks, waiting);
      core.setStartup({ status: 'ready' });
      core.flush();
      await life.onStarted(sessions[0]?.accountId ?? '');
    } catch (reason) {
      if (number !== core.run) return;
      const error = core.report(reason, { operation: 'session.connect' });
      core.setStartup({ status: 'error', error: errorData(error) });
      unsubscribe?.();
      unsubscribe = undefined;
      core.flush();
    }
  }

  function end(forgetting: boolean): void {
    life.onStop(forgetting);
    core.setActive(false);
    unsubscribe?.();
    unsubscribe = undefined;
    starting = undefined;
    for (const channel of channels) channel.close();
    channels = [];
  }

  /** Ends, and shows nothing of this user any more. */
  function forget(): void {
    end(true);
    core.reset();
    core.setStartup({ status: 'error', error: errorData(new ChatError('expired', 'The user has signed out.')) });
    core.flush();
  }

  function disconnect(): void {
    adapter.session.disconnect().catch((reason: unknown) => core.report(reason, { operation: 'session.disconnect' }));
  }

  async function wipe(accountId: AccountId): Promise<void> {
    try {
      await (await env.openStorage(accountId)).wipe();
    } catch (reason) {
      core.report(reason, { operation: 'storage.wipe' });
    }
  }

  return {
    start() {
      const failed = core.api.getState().startup.status === 'error';
      if (starting && !failed) return starting;
      starting = run();
      return starting;
    },
    dispose() {
      if (!core.active) return;
      end(false);
      disconnect();
    },
    async logout() {
      const accountIds = [...core.accounts.keys()];
      for (const channel of channels) channel.post({ type: 'logout' });
      forget();
      // What this device holds goes even when the backend cannot be reached.
      const told = adapter.session.logout ? adapter.session.logout() : adapter.session.disconnect();
      const results = await Promise.allSettled([told, ...accountIds.map(wipe)]);
      const [answer] = results;
      if (answer?.status === 'rejected') throw core.report(answer.reason, { operation: 'session.logout' });
    },
  };
}
