import type { OneTimeLink, PersonId } from '@cordee/accounts';
import { type Db, execute, type Locale, row, SAME_FORM_INTERVAL } from '@cordee/kernel';
import type { TrialRequester } from '../domain/trial.ts';

/** A requested trial day, as typed in the form. */
export type TrialRequestInput = Readonly<{ email: string; firstName: string; lastName: string; locale: Locale; day: string }>;

/** A stored request of a trial day: its link confirms it, once, for a day. */
export type TrialRequest = TrialRequestInput & OneTimeLink & Readonly<{ id: string }>;

const COLUMNS = `id, email, first_name as "firstName", last_name as "lastName", locale, to_char(day, 'YYYY-MM-DD') as day,
  confirmed_at as "usedAt", expires_at as "expiresAt"`;

/** Saves a trial request and returns its id; undefined when the same form was sent a few minutes ago, whose mail is on its way. (H-75) */
export const saveTrialRequest = (db: Db, request: TrialRequestInput) =>
  row<{ id: string }>(
    db,
    `insert into cordee.trial_request (email, first_name, last_name, locale, day)
     select :email, :firstName, :lastName, :locale, cast(:day as date)
     where not exists (select from cordee.trial_request r where r.email = :email and r.first_name = :firstName and r.last_name = :lastName
       and r.day = cast(:day as date) and r.confirmed_at is null and r.asked_at > cordee.now() - cast(:interval as interval)) returning id`,
    { ...request, interval: SAME_FORM_INTERVAL },
  );

/** Returns a trial request by its id, and the present time. */
export const trialRequestOf = (db: Db, id: string) =>
  row<TrialRequest & Readonly<{ now: Date }>>(db, `select ${COLUMNS}, cordee.now() as now from cordee.trial_request where id = :id`, {
    id,
  });

/** Marks a trial request as confirmed. */
export const confirmTrialRequest = (db: Db, id: string): Promise<void> =>
  execute(db, 'update cordee.trial_request set confirmed_at = cordee.now() where id = :id', { id });

/** The roles of a person who requests a trial. */
export const trialRequester = (db: Db, person: PersonId) =>
  row<TrialRequester>(
    db,
    `select p.global_role as "globalRole",
       case when p.trial_starts_on is not null then json_build_object('startsOn', p.trial_starts_on, 'endsOn', p.trial_ends_on) end as trial,
       p.is_staff or exists (select from cordee.current_membership m where m.person = p.id)
         or exists (select from cordee.pilot l where l.person = p.id) as "hasOtherRole"
     from cordee.person p where p.id = :person`,
    { person },
  );
