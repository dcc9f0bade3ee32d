import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { COMPANY } from '@cordee/companies';
import { COURSE } from '@cordee/courses';
import { type Role, SESSION } from '@cordee/seats';
import { createStaff } from '@cordee/staff';
import { STAFF_ROLES } from '../../../plugins/staff/server/domain/staff-role.ts';
import { joinSession, OPEN_LONG, publish, publishedCourse, reference } from '../course.ts';
import { createStaffUser, createStaffWithRole } from '../staff.ts';
import type { TestApp } from '../test-app.ts';
import { ACTORS, type Actor, isStaff, PEOPLE_STAFF, type Scope } from './table.ts';

/** A marker in the data of one scope; it must not occur in what actors of other scopes receive. */
export const canary = (scope: Scope) => `Canari-${scope.replace(' ', '-')}-7f3a`;

/** A course with a session of its own: the values for the parameters of routes. */
type Fixtures = Readonly<{
  course: string;
  theme: string;
  module: string;
  text: string;
  film: string;
  company: string;
  session: string;
  /** A member for each role of staff that may remove members. */
  members: Readonly<Partial<Record<Actor, string>>>;
  person: string;
  message: string;
}>;

export type World = Readonly<{
  tokens: Readonly<Partial<Record<Actor, string | undefined>>>;
  ids: Readonly<Partial<Record<Actor, number | undefined>>>;
  fixtures: Readonly<Record<Scope, Fixtures>>;
}>;

/** What the attack suites need; it is a function because the app starts in a `beforeAll`. */
export type Setup = () => { app: TestApp; world: World };

/** Returns the token of an actor; @throws Error for a visitor, who has none. */
export function tokenOf({ tokens }: World, actor: Actor): string {
  const token = tokens[actor];
  if (token === undefined) throw new Error(`${actor} has no token.`);

  return token;
}

type People = Partial<Record<Actor, { id: number; documentId: string; token: string }>>;

const GLOBAL_ROLES: Partial<Record<Actor, Record<string, unknown>>> = {
  tester: { standing: 'tester', testsFrom: '2020-01-01', testsUntil: '2040-12-31' },
  student: { standing: 'student' },
  administrator: { standing: 'administrator' },
};

const SESSION_ROLES: readonly (readonly [Actor, Role])[] = [
  ['learner', 'learner'],
  ['manager', 'manager'],
  ['manager-learner', 'manager-learner'],
  ['pilot-learner', 'learner'],
  ['student', 'learner'],
];

export const emailOf = (actor: Actor) => `${actor.replace(/\W/g, '.')}@cordee.example`;

/** The address of a person whom this role of staff adds to sessions. */
export const readerOf = (actor: Actor) => `reader.${emailOf(actor)}`;

/** Creates two companies, three sessions, and one person or staff user for each actor. */
export async function buildWorld(app: TestApp): Promise<World> {
  for (const email of ['reader@cordee.example', ...PEOPLE_STAFF.map(readerOf)]) await app.createPerson(email);
  const people: People = {};
  for (const actor of ACTORS.filter((each) => each !== 'visitor' && !isStaff(each)))
    people[actor] = await app.createPerson(emailOf(actor), GLOBAL_ROLES[actor]);
  // The administrator is staff too: admin access is open to whoever has an account in the admin.
  await createStaff(app.strapi, { email: emailOf('administrator'), firstName: 'A', lastName: 'B', roles: ['settings'] });

  const own = await createCompany(app, [people.pilot, people['pilot-learner']]);
  const other = await createCompany(app, []);
  const fixtures = {
    own: await createFixtures(app, 'own', own),
    'same company': await createFixtures(app, 'same company', own),
    'other company': await createFixtures(app, 'other company', other),
  };
  for (const [actor, role] of SESSION_ROLES) await joinSession(app.strapi, { session: fixtures.own.session, email: emailOf(actor), role });

  const staff: Partial<Record<Actor, string>> = {
    'content staff': await createStaffWithRole(app, emailOf('content staff'), STAFF_ROLES.content.code),
    'people staff': await createStaffWithRole(app, emailOf('people staff'), STAFF_ROLES.people.code),
    'settings staff': await createStaffWithRole(app, emailOf('settings staff'), STAFF_ROLES.settings.code),
    'staff without a role': await createStaffUser(app, emailOf('staff without a role'), { superAdmin: false }),
  };
  return {
    tokens: Object.fromEntries(ACTORS.map((actor) => [actor, people[actor]?.token ?? staff[actor]])),
    ids: Object.fromEntries(ACTORS.map((actor) => [actor, people[actor]?.id])),
    fixtures,
  };
}

async function createCompany(app: TestApp, pilots: readonly ({ documentId: string } | undefined)[]): Promise<string> {
  const data = { legalName: `Société ${reference()}`, pilots: pilots.map((pilot) => pilot?.documentId) };
  return (await app.documents(COMPANY).create({ data })).documentId;
}

async function createFixtures(app: TestApp, scope: Scope, company: string): Promise<Fixtures> {
  const content = await createContent(app, scope);
  const data = { reference: canary(scope), course: content.course, company, startsOn: '2020-01-01', endsOn: '2040-12-31', ...OPEN_LONG };
  const { documentId: session } = await app.documents(SESSION).create({ data });
  const emails = PEOPLE_STAFF.map((actor) => `${scope.replace(' ', '.')}.${emailOf(actor)}`);
  const [email = ''] = emails;
  // Invited, and without a password yet: staff may invite them again.
  for (const each of emails)
    await joinSession(app.strapi, { session, email: each, role: 'learner', name: { firstName: 'Zoé', lastName: canary(scope) } });
  const joined = await app.database.query<{ id: string; person: string; email: string }>(
    `select m.id, p.document_id as person, p.email from cordee.membership m join sessions s on s.id = m.session join up_users p on p.id = m.person
     where s.document_id = $1`,
    [session],
  );
  const memberAt = (address = '') => joined.find((member) => member.email === address) ?? { id: '', person: '' };
  const members = Object.fromEntries(PEOPLE_STAFF.map((actor, index) => [actor, memberAt(emails[index]).id]));
  const [{ id: message } = { id: '' }] = await app.database.query<{ id: string }>(
    `insert into cordee.mail (to_address, template, locale, facts, state, sent_at)
     values ($1, 'accounts.password-changed', 'fr', '{"firstName":"Zoé"}', 'sent', now()) returning id`,
    [email],
  );
  return { ...content, company, session, members, person: memberAt(email).person, message };
}

/** The name of a picture that stands in the texts of every course. */
export const TEXT_PICTURE = 'picture.png';

/** Publishes a course whose texts contain the canary of its scope; in the own scope its text lesson is open to testers, its film is not. */
async function createContent(app: TestApp, scope: Scope): Promise<Awaited<ReturnType<typeof publishedCourse>>> {
  const content = await publishedCourse(app.strapi);
  const uploads = path.join(process.env['PUBLIC_DIR'] ?? '', 'uploads');
  writeFileSync(path.join(uploads, 'film.mp4'), Buffer.alloc(64));
  writeFileSync(path.join(uploads, 'film.vtt'), 'WEBVTT\n');
  writeFileSync(path.join(uploads, TEXT_PICTURE), Buffer.alloc(64));
  await app.database.query(
    `insert into files (document_id, name, url, mime, ext, hash, size, provider) values ($1, $2::text, '/uploads/' || $2::text, 'image/png', '.png', $1, 1, 'local')`,
    [reference(), TEXT_PICTURE],
  );
  const text = `${canary(scope)} ![](/uploads/${TEXT_PICTURE})`;
  await app.database.query('update courses set welcome = $1 where document_id = $2', [text, content.course]);
  await app.database.query(`update lessons set body = $1, transcript = $1 where document_id = any($2)`, [
    text,
    [content.text, content.film],
  ]);
  await attachFile(app, { name: 'film.vtt', mime: 'text/vtt', type: 'plugin::courses.lesson', field: 'captions', document: content.film });
  if (scope === 'own') await app.documents(COURSE).update({ documentId: content.course, data: { openToTesters: [content.text] } });
  await publish(app.strapi, COURSE, content.course);
  await attachFile(app, {
    name: 'film.vtt',
    mime: 'image/png',
    type: 'plugin::courses.course',
    field: 'welcomePicture',
    document: content.course,
  });
  return content;
}

type Attachment = { name: string; mime: string; type: string; field: string; document: string };

async function attachFile(app: TestApp, { name, mime, type, field, document }: Attachment): Promise<void> {
  const table = type.endsWith('lesson') ? 'lessons' : 'courses';
  await app.database.query(
    `with file as (insert into files (document_id, name, url, mime, ext, hash, size, provider)
       values ($1, $2::text, '/uploads/' || $2::text, $3, '.x', $1, 1, 'local') returning id)
     insert into files_related_mph (file_id, related_id, related_type, field, "order")
     select file.id, t.id, $4, $5, 1 from file, ${table} t where t.document_id = $6`,
    [reference(), name, mime, type, field, document],
  );
}
