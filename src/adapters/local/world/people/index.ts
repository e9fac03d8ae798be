import type { SeedUser } from '../types.js';
import { acquaintances } from './acquaintances.js';
import { europeanPeople } from './european.js';
import { worldwidePeople } from './worldwide.js';

/** Everyone of the demo world, the default user first. */
export const demoPeople: readonly SeedUser[] = [...europeanPeople, ...worldwidePeople, ...acquaintances];
