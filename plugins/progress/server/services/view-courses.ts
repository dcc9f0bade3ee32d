import { type AskingAs, dayIn, houseOf } from '@cordee/kernel';
import { learns, type Membership } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Card, Courses } from '../../api.ts';
import { nextLesson } from '../domain/next-lesson.ts';
import { asReader, asStep } from './as-step.ts';
import { distinct, type Step, stepsOf } from './lesson-view-store.ts';

/** The courses of the person, the one that ends first on top. (LRN-11) */
export async function viewCourses(strapi: Core.Strapi, asking: AskingAs<'person'>): Promise<Courses> {
  const today = dayIn(houseOf(strapi).settings.TIME_ZONE, asking.now);
  const mine = asking.rights.memberships.filter(learns);
  const steps = await stepsOf(strapi.db.connection, { person: asking.person.id, courses: mine.map(({ course }) => course) });

  const cards = mine.map((membership) =>
    card(
      membership,
      steps.filter(({ course }) => course === membership.course),
      today,
    ),
  );
  return {
    person: asReader(asking.person),
    today,
    courses: cards.filter(({ title }) => title !== '').sort((a, b) => a.endsOn.localeCompare(b.endsOn)),
  };
}

/** A course in one line: its dates, how far the person is, where to go on. */
export function card({ course, reference, startsOn, endsOn }: Membership, steps: readonly Step[], today: string): Card {
  const next = nextLesson(steps);
  return {
    id: course,
    title: steps[0]?.courseTitle ?? '',
    reference,
    startsOn,
    endsOn,
    access: today < startsOn ? 'not-yet' : today > endsOn ? 'ended' : 'open',
    lessons: distinct(steps).length,
    seen: distinct(steps).filter(({ seenAt }) => seenAt).length,
    next: next && asStep(next),
  };
}
