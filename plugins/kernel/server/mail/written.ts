import type { Core } from '@strapi/strapi';
import { houseOf } from '../room.ts';
import type { EmailTemplate, Locale, Message } from './template.ts';

/** A message as it is kept: what is said is made of it when it is needed, and its links with it. */
export type KeptMail = Readonly<{ template: string; locale: Locale; facts: Record<string, unknown> }>;

/** The template of a message and what it says by it; undefined when this house has no such template. */
export function written(
  strapi: Core.Strapi,
  { template: id, locale, facts }: KeptMail,
): { template: EmailTemplate; message: Message } | undefined {
  const { settings, rooms } = houseOf(strapi);
  const template = rooms.flatMap((room) => room.emails ?? []).find((each) => each.id === id);
  if (!template) return undefined;

  const { SITE_URL: siteUrl, ORGANISATION_NAME: organisation, TIME_ZONE: timeZone, LINK_SECRET: linkSecret } = settings;
  return { template, message: template[locale](facts, { siteUrl, organisation, timeZone, linkSecret }) };
}
