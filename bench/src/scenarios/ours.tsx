import { oursScenario } from './oursList.tsx';

/** As it comes: the store keeps at most `maxLoaded` rows and loads pages as they are scrolled to. */
export const scenario = oursScenario(true);
