// Names, addresses and passwords are the same however they are typed, at every door.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { appOf, emailAddress, shownEmail } from '@cordee/kernel';
import { typedEmail, typedName } from '@cordee/kernel/typed';
import bcrypt from 'bcryptjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { normalizeStoredAddresses } from '../../../plugins/accounts/server/address/normalize-stored-addresses.ts';
import { confirmationLink } from '../../../plugins/accounts/server/domain/link.ts';
import { NAME_FORMS } from '../../../test/name-forms.ts';
import { openSession, publishedCourse } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let staff: string;
let session: string;

beforeAll(async () => {
  app = await startTestApp();
  app.startWorker();
  staff = await createStaffUser(app, 'super-admin@cordee.example', { superAdmin: true });
  session = await openSession(app.strapi, (await publishedCourse(app.strapi)).course, []);
});
afterAll(() => app.close());

type Refused = { code: string; facts: { fields: { path: string; problem: string }[] } };
type FormRefused = { error: { details: { errors: { path: string[]; message: string }[] } } };
const PEOPLE = '/content-manager/collection-types/plugin::users-permissions.user';
const signUp = (data: object) =>
  app.call<Refused>('POST /api/accounts/sign-ups', {
    body: { firstName: 'Rose', lastName: 'Blanc', email: 'rose@cordee.example', password: PASSWORD, locale: 'fr', ...data },
  });
const addMember = (body: object) =>
  app.call<Refused>(`POST /seats/sessions/${session}/members`, { token: staff, body: { role: 'learner', ...body } });
const save = (path: string, body: object) => app.call<FormRefused>(`POST ${path}`, { token: staff, body });
const problemsOf = ({ body }: { body: Refused }) => body.facts.fields.map(({ path, problem }) => [path, problem]);
const errorsOf = ({ body }: { body: FormRefused }) => body.error.details.errors.map(({ path, message }) => [path[0], message]);
const stored = (email: string) => app.database.query('select first_name, last_name from up_users where email = $1', [email]);

/** The fields of a shape, however deep, with their own shapes. */
const fieldsOf = (shape: unknown): [name: string, shape: unknown][] => {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable) return fieldsOf(shape.unwrap());
  if (shape instanceof z.ZodArray) return fieldsOf(shape.element);
  return shape instanceof z.ZodObject ? Object.entries(shape.shape).flatMap(([name, field]) => [[name, field], ...fieldsOf(field)]) : [];
};

/** Lists whose lines are brought into their normal form one by one, so that each says what is wrong with it: `pasted-list.test.ts`. */
const CHECKED_BY_LINE = /\/pasted(\/preview)?$/;

describe('every door', () => {
  it.each([
    ['names', /^(first|last)Name$/, typedName],
    ['addresses', /^e?-?mail$|^address$/i, typedEmail],
  ])('H-17 H-73 of the API takes %s by the one shape that brings them into their normal form', (_, name, typed) => {
    const doors = appOf(app.strapi).plugins.flatMap(({ routes = [], adminRoutes = [] }) => [...routes, ...adminRoutes]);
    const fields = doors.flatMap(({ path, body }) => fieldsOf(body).map(([field, shape]) => ({ path, field, shape })));
    const taking = fields.filter(({ path, field }) => name.test(field) && !CHECKED_BY_LINE.test(path));
    expect(taking.length).toBeGreaterThan(2);
    expect(taking.filter(({ shape }) => shape !== typed).map(({ path, field }) => `${path} ${field}`)).toEqual([]);
  });
});

it('H-74 ACC-1 passwords are hashed and compared in one file, in their normal form, off the event loop', () => {
  const plugins = path.resolve(import.meta.dirname, '../../../plugins');
  const files = globSync('*/server/**/*.ts', { cwd: plugins }).filter((file) => !file.endsWith('.test.ts'));
  const comparing = files.filter((file) =>
    /ensureHashedPasswords|validatePassword|bcryptjs|scrypt|\bargon2\b.*\(/.test(readFileSync(path.join(plugins, file), 'utf8')),
  );
  // The second is what the first runs in a thread for hashes of before.
  expect(comparing.sort()).toEqual(['accounts/server/password/compare-bcrypt.ts', 'accounts/server/password/password-hash.ts']);
});

describe('a name', () => {
  it.each([
    ['a line break', 'Jean\nPaul', 'kernel.name_has_line_break', 'retour à la ligne'],
    ['a control character', 'Jean\u0001Paul', 'kernel.name_has_control', 'signe invisible'],
    ['the address of a page', 'http://voleur.example', 'kernel.name_is_address', 'adresse de site'],
    ['www.', 'www.voleur', 'kernel.name_is_address', 'adresse de site'],
    ['a top-level domain', 'Cliquez sur voleur.com', 'kernel.name_is_address', 'adresse de site'],
    ['digits alone', '12', 'kernel.name_without_letter', 'pas de lettre'],
  ])('H-17 H-80 with %s is refused at the field, at sign-up, by staff and in the form of a person', async (_, typed, code, words) => {
    const email = 'refused@cordee.example';
    const signedUp = await signUp({ email, firstName: typed, lastName: typed });
    expect(signedUp.body).toMatchObject({ status: 422, code });
    expect(problemsOf(signedUp)).toEqual([
      ['firstName', code],
      ['lastName', code],
    ]);

    expect((await addMember({ email, name: { firstName: 'Rose', lastName: typed } })).body).toMatchObject({ status: 422, code });
    const form = await save(PEOPLE, { email, firstName: typed, lastName: 'Blanc' });
    expect(form.status).toBe(400);
    expect(errorsOf(form)).toEqual([['firstName', expect.stringContaining(words)]]);
    expect(await stored(email)).toEqual([]);
  });

  it('H-84 is stored in NFC on one line, and turns nothing', async () => {
    const names = { firstName: 'Zoe\u0301\u202e', lastName: '\nde\u00a0La Fontaine ' };
    expect((await addMember({ email: 'member@cordee.example', name: names })).status).toBe(200);
    expect((await save(PEOPLE, { email: 'form@cordee.example', ...names })).status).toBe(201);
    for (const email of ['member@cordee.example', 'form@cordee.example'])
      expect(await stored(email)).toEqual([{ first_name: 'Zoé', last_name: 'de La Fontaine' }]);
  });

  it.each(NAME_FORMS)('H-84 %j is %j in SQL, whoever writes it', async (typed, form) => {
    await app.database.query("update up_users set last_name = $1 where email = 'form@cordee.example'", [typed]);
    expect(await app.database.query("select last_name from up_users where email = 'form@cordee.example'")).toEqual([{ last_name: form }]);
  });

  it('H-84 of a company is one line too, in whatever form it is typed', async () => {
    const COMPANIES = '/content-manager/collection-types/plugin::companies.company';
    expect((await save(COMPANIES, { legalName: ' Socie\u0301te\u0301\u00a0\u202eVoleur.com' })).status).toBe(201);
    expect(await app.database.query("select legal_name from companies where legal_name <> 'Cordée'")).toEqual([
      { legal_name: 'Société Voleur.com' },
    ]);
    expect(errorsOf(await save(COMPANIES, { legalName: 'A\nB' }))).toEqual([['legalName', expect.stringContaining('retour à la ligne')]]);
    expect(errorsOf(await save(COMPANIES, { legalName: 'Société\u202f\u2066Voleur.com' }))).toEqual([
      ['legalName', 'Cette valeur existe déjà : elle doit être unique.'],
    ]);
  });
});

describe('an address', () => {
  const LETTERS = 'Olaf@Société-Générique.example';
  const ASCII = 'olaf@xn--socit-gnrique-ehbbcb.example';

  it('H-71 of an international domain is one account at every door, written to as xn-- and shown with letters', async () => {
    expect((await signUp({ email: LETTERS })).status).toBe(204);
    const [asked] = await app.database.query<{ id: string; email: string }>('select id, email from cordee.sign_up where email = $1', [
      ASCII,
    ]);
    const code = confirmationLink.code(asked?.id ?? '', process.env['LINK_SECRET'] ?? '');
    const { body } = await app.call<{ token: string }>('POST /api/accounts/sign-ups/confirmed', { body: { code, password: PASSWORD } });
    expect((await app.call('GET /api/accounts/me', { token: body.token })).body).toMatchObject({
      email: 'olaf@société-générique.example',
    });

    for (const email of [LETTERS, ASCII, `Olaf Berg <${LETTERS}>`, `mailto:\u200b${ASCII}\u00a0`])
      expect(await app.signIn(email), email).toBeTypeOf('string');
    expect((await addMember({ email: LETTERS })).status).toBe(200);
    expect((await addMember({ email: ASCII })).body).toMatchObject({ code: 'seats.already_member' });
    const { members } = (await app.call<{ members: object[] }>(`GET /seats/sessions/${session}/members`, { token: staff })).body;
    expect(members).toContainEqual(expect.objectContaining({ email: 'olaf@société-générique.example', doubtful: false }));
    expect(errorsOf(await save(PEOPLE, { firstName: 'A', lastName: 'B', email: LETTERS }))[0]?.[0]).toBe('email');
    for (const search of ['générique', 'olaf@société-générique.example', ASCII]) {
      const { results } = (await app.call<{ results: object[] }>(`GET ${PEOPLE}?_q=${encodeURIComponent(search)}`, { token: staff })).body;
      expect(results, search).toMatchObject([
        { email: 'olaf@société-générique.example', nameAndAddress: 'Rose Blanc (olaf@société-générique.example)' },
      ]);
    }
    expect(await app.database.query('select distinct to_address from cordee.mail where to_address like $1', ['olaf%'])).toEqual([
      { to_address: ASCII },
    ]);
  });

  it.each(['münchen.example', 'bücher.рф', '中国.测试', 'xn--99999999999.example', 'cordee.example'])(
    'H-71 is shown alike by the database and the application: %s',
    async (domain) => {
      const email = emailAddress(`a@${domain}`);
      expect(await app.database.query('select cordee.shown_email($1) as shown', [email])).toEqual([{ shown: shownEmail(email) }]);
    },
  );

  it('H-71 H-72 that was stored in another form is brought into the normal one at the next start, unless somebody else has that', async () => {
    const emails = ['Old@société.example', 'old\u200b@cordee.example', '\u00a0olaf@société-générique.example'];
    await app.database.query(
      `insert into up_users (document_id, email, username, first_name, last_name) select md5(e), e, e, 'A', 'B' from unnest($1::text[]) e`,
      [emails],
    );
    await normalizeStoredAddresses(app.strapi);
    const people = await app.database.query<{ email: string }>(
      'select email from up_users where document_id = any(select md5(e) from unnest($1::text[]) e) order by id',
      [emails],
    );
    expect(people.map(({ email }) => email)).toEqual(['old@xn--socit-esab.example', 'old@cordee.example', emails[2]]);
  });

  it.each(['r&d@cordee.example', "o'brien@cordee.example", 'zoé@cordee.example', `${'a'.repeat(64)}@${'b.'.repeat(93)}com`])(
    'H-73 %s can be given an access by staff and by the form, and sign in',
    async (email) => {
      expect((await save(PEOPLE, { firstName: 'A', lastName: 'B', email })).status).toBe(201);
      expect((await addMember({ email })).status).toBe(200);
      const [person] = await app.database.query<{ document_id: string }>('select document_id from up_users where email = $1', [email]);
      await app.documents('plugin::users-permissions.user').update({ documentId: person?.document_id ?? '', data: { password: PASSWORD } });
      expect(await app.signIn(email)).toBeTypeOf('string');
    },
  );

  it.each([
    ['two addresses', 'a@cordee.example, b@cordee.example', 'kernel.several_addresses', 'plusieurs adresses'],
    ['a space inside', 'olga berg@cordee.example', 'kernel.address_unreadable', 'adresse e-mail complète'],
    ['nothing', '', 'kernel.address_unreadable', null],
    ['a space', ' ', 'kernel.address_unreadable', null],
    ['255 signs', `${'a'.repeat(64)}@${'b.'.repeat(93)}info`, 'kernel.address_too_long', 'trop longue'],
  ])('H-72 that is %s is refused at every door, and the fault is named', async (_, email, code, words) => {
    const doors = [
      signUp({ email }),
      addMember({ email }),
      app.call('POST /api/accounts/sign-ins', { body: { email, password: PASSWORD } }),
      app.call('POST /api/accounts/forgotten-passwords', { body: { email } }),
    ];
    for (const { body } of await Promise.all(doors)) expect(body).toMatchObject({ status: 422, code });
    const form = await save(PEOPLE, { firstName: 'A', lastName: 'B', email });
    expect(errorsOf(form)).toEqual([['email', words === null ? expect.any(String) : expect.stringContaining(words)]]);
  });

  it('H-73 that looks like another one is marked to staff', async () => {
    const doubtful = '\u0430mel@cordee.example';
    expect((await addMember({ email: doubtful, name: { firstName: 'Amel', lastName: 'R' } })).status).toBe(200);
    const { members } = (await app.call<{ members: object[] }>(`GET /seats/sessions/${session}/members`, { token: staff })).body;
    expect(members).toContainEqual(expect.objectContaining({ email: doubtful, doubtful: true }));
    const [person] = await app.database.query<{ document_id: string }>('select document_id from up_users where email = $1', [doubtful]);
    expect((await app.call(`GET /staff/people/${person?.document_id}/invitation`, { token: staff })).body).toMatchObject({
      doubtful: true,
    });
  });
});

describe('a password', () => {
  const NFC = 'Une phrase accentuée 12';
  const VARIANTS = [NFC, NFC.normalize('NFD'), 'Une\u00a0phrase\u00a0accentuée 12', 'Une phrase accentuée １２'];
  const hashOf = async (email: string) =>
    (await app.database.query<{ password: string }>('select password from up_users where email = $1', [email]))[0]?.password;

  it('H-74 is the same in NFC, NFD, with no-break spaces and full-width digits', async () => {
    const { email } = await app.createPerson('typed@cordee.example', { password: NFC.normalize('NFD') });
    for (const password of VARIANTS) expect(await app.signIn(email, password), JSON.stringify(password)).toBeTypeOf('string');
    expect(await app.signIn(email, NFC.replace('é', 'e'))).toBeUndefined();
  });

  it('H-74 of before, hashed as it was typed, works as it was typed once more, and from then on in any form', async () => {
    const { email } = await app.createPerson('before@cordee.example');
    const former = NFC.normalize('NFD');
    const password = bcrypt.hashSync(former, 10);
    await app.database.query('update up_users set password = $1 where email = $2', [password, email]);

    expect(await app.signIn(email, NFC), 'in another form').toBeUndefined();
    expect(await app.signIn(email, former), 'as typed').toBeTypeOf('string');
    const renewed = await hashOf(email);
    expect(renewed).not.toBe(password);
    for (const typed of VARIANTS) expect(await app.signIn(email, typed), JSON.stringify(typed)).toBeTypeOf('string');
    expect(await hashOf(email), 'replaced once').toBe(renewed);
  });
});

it('H-80 whoever has not confirmed an address is greeted by no name', async () => {
  await signUp({ email: 'nobody@cordee.example', firstName: 'Cliquez', lastName: 'Vite' });
  await addMember({ email: 'invited@cordee.example', role: 'manager', name: { firstName: 'Cliquez', lastName: 'Vite' } });
  await app.call('POST /api/accounts/forgotten-passwords', { body: { email: 'invited@cordee.example' } });
  const mails = () =>
    app.database.query(
      `select template, facts::text like '%Cliquez%' as named from cordee.mail
       where to_address in ('nobody@cordee.example', 'invited@cordee.example') order by 1`,
    );
  await expect.poll(mails, { timeout: 10_000 }).toEqual([
    { template: 'accounts.confirmation', named: false },
    { template: 'accounts.invitation', named: false },
    { template: 'accounts.password-reset', named: false },
  ]);
});
