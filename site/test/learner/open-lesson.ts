import type { Page } from 'playwright-core';
import type { RunningApp } from '../running-app.ts';

const COURSE = 'Accueillir un nouveau collègue';

/** Opens the page of a lesson of the demo course. */
export async function openLesson({ database }: RunningApp, page: Page, title: string): Promise<void> {
  const [ids] = await database.query<{ course: string; lesson: string }>(
    `select course, lesson from cordee.course_outline o join courses c on c.document_id = o.course and c.published_at is not null
     where c.title = $1 and o.lesson_title = $2`,
    [COURSE, title],
  );
  // Not `load`: that event never fires while a film's host does not answer.
  await page.goto(`/parcours/${ids?.course}/lecons/${ids?.lesson}`, { waitUntil: 'domcontentloaded' });
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** Reads the stored progress of a person in a lesson; undefined before they start it. */
export async function viewOf({ database }: RunningApp, email: string, title: string) {
  const [view] = await database.query<{ watched: number; position: number; seen: boolean }>(
    `select v.watched_seconds as watched, v.position, v.seen_at is not null as seen
     from cordee.lesson_view v join up_users u on u.id = v.person join lessons l on l.document_id = v.lesson and l.published_at is not null
     where u.email = $1 and l.title = $2`,
    [email, title],
  );
  return view;
}
