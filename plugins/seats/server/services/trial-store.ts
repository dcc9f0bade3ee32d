import type { PersonId } from '@cordee/accounts';
import { type Db, type Locale, row } from '@cordee/kernel';
import type { TrialRequester } from '../domain/trial.ts';

/** A requested trial day, as typed in the form. */
export type TrialRequestInput = Readonly<{ email: string; firstName: string; lastName: string; locale: Locale; day: string }>;

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

/** The roles of a person who requests a trial. */
export const trialRequester = (db: Db, person: PersonId) =>
  row<TrialRequester>(
    db,
    `select p.global_role as "globalRole",
       case when p.trial_starts_on is not null then json_build_object('startsOn', p.trial_starts_on, 'endsOn', p.trial_ends_on) end as trial,
       p.is_staff or exists (select from cordee.membership m where m.person = p.id)
         or exists (select from cordee.pilot l where l.person = p.id) as "hasOtherRole"
     from cordee.person p where p.id = :person`,
    { person },
  );
