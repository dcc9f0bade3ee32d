import type pg from 'pg';
import { COURSE, TEXT_LESSONS } from './data.ts';
import { LEARNER } from './sign-in.ts';

/** A version whose CMS and worker are running: the address of its CMS, the token of a signed-in learner, the stamp of their page of a lesson, and its database. */
export type RunningVersion = Readonly<{ cms: string; token: string; page: (lesson: string) => string; client: pg.Client }>;

/**
 * Something that a learner does again and again at a steady pace. `prepare` brings the database into the state that the first repetition
 * needs, outside of what is measured; `act` is the repetition with this number, from 0, and throws when it did not succeed.
 */
export type Scenario = Readonly<{
  name: string;
  prepare: (version: RunningVersion) => Promise<unknown>;
  act: (version: RunningVersion, repetition: number) => Promise<void>;
}>;

/** What `npm run bench -- --against <commit>` measures in both versions. A scenario has at most as many repetitions as there are texts. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: "J'ai lu",
    prepare: ({ client }) =>
      client.query(
        `delete from cordee.lesson_view
         where lesson like 'bench-lesson-%' and person = (select id from up_users where email = $1)`,
        [LEARNER.email],
      ),
    act: (version, repetition) => markRead(version, TEXT_LESSONS[repetition] ?? ''),
  },
];

async function markRead({ cms, token, page }: RunningVersion, lesson: string): Promise<void> {
  const route = `/api/progress/courses/${COURSE}/lessons/${lesson}/read`;
  const response = await fetch(`${cms}${route}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ page: page(lesson) }),
  });
  if (!response.ok) throw new Error(`POST ${route} responded with ${response.status}.`);
}
