import type pg from 'pg';
import { stampPage } from '../../plugins/progress/server/domain/page-stamp.ts';
import { id } from '../../test/id.ts';
import { TEST_SECRET } from '../../test/settings.ts';
import { LEARNER } from './sign-in.ts';

const TWO_DAYS_MS = 2 * 86_400_000;

/** Returns a function that makes the stamp of a page of a lesson that was served to the learner two days ago: the clock allows what is measured. */
export async function pagesOfLearner(client: pg.Client): Promise<(lesson: string) => string> {
  const { rows } = await client.query<{ id: number }>('select id from up_users where email = $1', [LEARNER.email]);
  const person = id<'person'>(rows[0]?.id ?? 0);
  const servedAt = new Date(Date.now() - TWO_DAYS_MS);
  return (lesson) => stampPage({ person, lesson: id<'lesson'>(lesson) }, servedAt, TEST_SECRET);
}
