import { type Db, type Locale, row } from '@cordee/kernel';
import type { TrialRequester } from '../domain/trial.ts';

/** A day that somebody asked for, as they typed it. */
export type TrialRequestInput = Readonly<{ email: string; firstName: string; lastName: string; locale: Locale; day: string }>;

/** Whether any published lesson is open to testers. (LRN-6) */
export const isAnythingOpen = async (db: Db): Promise<boolean> =>
  (await row(db, 'select from cordee.course_outline where open_to_testers limit 1')) !== undefined;

export async function saveTrialRequest(db: Db, asked: TrialRequestInput): Promise<string> {
  const kept = await row<{ id: string }>(
    db,
    `insert into cordee.trial_request (email, first_name, last_name, locale, day)
     values (:email, :firstName, :lastName, :locale, :day) returning id`,
    asked,
  );
  if (!kept) throw new Error('the request was not kept');

  return kept.id;
}

/** Takes a request away, to act on it at a moment; undefined when that is done. */
export const consumeTrialRequest = (db: Db, id: string) =>
  row<TrialRequestInput & { now: Date }>(
    db,
    `delete from cordee.trial_request where id = :id
     returning email, first_name as "firstName", last_name as "lastName", locale, to_char(day, 'YYYY-MM-DD') as day, cordee.now() as now`,
    { id },
  );

/** What a person is, locked until it is decided what they become. */
export const lockTrialRequester = (db: Db, person: number) =>
  row<TrialRequester>(
    db,
    `select coalesce(p.standing, 'none') as "globalRole",
       case when p.tests_from <= p.tests_until
         then json_build_object('startsOn', p.tests_from, 'endsOn', p.tests_until) end as trial,
       exists (select from cordee.membership m where m.person = p.id)
         or exists (select from companies_pilots_lnk l where l.user_id = p.id)
         or exists (select from cordee.staff f where f.person = p.id) as belongs
     from up_users p where p.id = :person for no key update`,
    { person },
  );
