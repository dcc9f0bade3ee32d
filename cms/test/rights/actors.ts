import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createStaff } from '@cordee/accounts';
import { COMPANY } from '@cordee/companies';
import { COURSE } from '@cordee/courses';
import { addMember, type Role, SESSION } from '@cordee/seats';
import { publish, publishedCourse, reference } from '../course.ts';
import { staffMember } from '../staff.ts';
import type { TestApp } from '../test-app.ts';
import { ACTORS, type Actor, SCOPES, type Scope } from './table.ts';

/** A word that stands in the things of somebody else, to be looked for where it must not be. */
export const canary = (scope: Scope) => `Canari-${scope.replace(' ', '-')}-7f3a`;

/** A course with a session of its own: what the parameters of routes are filled with. */
export type Things = Readonly<{
  course: string;
  theme: string;
  module: string;
  text: string;
  film: string;
  session: string;
  member: string;
  person: string;
  message: string;
}>;

export type World = Readonly<{
  tokens: Readonly<Record<Actor, string | undefined>>;
  ids: Readonly<Record<Actor, number | undefined>>;
  things: Readonly<Record<Scope, Things>>;
}>;

/** Two companies, three sessions, and one of each actor in their place. */
export async function buildWorld(app: TestApp): Promise<World> {
  const people: Partial<Record<Actor, { id: number; documentId: string; token: string }>> = {};
  const standing: Partial<Record<Actor, Record<string, unknown>>> = {
    tester: { standing: 'tester', testsFrom: '2020-01-01', testsUntil: '2040-12-31' },
    student: { standing: 'student' },
    administrator: { standing: 'administrator' },
  };
  await app.person('reader@cordee.example');
  for (const actor of ACTORS.filter((each) => each !== 'visitor' && !each.startsWith('staff')))
    people[actor] = await app.person(`${actor.replace(/\W/g, '.')}@cordee.example`, standing[actor]);

  // One who isStaff here too: the workplace opens to whoever has an account in it.
  await createStaff(app.strapi, { email: 'administrator@cordee.example', firstName: 'A', lastName: 'B', roles: ['settings'] });

  const [mine, theirs] = [await company(app, [people.pilot, people['pilot-learner']]), await company(app, [])];
  const things = {} as Record<Scope, Things>;
  for (const scope of SCOPES) things[scope] = await makeThings(app, scope, scope === 'other company' ? theirs : mine);

  const roles: [Actor, Role][] = [
    ['learner', 'learner'],
    ['manager', 'manager'],
    ['manager-learner', 'manager-learner'],
    ['pilot-learner', 'learner'],
    ['student', 'learner'],
  ];
  for (const [actor, role] of roles)
    await addMember(app.strapi, { session: things.own.session, email: `${actor.replace(/\W/g, '.')}@cordee.example`, role });

  const staff = {
    staff: await staffMember(app, 'chief@cordee.example', { superAdmin: true }),
    'staff without the permission': await staffMember(app, 'bare@cordee.example', { superAdmin: false }),
  };
  return {
    tokens: Object.fromEntries(
      ACTORS.map((actor) => [actor, people[actor]?.token ?? (staff as Record<string, string>)[actor]]),
    ) as World['tokens'],
    ids: Object.fromEntries(ACTORS.map((actor) => [actor, people[actor]?.id])) as World['ids'],
    things,
  };
}

async function company(app: TestApp, pilots: readonly ({ documentId: string } | undefined)[]): Promise<string> {
  const data = { legalName: `Société ${reference()}`, pilots: pilots.map((pilot) => pilot?.documentId) };
  return (await app.strapi.documents(COMPANY as never).create({ data: data as never })).documentId;
}

/** A course whose words bear the canary of its scope; the one of the own scope is marked for testers, its film excepted. */
async function makeThings(app: TestApp, scope: Scope, of: string): Promise<Things> {
  const made = await publishedCourse(app.strapi);
  const uploads = path.join(process.env['PUBLIC_DIR'] ?? '', 'uploads');
  writeFileSync(path.join(uploads, 'film.mp4'), Buffer.alloc(64));
  writeFileSync(path.join(uploads, 'film.vtt'), 'WEBVTT\n');
  await app.database.query(`update lessons set body = $1, transcript = $1 where document_id = any($2)`, [
    canary(scope),
    [made.text, made.film],
  ]);
  await attach(app, { name: 'film.vtt', mime: 'text/vtt', type: 'plugin::courses.lesson', field: 'captions', document: made.film });
  if (scope === 'own')
    await app.strapi.documents(COURSE as never).update({ documentId: made.course, data: { openToTesters: [made.text] } as never });
  await publish(app.strapi, COURSE, made.course);
  await attach(app, {
    name: 'film.vtt',
    mime: 'image/png',
    type: 'plugin::courses.course',
    field: 'welcomePicture',
    document: made.course,
  });

  const data = { reference: canary(scope), course: made.course, company: of, startsOn: '2020-01-01', endsOn: '2040-12-31' };
  const { documentId: session } = await app.strapi.documents(SESSION).create({ data: data as never });
  const email = `${scope.replace(' ', '.')}.colleague@cordee.example`;
  // Invited, and not there yet: somebody whom staff may invite again.
  await addMember(app.strapi, { session, email, role: 'learner', name: { firstName: 'Zoé', lastName: canary(scope) } });
  const [{ id: member, person } = { id: '', person: '' }] = await app.database.query<{ id: string; person: string }>(
    `select m.id, p.document_id as person from cordee.membership m join sessions s on s.id = m.session join up_users p on p.id = m.person
     where s.document_id = $1`,
    [session],
  );
  const [{ id: message } = { id: '' }] = await app.database.query<{ id: string }>(
    `insert into cordee.mail (to_address, template, locale, facts, state, sent_at)
     values ($1, 'accounts.password-changed', 'fr', '{"firstName":"Zoé"}', 'sent', now()) returning id`,
    [email],
  );
  return { ...made, session, member, person, message };
}

type File = { name: string; mime: string; type: string; field: string; document: string };

async function attach(app: TestApp, { name, mime, type, field, document }: File): Promise<void> {
  const table = type.endsWith('lesson') ? 'lessons' : 'courses';
  await app.database.query(
    `with file as (insert into files (document_id, name, url, mime, ext, hash, size, provider)
       values ($1, $2::text, '/uploads/' || $2::text, $3, '.x', $1, 1, 'local') returning id)
     insert into files_related_mph (file_id, related_id, related_type, field, "order")
     select file.id, t.id, $4, $5, 1 from file, ${table} t where t.document_id = $6`,
    [reference(), name, mime, type, field, document],
  );
}
