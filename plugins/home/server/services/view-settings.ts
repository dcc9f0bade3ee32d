import { erasureRequestOf, formatPhoneNumber, preferencesOf, waitingAddressChange } from '@cordee/accounts';
import { type CourseId, courseTitles } from '@cordee/courses';
import { appOf, dayIn, shownEmail } from '@cordee/kernel';
import { type AccessCaller, accessesOf, type ScopesCaller, toReaderView } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Settings } from '../../api.ts';
import { toAccessSummary } from './to-access-summary.ts';

/** The settings page: the person, their choices, and the dates of their accesses. (ACC-10) */
export async function viewSettings(strapi: Core.Strapi, caller: AccessCaller & ScopesCaller): Promise<Settings> {
  const { TIME_ZONE, CONTACT } = appOf(strapi).settings;
  const today = dayIn(TIME_ZONE, caller.now);
  const accesses = await accessesOf(strapi, caller);
  const [titles, waiting, choices, erasure] = await Promise.all([
    titlesOf(
      strapi,
      accesses.map(({ course }) => course),
    ),
    waitingAddressChange(strapi.db.connection, caller.person.id),
    preferencesOf(strapi.db.connection, caller.person.id),
    erasureRequestOf(strapi.db.connection, caller.person.id),
  ]);

  return {
    person: {
      ...toReaderView(caller, today),
      lastName: caller.person.lastName,
      email: shownEmail(caller.person.email),
      picture: caller.person.picture,
    },
    today,
    contact: CONTACT ?? null,
    accesses: accesses.flatMap((access) => toAccessSummary(access, titles.get(access.course), today)),
    newAddress: waiting ? shownEmail(waiting.email) : null,
    erasureAsked: erasure !== undefined,
    choices: { ...choices, mobile: choices.mobile && formatPhoneNumber(choices.mobile) },
  };
}

async function titlesOf(strapi: Core.Strapi, courses: readonly CourseId[]): Promise<Map<CourseId, string>> {
  const published = await courseTitles(strapi.db.connection, courses);
  return new Map(published.map(({ course, title }) => [course, title]));
}
