import { appOf, type Db } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { resetUrl } from '../domain/link.ts';
import { PersonIsBlocked } from '../person/domain/refusals.ts';
import type { Account } from '../person/person-store.ts';
import { closeResets, createHandoverReset } from './reset-store.ts';

/**
 * Creates a link for staff to hand over when e-mail is broken: with it a person chooses a password, once, within a day. Earlier
 * links stop working; the link itself is not stored. @throws PersonIsBlocked (ACC-14)
 */
export async function createPasswordLink(strapi: Core.Strapi, db: Db, person: Account): Promise<{ link: string; expiresAt: Date }> {
  if (person.blocked) throw new PersonIsBlocked({});

  await closeResets(db, person.id);
  const { id, expiresAt } = await createHandoverReset(db, person.id);
  const { SITE_URL: siteUrl, LINK_SECRET: linkSecret } = appOf(strapi).settings;
  return { link: resetUrl(id, { siteUrl, linkSecret }), expiresAt };
}
