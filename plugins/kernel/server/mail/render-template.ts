import type { Core } from '@strapi/strapi';
import { appOf } from '../base/app.ts';
import type { Locale } from '../base/locale.ts';
import type { EmailTemplate, Message } from './template.ts';

/**
 * A message as it is stored: the text and its links are rendered from it whenever they are needed. `facts` is `never` because only the
 * template knows its type.
 */
export type StoredMail = Readonly<{ template: string; locale: Locale; facts: never }>;

/** Finds the template of a stored message and renders it; undefined when no plugin has such a template. */
export function renderTemplate(
  strapi: Core.Strapi,
  { template: id, locale, facts }: StoredMail,
): { template: EmailTemplate; message: Message } | undefined {
  const { settings, plugins } = appOf(strapi);
  const template = plugins.flatMap((plugin) => plugin.emails ?? []).find((candidate) => candidate.id === id);
  if (!template) return undefined;

  const { SITE_URL: siteUrl, ORGANISATION_NAME: organisation, TIME_ZONE: timeZone, LINK_SECRET: linkSecret } = settings;
  return { template, message: template[locale](facts, { siteUrl, organisation, timeZone, linkSecret }) };
}
