import { ChatError, type MediaPort, type ResolvedMedia } from '../../../contract/index.js';
import type { MediaRef } from '../../../model/index.js';
import type { ServerCore } from '../server/core.js';
import { needMember } from '../server/access.js';
import { localLimits } from '../server/limits.js';
import type { Session, SessionPart } from './session.js';

/** Loads the bytes of a medium that comes with the demo world; undefined when the id is none of its. */
export type LoadSeedMedia = (id: string) => Promise<{ readonly mime: string; readonly bytes: ArrayBuffer } | undefined>;

const PIECES = 5;
const MIME = /^[\w.+-]{1,64}\/[\w.+-]{1,100}$/;
const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);

/** A type without its parameters: recorders say `audio/webm;codecs=opus`. */
function baseType(mime: string): string {
  const [type = ''] = mime.toLowerCase().split(';');
  return MIME.test(type.trim()) ? type.trim() : 'application/octet-stream';
}

/**
 * The type a stored file may claim when it becomes a URL of this origin. Scripts can hide in anything else (SVG and HTML above all),
 * so that anything else is plain bytes, and so is what only says that it is a picture.
 */
async function safeMime(mime: string, bytes: ArrayBuffer): Promise<string> {
  const type = baseType(mime);
  const playable = /^(?:audio|video)\/[\w.+-]+$/.test(type);
  if (!playable && !PICTURES.has(type)) return 'application/octet-stream';
  // Loaded with the first file: nobody needs it before.
  const { bytesAgree } = await import('../../../utils/bytesAgree.js');
  return bytesAgree(type, new Uint8Array(bytes)) ? type : 'application/octet-stream';
}

interface OpenUrl {
  readonly url: string;
  users: number;
}

/** Stored files. One object URL per file while somebody uses it, revoked with the last one. */
export function createMedia(
  core: ServerCore,
  session: Session,
  loadSeedMedia: LoadSeedMedia | undefined,
): SessionPart & { readonly port: MediaPort } {
  const { environment } = core;
  let urls = new Map<string, OpenUrl>();

  const readMedia = async (id: string, signal: AbortSignal | undefined): Promise<Blob> => {
    const stored = await session.read(({ tx }) => tx.get('media', [id]), signal);
    const found = stored ?? (await loadSeedMedia?.(id));
    if (!found) throw new ChatError('not-found', `There is no file "${id}".`);
    return new Blob([found.bytes], { type: await safeMime(found.mime, found.bytes) });
  };

  const share = (id: string, open: OpenUrl): ResolvedMedia => {
    open.users += 1;
    let used = true;
    return {
      url: open.url,
      revoke() {
        if (!used) return;
        used = false;
        open.users -= 1;
        if (open.users > 0 || urls.get(id) !== open) return;
        urls.delete(id);
        environment.revokeObjectUrl(open.url);
      },
    };
  };

  return {
    start() {},
    stop() {
      const left = urls;
      urls = new Map();
      for (const { url } of left.values()) environment.revokeObjectUrl(url);
    },
    port: {
      async upload(file, { name, kind, conversationId, signal, onProgress }) {
        const most = localLimits.fileSize[kind];
        if (!(file instanceof Blob)) throw new ChatError('bad-input', 'Only a Blob or File can be uploaded.');
        if (file.size > most)
          throw new ChatError('too-large', `"${name}" has ${file.size} bytes; ${most} are allowed.`);
        if (conversationId !== undefined) await session.read((context) => needMember(context, conversationId), signal);
        const bytes = await file.arrayBuffer();
        for (let piece = 1; piece < PIECES; piece += 1) {
          await session.delay(signal);
          onProgress?.(piece / PIECES);
        }
        const id = `media-${environment.createId()}`;
        const mime = baseType(file.type);
        await session.write(({ tx }) => tx.put('media', { id, mime, bytes }), signal);
        onProgress?.(1);
        return { id, mime, size: file.size } satisfies MediaRef;
      },
      async resolve(ref, _variant, signal) {
        const { id } = ref;
        const known = urls.get(id);
        if (known) return share(id, known);
        const blob = await readMedia(id, signal);
        session.self();
        // Two may have asked at once; the first to come back made the URL.
        const open = urls.get(id) ?? { url: environment.createObjectUrl(blob), users: 0 };
        urls.set(id, open);
        return share(id, open);
      },
    },
  };
}
