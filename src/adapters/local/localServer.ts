import { createEnvironment } from './environment.js';
import { checkServerOptions, type LocalServer, type LocalServerOptions } from './options.js';
import { loadGenerate, loadGenerator, loadVoices } from './seed/generator.js';
import { createSeed } from './seed/seedWorld.js';
import { createCore } from './server/core.js';

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
    loadSeed: loadWorld && (async () => createSeed(await loadWorld(), loadGenerate)),
    loadGenerator,
  });
  return {
    core,
    loadVoices: loadWorld && (async () => loadVoices(await loadWorld())),
    get storage() {
      return core.kind ?? 'closed';
    },
  };
}
