import type { Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { progressEvents } from '../events.ts';
import { type Follower, giveEarned } from './badge-store.ts';

/** Gives these followers the badges they have earned by now, and announces each. (LRN-16) */
export async function giveBadges(strapi: Core.Strapi, db: Db, followers: readonly Follower[]): Promise<void> {
  await progressEvents.announceEach(strapi, db, 'badge-won', await giveEarned(db, followers));
}
