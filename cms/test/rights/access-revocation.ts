// Once access is revoked, the very next request of a sign-in that was valid is refused. (SEC-4)
import { createHmac } from 'node:crypto';
import { COMPANY } from '@cordee/companies';
import { createStaff } from '@cordee/staff';
import type { UID } from '@strapi/strapi';
import { describe, expect, it } from 'vitest';
import { filmKey } from '../../../plugins/progress/server/domain/film-key.ts';
import { id } from '../../../test/id.ts';
import { openSession } from '../course.ts';
import { createStaffUser, fromStoredVersion } from '../staff.ts';
import { PASSWORD, type RequestLine, type TestApp } from '../test-app.ts';
import { canary, type Setup, tokenOf, type World } from './actors.ts';

const PERSON = 'plugin::users-permissions.user';
const STAFF_PAGE = '/courses/films/faults';
const NEW_PASSWORD = 'une autre phrase assez longue';

type Learner = Awaited<ReturnType<TestApp['createPerson']>> & { session: string; member: string };
type Requests = Readonly<Record<string, string>>;

export function testAccessRevocation(setup: Setup): void {
  describe('from a decision to no access', () => {
    testRevokedPeople(setup);
    testRevokedStaff(setup);
    testForgedAdminTokens(setup);

    it('ACC-1 a password does not grow old', async () => {
      const { app } = setup();
      const { email } = await app.createPerson('years@cordee.example');
      await app.shiftClock('3 years');
      expect(await app.signIn(email)).toBeTypeOf('string');
      await app.shiftClock('0');
    });
  });
}

function testRevokedPeople(setup: Setup): void {
  it('SEC-4 somebody whom staff block in the admin', async () => {
    const person = await createLearner(setup);
    const block = () => saveInAdmin(setup, PERSON, person.documentId, { blocked: true });
    const requests = { me: '/api/accounts/me', course: courseUrl(setup), film: filmUrl(setup, person) };
    expect(await statusesAfter(setup, requests, person.token, block)).toEqual({ me: 401, course: 401, film: 401 });
  });

  it('SEC-4 somebody whose password staff set', async () => {
    const person = await createLearner(setup);
    const change = () => saveInAdmin(setup, PERSON, person.documentId, { password: NEW_PASSWORD });
    const requests = { me: '/api/accounts/me', film: filmUrl(setup, person) };
    expect(await statusesAfter(setup, requests, person.token, change)).toEqual({ me: 401, film: 401 });
  });

  it('SEC-4 somebody who changes their password elsewhere', async () => {
    const { app } = setup();
    const person = await createLearner(setup);
    const token = await app.signIn(person.email);
    const change = () => app.call('POST /api/accounts/password', { token, body: { current: PASSWORD, password: NEW_PASSWORD } });
    const requests = { me: '/api/accounts/me', film: filmUrl(setup, person) };
    expect(await statusesAfter(setup, requests, person.token, change)).toEqual({ me: 401, film: 401 });
  });

  it('SEC-4 an administrator who is none any more', async () => {
    const person = await createLearner(setup, { standing: 'administrator' });
    const demote = () => saveInAdmin(setup, PERSON, person.documentId, { standing: 'none' });
    const requests = { course: courseUrl(setup, 'other company') };
    expect(await statusesAfter(setup, requests, person.token, demote)).toEqual({ course: 404 });
  });

  it('SEC-4 a member who is taken out', async () => {
    const person = await createLearner(setup);
    const remove = () => callAsStaff(setup, `DELETE /seats/sessions/${person.session}/members/${person.member}`);
    const requests = { course: courseUrl(setup), film: filmUrl(setup, person) };
    expect(await statusesAfter(setup, requests, person.token, remove)).toEqual({ course: 404, film: 404 });
  });

  it('SEC-4 a member whose session has ended', async () => {
    const person = await createLearner(setup);
    const [began = { startsOn: '', endsOn: '' }] = await setup().app.database.query<{ startsOn: string; endsOn: string }>(
      `select starts_on::text as "startsOn", ends_on::text as "endsOn" from sessions where document_id = $1`,
      [person.session],
    );
    const body = { began, to: { ...began, endsOn: '2020-06-01' }, appliesToAll: true };
    const end = () => callAsStaff(setup, `PUT /seats/sessions/${person.session}/dates`, body);
    const requests = { course: courseUrl(setup), film: filmUrl(setup, person) };
    expect(await statusesAfter(setup, requests, person.token, end)).toEqual({ course: 403, film: 403 });
  });

  it('SEC-4 a pilot whom the company has no more', async () => {
    const { app, world } = setup();
    const person = await createLearner(setup);
    const pilots = [{ documentId: person.documentId }];
    const [{ company } = { company: '' }] = await app.database.query<{ company: string }>(
      'select c.document_id as company from companies c join sessions_company_lnk l on l.company_id = c.id join sessions s on s.id = l.session_id where s.document_id = $1',
      [world.fixtures['other company'].session],
    );
    await saveInAdmin(setup, COMPANY, company, { pilots: { connect: pilots } });
    expect((await get(app, '/api/home', person.token)).text, 'as a pilot').toContain(canary('other company'));
    await saveInAdmin(setup, COMPANY, company, { pilots: { disconnect: pilots } });
    const after = await get(app, '/api/home', person.token);
    expect([after.status, after.text.includes(canary('other company'))], 'as a pilot no more').toEqual([200, false]);
  });
}

function testRevokedStaff(setup: Setup): void {
  it.each<[string, string, (id: number) => Promise<object>]>([
    ['are deactivated', 'deactivated@cordee.example', async () => ({ isActive: false })],
    ['lose their role', 'another-role@cordee.example', async (id) => ({ roles: [await createEmptyRole(setup, id)] })],
    ['get another password', 'another-password@cordee.example', async () => ({ password: 'Cordee-test-2027' })],
  ])('SEC-4 staff who %s', async (_, email, change) => {
    const { app } = setup();
    // Somebody else is left who may do everything: an account that belongs to nobody does not count.
    await createStaff(app.strapi, { email: `left.${email}`, firstName: 'A', lastName: 'B', roles: ['settings'] });
    const token = await createStaffUser(app, email, { superAdmin: true });
    const [{ id } = { id: 0 }] = await app.database.query<{ id: number }>('select id from admin_users where email = $1', [email]);
    const save = async () => callAsStaff(setup, `PUT /admin/users/${id}`, await change(id));
    const { page } = await statusesAfter(setup, { page: STAFF_PAGE }, token, save);
    expect(page).toBeOneOf([401, 403]);
  });
}

async function createEmptyRole(setup: Setup, id: number): Promise<number> {
  return (
    await setup()
      .app.strapi.service('admin::role')
      .create({ name: `Nothing ${id}` })
  ).id;
}

const FORGED_TOKENS: Readonly<Record<string, (world: World) => string>> = {
  'that is unsigned': (world) => `${encode({ alg: 'none', typ: 'JWT' })}.${parts(world).payload}.`,
  'without a signature': (world) => `${parts(world).header}.${parts(world).payload}.`,
  'of another key': (world) => sign({ alg: 'HS256', typ: 'JWT' }, parts(world).payload, 'another key that protects nothing at all'),
  'of a key it brings along': (world) => sign({ alg: 'HS256', typ: 'JWT', jwk: { kty: 'oct', k: 'AA' } }, parts(world).payload, ''),
  'of another kind': (world) => sign({ alg: 'HS256', typ: 'JWT' }, encode({ ...claims(world), type: 'refresh' }), adminSecret()),
  'of the past': (world) => sign({ alg: 'HS256', typ: 'JWT' }, encode({ ...claims(world), exp: 1_600_000_000 }), adminSecret()),
  'that is of the site': (world) => tokenOf(world, 'administrator'),
};

function testForgedAdminTokens(setup: Setup): void {
  it('SEC-4 a token of the admin opens what its staff may see', async () => {
    const { app, world } = setup();
    expect((await get(app, STAFF_PAGE, tokenOf(world, 'settings staff'))).status).toBe(200);
  });

  it.each(Object.entries(FORGED_TOKENS))('SEC-4 a token of the admin %s opens nothing', async (_, forge) => {
    const { app, world } = setup();
    expect((await get(app, STAFF_PAGE, forge(world))).status).toBe(401);
  });
}

const adminSecret = () => process.env['ADMIN_JWT_SECRET'] ?? '';
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function parts(world: World): { header: string; payload: string } {
  const [header = '', payload = ''] = tokenOf(world, 'settings staff').split('.');
  return { header, payload };
}

const claims = (world: World) => JSON.parse(Buffer.from(parts(world).payload, 'base64url').toString());

/** A JWT over this payload, which is encoded already. */
function sign(header: object, payload: string, secret: string): string {
  const signed = `${encode(header)}.${payload}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

let learners = 0;

/** Creates a person who learns in the course of the own scope, in a session of their own. */
async function createLearner(setup: Setup, data: Record<string, unknown> = {}): Promise<Learner> {
  const { app, world } = setup();
  learners += 1;
  const person = await app.createPerson(`revoked.${learners}@cordee.example`, data);
  const session = await openSession(app.strapi, world.fixtures.own.course, [person.email]);
  const [{ id: member } = { id: '' }] = await app.database.query<{ id: string }>('select id from cordee.membership where person = $1', [
    person.id,
  ]);
  return { ...person, session, member };
}

const courseUrl = (setup: Setup, scope: 'own' | 'other company' = 'own') => `/api/progress/courses/${setup().world.fixtures[scope].course}`;

function filmUrl(setup: Setup, { id: person }: { id: number }): string {
  const { course, film } = setup().world.fixtures.own;
  const key = filmKey({ person: id(person), course: id(course), lesson: id(film) }, new Date(), process.env['LINK_SECRET'] ?? '');
  return `${courseUrl(setup)}/lessons/${film}/film?key=${key}`;
}

async function get(app: TestApp, path: string, token: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${app.url}${path}`, { headers: { authorization: `Bearer ${token}`, range: 'bytes=0-1' } });
  return { status: response.status, text: await response.text() };
}

async function callAsStaff(setup: Setup, request: RequestLine, body?: object, headers?: Record<string, string>): Promise<void> {
  const { app, world } = setup();
  const response = await app.call(request, { token: tokenOf(world, 'settings staff'), ...(body && { body }), ...(headers && { headers }) });
  expect(response.status, `${request}: ${JSON.stringify(response.body)}`).toBeLessThan(300);
}

const saveInAdmin = async (setup: Setup, uid: UID.ContentType, documentId: string, body: object) => {
  const headers = await fromStoredVersion(setup().app, uid, documentId);
  await callAsStaff(setup, `PUT /content-manager/collection-types/${uid}/${documentId}`, body, headers);
};

/** Checks that every request is answered, revokes the access, and returns the status of each request as soon as that is acknowledged. */
async function statusesAfter(
  setup: Setup,
  requests: Requests,
  token: string,
  revoke: () => Promise<unknown>,
): Promise<Record<string, number>> {
  const { app } = setup();
  for (const path of Object.values(requests)) expect((await get(app, path, token)).status, `${path} before`).toBeLessThan(300);
  await revoke();
  const revokedAt = performance.now();
  const statuses: [string, number][] = [];
  for (const [name, path] of Object.entries(requests)) statuses.push([name, (await get(app, path, token)).status]);
  const elapsed = Math.round(performance.now() - revokedAt);
  console.log(`SEC-4 refused ${elapsed} ms after the decision: ${statuses.map(([, status]) => status).join(', ')}`);
  return Object.fromEntries(statuses);
}
