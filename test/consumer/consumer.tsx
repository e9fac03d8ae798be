// An application that uses the packed package; scripts/consumer.mjs checks its types as strictly as TypeScript can.
import type { ReactNode } from 'react';
import * as chatloom from 'chatloom';
import { ChatApp } from 'chatloom';
import * as contract from 'chatloom/contract';
import * as headless from 'chatloom/headless';
import * as local from 'chatloom/adapters/local';
import * as world from 'chatloom/adapters/local/world';
import * as english from 'chatloom/locales/en';
import * as chinese from 'chatloom/locales/zh-CN';
import * as store from 'chatloom/store';
import * as testing from 'chatloom/testing';
import * as wrappers from 'chatloom/wrappers';
import { withOfflineCache, type OfflineCacheOptions } from 'chatloom/wrappers';
import 'chatloom/styles.css';
import 'chatloom/styles.layer.css';
import 'chatloom/themes/default.css';

export const entries: object[] = [
  chatloom,
  contract,
  headless,
  local,
  world,
  english,
  chinese,
  store,
  testing,
  wrappers,
];

const cached: OfflineCacheOptions = {
  maxOfflineTime: -1,
  onDiagnostic: ({ kind, detail }) => console.info(kind, detail),
};

/** Any adapter goes in, and one comes out. */
export function withCache(adapter: contract.ChatAdapter, userId: string): contract.ChatAdapter {
  return withOfflineCache(adapter, { ...cached, accountHint: userId });
}

export function App(): ReactNode {
  return <ChatApp adapter={null} />;
}
