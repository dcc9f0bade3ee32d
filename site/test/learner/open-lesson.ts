import type { Page } from 'playwright-core';
import type { RunningApp } from '../running-app.ts';

const COURSE = 'Accueillir un nouveau collègue';

/** Opens a lesson of the demo course by its address. */
export async function openLesson({ database }: RunningApp, page: Page, title: string): Promise<void> {
  const [place] = await database.query<{ course: string; lesson: string }>(
    `select course, lesson from cordee.course_outline o join courses c on c.document_id = o.course and c.published_at is not null
     where c.title = $1 and o.lesson_title = $2`,
    [COURSE, title],
  );
  // A host that never answers keeps the page from being loaded for good.
  await page.goto(`/parcours/${place?.course}/lecons/${place?.lesson}`, { waitUntil: 'domcontentloaded' });
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** What somebody has done of a lesson; undefined before they begin. */
export async function viewOf({ database }: RunningApp, email: string, title: string) {
  const [view] = await database.query<{ watched: number; position: number; seen: boolean }>(
    `select v.watched_seconds as watched, v.position, v.seen_at is not null as seen
     from cordee.lesson_view v join up_users u on u.id = v.person join lessons l on l.document_id = v.lesson and l.published_at is not null
     where u.email = $1 and l.title = $2`,
    [email, title],
  );
  return view;
}
