import { demoConversations } from './conversations/index.js';
import { demoGroups } from './groups.js';
import { mediaCatalog } from './media/catalog.js';
import { demoPeople } from './people/index.js';
import { demoRelations } from './relations.js';
import type { DemoWorld } from './types.js';

export { botReply } from './bots.js';
export { generatedIndex, generateMessage, generateTime } from './generate.js';
export { loadMediaBlob, loadMediaBytes } from './load.js';
export { demoStickerPack } from './stickers.js';
export type {
  BotPersona,
  DemoWorld,
  GeneratedThread,
  MediaKey,
  SeedContent,
  SeedConversation,
  SeedData,
  SeedDirectConversation,
  SeedGroup,
  SeedGroupConversation,
  SeedJoinRequest,
  SeedMedia,
  SeedMention,
  SeedMergedItem,
  SeedMessage,
  SeedRelation,
  SeedUser,
} from './types.js';

/** The person the demo opens as. */
export const defaultUserId: string = 'mira';

/** The person a second window opens as. */
export const secondUserId: string = 'tomas';

/** Made-up people, groups and conversations to fill a chat service with. Plain data: ages instead of dates, no bytes of media. */
export const demoWorld: DemoWorld = {
  users: demoPeople,
  groups: demoGroups,
  relations: demoRelations,
  conversations: demoConversations,
  media: mediaCatalog,
};
