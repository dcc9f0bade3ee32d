import { type Db, type Locale, row } from '@cordee/kernel';
import type { TrialRequester } from '../domain/trial.ts';

/** A requested trial day, as typed in the form. */
export type TrialRequestInput = Readonly<{ email: string; firstName: string; lastName: string; locale: Locale; day: string }>;

/** Whether any published lesson is open to testers. (LRN-6) */
export const isAnythingOpen = async (db: Db): Promise<boolean> =>
  (await row(db, 'select from cordee.course_outline where open_to_testers limit 1')) !== undefined;

/** Saves a trial request and returns its id. */
export async function saveTrialRequest(db: Db, request: TrialRequestInput): Promise<string> {
  const saved = await row<{ id: string }>(
    db,
    `insert into cordee.trial_request (email, first_name, last_name, locale, day)
     values (:email, :firstName, :lastName, :locale, :day) returning id`,
    request,
  );
  if (!saved) throw new Error('the trial request was not saved');

  return saved.id;
}

/** Deletes a trial request and returns it with the current time; undefined when it is already consumed. */
export const consumeTrialRequest = (db: Db, id: string) =>
  row<TrialRequestInput & { now: Date }>(
    db,
    `delete from cordee.trial_request where id = :id
     returning email, first_name as "firstName", last_name as "lastName", locale, to_char(day, 'YYYY-MM-DD') as day, cordee.now() as now`,
    { id },
  );

/** The roles of a person who requests a trial, locked until it is decided what changes. */
export const lockTrialRequester = (db: Db, person: number) =>
  row<TrialRequester>(
    db,
    `select coalesce(p.standing, 'none') as "globalRole",
       case when p.tests_from <= p.tests_until
         then json_build_object('startsOn', p.tests_from, 'endsOn', p.tests_until) end as trial,
       exists (select from cordee.membership m where m.person = p.id)
         or exists (select from companies_pilots_lnk l where l.user_id = p.id)
         or exists (select from cordee.staff f where f.person = p.id) as "hasOtherRole"
     from up_users p where p.id = :person for no key update`,
    { person },
  );
