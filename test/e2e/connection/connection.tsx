import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'chatloom/styles.css';
import { ChatApp } from 'chatloom';
import { createLocalAdapter } from 'chatloom/adapters/local';
import { demoWorld } from 'chatloom/adapters/local/world';
import { ChatError } from 'chatloom/contract';
import { withFaults } from 'chatloom/testing';
import { withOfflineCache } from 'chatloom/wrappers';
import { withTokens } from '../../conformance/withTokens.ts';

/** What connection.spec.ts does with this page. `?cut=1` opens it without a network. */
export interface Connection {
  setOnline(online: boolean): void;
  /** The service takes no token that was given out before. */
  revoke(): void;
  /** What the host can do about it: get a token, fail to get one, or not get one without the person. */
  host: 'gives' | 'fails' | 'ends';
  /** How often the host was asked. */
  asked: number;
  /** What the service holds of the open conversation, in its order: texts of the signed-in user. */
  delivered(): Promise<readonly string[]>;
}

const query = new URLSearchParams(location.search);
const conversationId = 'dm-mira-tomas';
let good = 0;
let mine = 0;

const line = withFaults(createLocalAdapter({ world: demoWorld, userId: 'mira', latency: 0 }), {
  seed: 1,
  latency: [1, 10],
});
const service = withTokens(
  line,
  () => `token ${mine}`,
  (token) => token === `token ${good}`,
);
if (query.get('cut') === '1') line.setOnline(false);
const adapter = withOfflineCache(service);

const connection: Connection = {
  setOnline: (online) => line.setOnline(online),
  revoke() {
    good += 1;
    service.expire();
  },
  host: 'gives',
  asked: 0,
  async delivered() {
    const friend = createLocalAdapter({ world: demoWorld, userId: 'tomas', latency: 0 });
    await friend.session.connect();
    const { items } = await friend.messages.load({ conversationId }, { limit: 100 });
    await friend.session.disconnect();
    return items
      .filter(({ senderId }) => senderId === 'mira')
      .map(({ content }) => (content as { readonly text?: string }).text ?? '');
  },
};
Object.assign(globalThis, { connection });

createRoot(document.getElementById('host')!).render(
  <StrictMode>
    <ChatApp
      adapter={adapter}
      defaultActiveConversationId={conversationId}
      onTokenExpired={async () => {
        connection.asked += 1;
        if (connection.host === 'fails') throw new Error('The sign-in service does not answer.');
        if (connection.host === 'ends') throw new ChatError('expired', 'There is no token without the person.');
        mine = good;
      }}
      onSignIn={() => {
        mine = good;
        void adapter.session.reconnect?.();
      }}
    />
  </StrictMode>,
);
