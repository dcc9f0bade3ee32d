// What staff write in the form of a person, in the admin.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaffWithRole, fromStoredVersion } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let staff: string;

beforeAll(async () => {
  app = await startTestApp();
  staff = await createStaffWithRole(app, 'looks-after-people@cordee.example', 'cordee-people');
});
afterAll(() => app.close());

type Saved = {
  data: { documentId: string; email: string };
  error?: { message: string; details: { errors: { path: string[]; message: string }[] } };
};
const PEOPLE = '/content-manager/collection-types/plugin::users-permissions.user';
const create = (data: object) => app.call<Saved>(`POST ${PEOPLE}`, { token: staff, body: data });
const save = async (person: string, data: object) => {
  const headers = await fromStoredVersion(app, 'plugin::users-permissions.user', person);
  return app.call<Saved>(`PUT ${PEOPLE}/${person}`, { token: staff, body: data, headers });
};
const errorsOf = ({ body }: { body: Saved }) => body.error?.details.errors.map(({ path, message }) => ({ path, message }));
const stored = (email: string) =>
  app.database.query('select first_name, last_name, username, provider, password from up_users where email = $1', [email]);
const acts = async (person: string) =>
  (await app.call<{ entries: { act: string }[] }>(`GET /staff/people/${person}/acts`, { token: staff })).body.entries.map(({ act }) => act);

describe('an account that staff open by the form', () => {
  it('ACC-13 needs a name and an address, and nothing else', async () => {
    const { status, body } = await create({ firstName: 'Élodie', lastName: 'Lefèvre', email: ' Elodie@cordee.example' });
    expect(status).toBe(201);
    expect(await stored('elodie@cordee.example')).toEqual([
      { first_name: 'Élodie', last_name: 'Lefèvre', username: 'elodie@cordee.example', provider: 'local', password: null },
    ]);
    expect(await acts(body.data.documentId)).toEqual(['accounts.person-created']);
  });

  it.each([
    ['no first name', { lastName: 'Roux', email: 'no-name@cordee.example' }, 'firstName'],
    ['no address', { firstName: 'Nina', lastName: 'Roux' }, 'email'],
    ['what is no address', { firstName: 'Nina', lastName: 'Roux', email: 'nina' }, 'email'],
  ])('ACC-13 with %s is refused at the field', async (_, data, field) => {
    const refused = await create(data);
    expect(refused.status).toBe(400);
    expect(errorsOf(refused)?.map(({ path }) => path)).toEqual([[field]]);
  });

  it('ACC-13 at the address of somebody else is refused at the field, which names them, on opening and on correcting', async () => {
    await create({ firstName: 'Zoé', lastName: 'Martin', email: 'taken@cordee.example' });
    const error = [{ path: ['email'], message: 'Cette adresse a déjà un compte : Zoé Martin.' }];
    expect(errorsOf(await create({ firstName: 'Nina', lastName: 'Roux', email: 'Taken@cordee.example ' }))).toEqual(error);

    const { documentId } = (await create({ firstName: 'Nina', lastName: 'Roux', email: 'nina@cordee.example' })).body.data;
    expect(errorsOf(await save(documentId, { email: 'TAKEN@cordee.example' }))).toEqual(error);
    expect((await save(documentId, { email: 'nina@cordee.example', firstName: 'Ninon' })).status, 'her own address').toBe(200);
  });

  it('ACC-13 of ten forms with one address that are saved at once, one opens an account', async () => {
    const forms = Array.from({ length: 10 }, () => create({ firstName: 'Nina', lastName: 'Roux', email: 'at-once@cordee.example' }));
    const statuses = (await Promise.all(forms)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, ...Array.from({ length: 9 }, () => 400)]);
  });

  it('ACC-4 is not invited until staff say so, or give it an access', async () => {
    const { documentId } = (await create({ firstName: 'Nina', lastName: 'Roux', email: 'invited@cordee.example' })).body.data;
    const invitation = async () => (await app.call(`GET /staff/people/${documentId}/invitation`, { token: staff })).body;
    const invite = () => app.call(`POST /staff/people/${documentId}/invitation`, { token: staff });
    expect(await invitation()).toMatchObject({ state: 'never', at: null, blocked: false });
    await app.database.query('update up_users set blocked = true where document_id = $1', [documentId]);
    expect(await invitation()).toMatchObject({ state: 'never', blocked: true });
    await app.database.query('update up_users set blocked = false where document_id = $1', [documentId]);

    expect((await invite()).status).toBe(200);
    expect(await invitation()).toMatchObject({ state: 'planned' });
    expect(await acts(documentId)).toEqual(['accounts.invited', 'accounts.person-created']);

    // The worker sends it; a second press within the minute sends nothing, says so, and is not noted.
    await app.database.query(
      `update cordee.invitation set sent_at = cordee.now(), expires_at = cordee.now() + interval '30 days'
       where person = (select id from up_users where document_id = $1)`,
      [documentId],
    );
    expect((await invite()).body).toMatchObject({ status: 409, code: 'accounts.invitation_just_sent' });
    expect(await acts(documentId)).toEqual(['accounts.invited', 'accounts.person-created']);

    await app.database.query("update up_users set password = 'x' where email = 'invited@cordee.example'");
    expect(await invitation()).toMatchObject({ state: 'used', at: null });
    expect((await invite()).body).toMatchObject({ code: 'accounts.invitation_used' });
  });
});

describe('“Dupliquer”', () => {
  it('ACC-13 copies no person: the copy would have a password that nobody knows', async () => {
    const { documentId } = await app.createPerson('original@cordee.example');
    const copied = await app.call<Saved>(`POST ${PEOPLE}/clone/${documentId}`, { token: staff, body: { email: 'copy@cordee.example' } });
    expect([copied.status, copied.body.error?.message]).toEqual([
      400,
      'Une personne ne se duplique pas : ouvrez-lui un nouveau compte, avec son adresse.',
    ]);
    expect((await app.call(`POST ${PEOPLE}/auto-clone/${documentId}`, { token: staff, body: {} })).status).toBe(400);
    expect(await stored('copy@cordee.example')).toEqual([]);
  });
});

describe('what staff correct in the form of a person', () => {
  it('ACC-11 ACC-22 a name, which is noted', async () => {
    const { documentId } = (await create({ firstName: 'Amel', lastName: 'Rahmni', email: 'typo@cordee.example' })).body.data;
    await save(documentId, { lastName: 'Rahmani' });
    expect(await stored('typo@cordee.example')).toMatchObject([{ last_name: 'Rahmani' }]);
    expect(await acts(documentId)).toEqual(['accounts.name-changed', 'accounts.person-created']);
  });

  it('ACC-2 an empty password field keeps the password', async () => {
    const { documentId, email } = await app.createPerson('keeps@cordee.example');
    for (const password of ['', null]) await app.documents('plugin::users-permissions.user').update({ documentId, data: { password } });
    expect(await app.signIn(email)).toBeTypeOf('string');
  });
});

describe('how people are named in the admin', () => {
  const nameOf = async (email: string) =>
    (await app.database.query('select full_name, name_and_address from up_users where email = $1', [email]))[0];

  it('ACC-13 SEAT-1 the page of a person is titled by their name, and pilots are shown by name and address', async () => {
    const contentTypes = app.strapi.plugin('content-manager').service('content-types');
    const configuration = (uid: string) => contentTypes.findConfiguration({ uid });
    expect((await configuration('plugin::users-permissions.user')).settings.mainField).toBe('fullName');
    expect((await configuration('plugin::companies.company')).metadatas.pilots.edit.mainField).toBe('nameAndAddress');
  });

  it('ACC-13 the name follows the person, whoever writes it; without one, it is the address', async () => {
    await create({ firstName: 'Chloé', lastName: 'Roy', email: 'chloe@cordee.example', fullName: 'X', nameAndAddress: 'X' });
    expect(await nameOf('chloe@cordee.example')).toEqual({
      full_name: 'Chloé Roy',
      name_and_address: 'Chloé Roy (chloe@cordee.example)',
    });
    await app.database.query("update up_users set last_name = 'Le Roy', full_name = 'X' where email = 'chloe@cordee.example'");
    expect(await nameOf('chloe@cordee.example')).toMatchObject({ full_name: 'Chloé Le Roy' });
    await app.database.query("update up_users set first_name = null, last_name = ' ' where email = 'chloe@cordee.example'");
    expect(await nameOf('chloe@cordee.example')).toEqual({
      full_name: 'chloe@cordee.example',
      name_and_address: '(chloe@cordee.example)',
    });
  });

  it('ACC-22 who looks after people chooses pilots; who edits content sees neither them nor companies', async () => {
    const content = await createStaffWithRole(app, 'edits@cordee.example', 'cordee-content');
    const pilots = (token: string) =>
      app.call<{ results: { nameAndAddress: string }[] }>('GET /content-manager/relations/plugin::companies.company/pilots', { token });
    await create({ firstName: 'Marc', lastName: 'Vidal', email: 'marc@cordee.example' });
    expect((await pilots(staff)).body.results.map(({ nameAndAddress }) => nameAndAddress)).toContain('Marc Vidal (marc@cordee.example)');
    expect(await pilots(content)).toMatchObject({ status: 403, body: { error: { message: 'Vos droits ne permettent pas cela.' } } });
    for (const uid of ['plugin::companies.company', 'plugin::users-permissions.user'])
      expect((await app.call(`GET /content-manager/collection-types/${uid}`, { token: content })).status, uid).toBe(403);
  });

  it('ACC-22 who looks after people reads the courses, and no relation to what they do not read: it would be a list of ids', async () => {
    const statusOf = async (path: `/${string}`) => (await app.call(`GET /content-manager${path}`, { token: staff })).status;
    expect(await statusOf('/collection-types/plugin::courses.course')).toBe(200);
    expect(await statusOf('/relations/plugin::courses.course/themes')).toBe(403);
    expect(await statusOf('/relations/plugin::seats.session/course')).toBe(200);
  });
});
