import { mediaCatalog } from './media/catalog.js';
import { mediaLoaders } from './media/loaders.js';
import type { MediaKey } from './types.js';

/** The bytes of a medium, loaded on demand in a chunk of their own. Rejects where the chunk cannot be fetched. */
export async function loadMediaBytes(key: MediaKey): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes } = await mediaLoaders[key]();
  const binary = atob(bytes);
  const out = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) out[i] = binary.charCodeAt(i);
  return out;
}

/** The same as a Blob with its MIME type. */
export async function loadMediaBlob(key: MediaKey): Promise<Blob> {
  return new Blob([await loadMediaBytes(key)], { type: mediaCatalog[key].mime });
}
