import { confirmationLink, invitationLink, resetLink } from '../../plugins/accounts/server/domain/link.ts';
import { TEST_SECRET } from '../../test/settings.ts';
import { adminToken, type RunningApp } from './running-app.ts';

const SENT = { open: '1 day', expired: '31 days', used: '2 days' } as const;
let count = 0;

/** Inserts an invitation in this state, as if it had been sent, and returns the path of its page. */
export async function invitationPage({ database }: RunningApp, state: keyof typeof SENT): Promise<string> {
  count += 1;
  const [invitation] = await database.query<{ id: string }>(
    `with person as (
       insert into up_users (document_id, email, username, first_name, last_name, locale, standing)
       values ($1, $2, $2, 'Maëlle', 'Le Goff-Vasseur', 'fr', 'none') returning id
     )
     insert into cordee.invitation (person, due_at, sent_at, expires_at, ended_at, end_cause)
     select id, sent, sent, sent + interval '30 days', ended, case when ended is not null then 'used' end
     from person, (select cordee.now() - $3::interval as sent, case when $4 then cordee.now() end as ended) at returning id`,
    [`invited${count}`, `maelle.le-goff-vasseur.${count}@ressources-humaines.cordee.example`, SENT[state], state === 'used'],
  );
  return `/invitation?code=${invitationLink.code(invitation?.id ?? '', TEST_SECRET)}`;
}

/** Inserts a password reset of this account, as if it had been sent, and returns the path of its page. */
export async function resetPage({ database }: RunningApp, email: string): Promise<string> {
  const [reset] = await database.query<{ id: string }>(
    `insert into cordee.password_reset (person, expires_at) select id, cordee.now() + interval '1 hour' from up_users where email = $1
     returning id`,
    [email],
  );
  return `/nouveau-mot-de-passe?code=${resetLink.code(reset?.id ?? '', TEST_SECRET)}`;
}

/** Inserts a sign-up, as if its link had been sent, and returns the path of the page that confirms it. */
export async function confirmationPage({ database }: RunningApp): Promise<string> {
  const [signUp] = await database.query<{ id: string }>(
    `insert into cordee.sign_up (email, first_name, last_name, password_hash, locale, expires_at)
     values ('nouvelle@cordee.example', 'Nina', 'Petit', '', 'fr', cordee.now() + interval '1 day') returning id`,
  );
  return `/confirmation?code=${confirmationLink.code(signUp?.id ?? '', TEST_SECRET)}`;
}

/** Adds a learner to the running session of the demo data through the admin API, as staff do. Returns the status. */
export async function addMember(app: RunningApp, email: string, name: { firstName: string; lastName: string }): Promise<number> {
  const post = (path: string, body: object, token?: string) =>
    fetch(new URL(path, app.admin), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
  const [session] = await app.database.query<{ id: string }>("select document_id as id from sessions where reference = 'Lyon, automne'");
  const response = await post(`/seats/sessions/${session?.id}/members`, { email, role: 'learner', name }, await adminToken(app));
  return response.status;
}
