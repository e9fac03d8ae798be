import { createEnvironment } from './environment.js';
import { checkServerOptions, type LocalServer, type LocalServerOptions } from './options.js';
import { createCore } from './server/core.js';

// What knows the demo world is needed once, or never: it comes when it is.
const loadDemoParts = () => import('./seed/generator.js');

/**
 * Makes a chat service that several adapters of this page share: hand it to each as `server`. Needed only for services in memory (tests,
 * stories); adapters on the same IndexedDB `database` find each other by themselves.
 *
 * @throws TypeError when an option is unknown or of a wrong type.
 */
export function createLocalServer(options: LocalServerOptions = {}): LocalServer {
  checkServerOptions(options);
  const { database = 'chatloom-local', storage = 'auto', world, environment } = options;
  const loadWorld = world && (async () => (typeof world === 'function' ? world() : world));
  const core = createCore({
    database,
    storage,
    environment: createEnvironment(environment),
    loadSeed:
      loadWorld &&
      (async () => {
        const [{ createSeed }, { loadGenerate }] = await Promise.all([import('./seed/seedWorld.js'), loadDemoParts()]);
        return createSeed(await loadWorld(), loadGenerate);
      }),
    loadGenerator: async (meta) => (await loadDemoParts()).loadGenerator(meta),
  });
  return {
    core,
    loadVoices: loadWorld && (async () => (await loadDemoParts()).loadVoices(await loadWorld())),
    loadLanguage: loadWorld && (async () => (await import('./world/language.js')).sampleLanguage),
    get storage() {
      return core.kind ?? 'closed';
    },
  };
}
