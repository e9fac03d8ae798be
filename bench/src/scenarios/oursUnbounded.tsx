import { oursScenario } from './oursList.tsx';

/** The bound lifted: every message is a row of one list. */
export const scenario = oursScenario(false);
