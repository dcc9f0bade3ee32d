// Who a person is, as the first section of their page says.
import { COMPANY } from '@cordee/companies';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, openSession, publishedCourse } from '../course.ts';
import { createStaffWithRole } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let staff: string;

beforeAll(async () => {
  app = await startTestApp();
  staff = await createStaffWithRole(app, 'people@cordee.example', 'cordee-people');
});
afterAll(() => app.close());

type Named = { document: string; legalName: string };
type PersonView = { state: string; pilots: Named[]; companies: Named[]; since: string; lastAt: string | null };
const personOf = (person: string) => app.call<PersonView>(`GET /staff/people/${person}`, { token: staff });

describe('who a person is', () => {
  it('ACC-13 says their name, address, state, companies, since when they are there and when they were last', async () => {
    const { documentId, email } = await app.createPerson('zoe@cordee.example', { firstName: 'Zoé', lastName: 'Martin' });
    const { course } = await publishedCourse(app.strapi);
    await openSession(app.strapi, course, [email]);
    const company = await draft(app.strapi, COMPANY, { legalName: 'Clinique des Tilleuls', pilots: [documentId] });

    const { body } = await personOf(documentId);
    expect(body).toMatchObject({ firstName: 'Zoé', lastName: 'Martin', email, state: 'active', standing: 'none' });
    expect(body.pilots).toEqual([{ document: company, legalName: 'Clinique des Tilleuls' }]);
    expect(body.companies, 'that of the session').toHaveLength(1);
    expect(Math.abs(Date.now() - Date.parse(body.since))).toBeLessThan(60_000);
    expect(Math.abs(Date.now() - Date.parse(body.lastAt ?? ''))).toBeLessThan(60_000);
  });

  it('ACC-13 tells who is invited, blocked or erased apart, and that somebody never came', async () => {
    const users = app.documents('plugin::users-permissions.user');
    const { documentId } = await users.create({ data: { email: 'invited@cordee.example', firstName: 'A', lastName: 'B' } });
    expect((await personOf(documentId)).body).toMatchObject({ state: 'invited', lastAt: null, pilots: [], companies: [] });
    await users.update({ documentId, data: { blocked: true } });
    expect((await personOf(documentId)).body.state).toBe('blocked');
    const erased = await app.call(`POST /staff/people/${documentId}/erasure`, { token: staff, body: { email: 'invited@cordee.example' } });
    expect(erased.status).toBe(200);
    expect((await personOf(documentId)).body.state).toBe('erased');
  });

  it('ACC-13 refuses somebody who does not exist', async () => {
    expect((await personOf('nobody')).body).toMatchObject({ status: 404, code: 'accounts.person_not_found' });
  });
});
