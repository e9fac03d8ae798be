import { createOrphans, type Orphans } from './orphans.js';
import { createReactionRegisters, type ReactionRegisters } from './reactionRegisters.js';
import { createRecalls, type Recalls } from './recalls.js';
import { createSettingsFold, type SettingsFold } from './settingsFold.js';
import { createUnreadBook, type UnreadBook } from './unreadBook.js';
import { createWaitingOps, type WaitingOps } from './waitingOps.js';

/** What is known beside the rows: each folds facts that come in any order into one result. */
export interface Facts {
  readonly waiting: WaitingOps;
  readonly settings: SettingsFold;
  readonly registers: ReactionRegisters;
  readonly unread: UnreadBook;
  readonly recalls: Recalls;
  /** Messages of conversations that are being asked for: their lists may have been made before. */
  readonly orphans: Orphans;
}

/** Knows nothing yet. `diagnose` is told what there is no room for. */
export function createFacts(diagnose: (kind: 'waiting-dropped' | 'limit-reached', detail: string) => void): Facts {
  return {
    settings: createSettingsFold(),
    registers: createReactionRegisters(() => diagnose('limit-reached', 'reactions of one message')),
    unread: createUnreadBook(),
    recalls: createRecalls(),
    orphans: createOrphans(),
    waiting: createWaitingOps(() => diagnose('waiting-dropped', 'an operation on an unknown message was dropped')),
  };
}
