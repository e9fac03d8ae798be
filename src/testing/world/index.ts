export { createTestWorld, type TabOptions, type TestWorld, type TestWorldOptions } from './testWorld.js';
export type { SentRecord, TestTab } from './testTab.js';
export { auditSends, auditTab, type Problem, type ProblemKind } from './audit.js';
export { createModelServer, type ModelServer, type ModelServerOptions } from './modelServer.js';
export type { ModelConversation, ModelMessage, ModelUnread } from './model.js';
export { createModelAdapter, type ModelDialect } from './modelAdapter.js';
export type { Change, ChangeListener } from './modelSignals.js';
