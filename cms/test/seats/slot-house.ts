// A company with a pilot, its slot sessions and their members, as the tests about slots use them.
import { COMPANY } from '@cordee/companies';
import { SESSION } from '@cordee/seats';
import { joinSession, publishedCourse, reference } from '../course.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

type Person = Awaited<ReturnType<TestApp['createPerson']>>;
export type SlotHouse = Awaited<ReturnType<typeof startSlotHouse>>;
/** The id of no membership. */
export const NOBODY = '00000000-0000-4000-8000-000000000000';

type Options = Readonly<{ members: number; settings?: Record<string, string> }>;
type NewSession = Readonly<{ slots: number; rotation?: 'natural' | 'paced'; members?: number; dates?: object }>;

/** Starts an app with a pilot and so many people, who become members of each session. */
export async function startSlotHouse({ members, settings = {} }: Options) {
  const app = await startTestApp({ settings });
  const { course } = await publishedCourse(app.strapi);
  const pilot = await app.createPerson('pilot@cordee.example', { firstName: 'Marc', lastName: 'Teixeira' });
  const company = (await app.documents(COMPANY).create({ data: { legalName: 'Horizon', pilots: [pilot.documentId] } })).documentId;
  const people: Person[] = [];
  for (let index = 0; index < members; index += 1) people.push(await app.createPerson(`m${index}@cordee.example`));

  /** Opens a session of slots for these people, and returns its document id. */
  async function openSession({ slots, rotation, members: count = members, dates = {} }: NewSession): Promise<string> {
    const data = { reference: reference(), course, company, kind: 'slot', allowance: slots, startsOn: '2020-01-01', endsOn: '2040-12-31' };
    const { documentId: session } = await app.documents(SESSION).create({ data: { ...data, ...dates } });
    for (const { email } of people.slice(0, count)) await joinSession(app.strapi, { session, email, role: 'learner' });
    if (rotation)
      await app.database.query('insert into cordee.rotation (session, kind) select id, $2 from sessions where document_id = $1', [
        session,
        rotation,
      ]);
    return session;
  }

  const membershipOf = async (session: string, index: number): Promise<string> => {
    const [found] = await app.database.query<{ id: string }>(
      `select m.id from cordee.current_membership m join sessions s on s.id = m.session
       where s.document_id = $1 and m.person = $2`,
      [session, people[index]?.id],
    );
    return found?.id ?? NOBODY;
  };
  /** Acts as the pilot; the status of the answer, or the code of the refusal. */
  const actOn = async (session: string, membership: string, action: string, { url = app.url } = {}): Promise<string | number> => {
    const path = `/api/seats/sessions/${session}/members/${membership}/slot`;
    const headers = { authorization: `Bearer ${pilot.token}`, 'content-type': 'application/json' };
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify({ action }) });
    const body: { code?: string } = await response.json().catch(() => ({}));
    return body.code ?? response.status;
  };
  const act = async (session: string, index: number, action: string) => actOn(session, await membershipOf(session, index), action);
  /** Who holds the slots now, lowest number first, and who waits, in order; by the number of the person. */
  async function standing(session: string): Promise<{ holders: number[]; waiting: number[] }> {
    const [found] = await app.database.query<{ holders: number[]; waiting: number[] }>(
      `select array(select h.person from cordee.slot_holding h where h.session = s.id and h.until is null order by h.slot) as holders,
         array(select m.person from cordee.waiting_member w join cordee.membership m on m.id = w.membership
           where w.session = s.id order by w.position) as waiting
       from sessions s where s.document_id = $1`,
      [session],
    );
    const indexOf = (person: number) => people.findIndex(({ id }) => id === person);
    return { holders: (found?.holders ?? []).map(indexOf), waiting: (found?.waiting ?? []).map(indexOf) };
  }
  /** The causes with which the holdings of a session ended, oldest first. */
  const causes = async (session: string): Promise<(string | null)[]> =>
    (
      await app.database.query<{ released_for: string | null }>(
        `select h.released_for from cordee.slot_holding h join sessions s on s.id = h.session
         where s.document_id = $1 and h.until is not null order by h.until, h.slot`,
        [session],
      )
    ).map(({ released_for }) => released_for);

  return { app, people, pilot, openSession, membershipOf, act, actOn, standing, causes };
}
