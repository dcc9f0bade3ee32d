import type { Core } from '@strapi/strapi';
import { appOf } from '../plugin.ts';
import type { EmailTemplate, Locale, Message } from './template.ts';

/** A message as it is kept: what is said is made of it when it is needed, and its links with it. */
export type StoredMail = Readonly<{ template: string; locale: Locale; facts: Record<string, unknown> }>;

/** The template of a message and what it says by it; undefined when this house has no such template. */
export function renderTemplate(
  strapi: Core.Strapi,
  { template: id, locale, facts }: StoredMail,
): { template: EmailTemplate; message: Message } | undefined {
  const { settings, plugins } = appOf(strapi);
  const template = plugins.flatMap((plugin) => plugin.emails ?? []).find((each) => each.id === id);
  if (!template) return undefined;

  const { SITE_URL: siteUrl, ORGANISATION_NAME: organisation, TIME_ZONE: timeZone, LINK_SECRET: linkSecret } = settings;
  return { template, message: template[locale](facts, { siteUrl, organisation, timeZone, linkSecret }) };
}
