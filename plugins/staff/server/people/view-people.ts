import { appOf, shownEmail } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { PEOPLE_SORTS } from '../../people-admin-api.ts';
import { soughtWords } from './domain/sought-words.ts';
import { findPeople, namesOfFilter, type PeopleFilter, peopleToShow } from './people-store.ts';

const PAGE_SIZE = 25;

type PeoplePage = PeopleFilter & Readonly<{ page: number; search: string; sort: (typeof PEOPLE_SORTS)[number] }>;

/** Returns a page of the list of people, for staff; `page` counts from 1. (ACC-13, H-83) */
export async function viewPeople(strapi: Core.Strapi, { page, search, sort, ...filter }: PeoplePage) {
  const db = strapi.db.connection;
  const words = soughtWords(search);
  const [found, named] = await Promise.all([findPeople(db, { ...filter, words, sort, page, size: PAGE_SIZE }), namesOfFilter(db, filter)]);
  const people =
    found.length === 0
      ? []
      : await peopleToShow(
          db,
          found.map(({ person }) => person),
        );
  const total = found[0]?.total ?? 0;
  return {
    people: people.map((each) => ({ ...each, email: shownEmail(each.email) })),
    total,
    pages: Math.ceil(total / PAGE_SIZE),
    words: words.length,
    matched: found[0]?.matched ?? 0,
    session: named?.session ?? null,
    company: named?.company ?? null,
    timeZone: appOf(strapi).settings.TIME_ZONE,
  };
}
