import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { eraseAccount, lockAccountToErase, personIdOf, USER_UID } from '@cordee/accounts';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isErased } from '../../../plugins/accounts/server/address/domain/email-address.ts';
import { personalDataSources } from '../../../plugins/kernel/server/personal-data/personal-data.ts';
import { openSession, publishedCourse, readText } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let staff: string;

beforeAll(async () => {
  app = await startTestApp({ settings: { CONTACT: 'equipe@cordee.example' } });
  staff = await createStaffUser(app, 'camille@cordee.example', { superAdmin: true });
});
afterAll(() => app.close());

/** A first name, a last name, an e-mail address and a mobile number that nobody else has. */
const CANARIES = ['canariprenom', 'canarinom', 'canari@cordee.example', '+33698765432'] as const;

/** The tables that contain one of these values anywhere. */
async function tablesWith(values: readonly string[]): Promise<string[]> {
  const tables = await app.database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'cordee') order by 1`,
  );
  const patterns = values.map((value) => `%${value}%`);
  const names: string[] = [];
  for (const { name } of tables) {
    const rows = await app.database.query(`select from ${name} t where to_jsonb(t)::text ilike any($1) limit 1`, [patterns]);
    if (rows.length > 0) names.push(name);
  }
  return names;
}

/** The text of the first file of a zip. */
function firstFileOf(zip: Buffer): string {
  const [nameLength, extraLength] = [zip.readUInt16LE(26), zip.readUInt16LE(28)];
  const centralDirectory = zip.indexOf(Buffer.from('PK\x01\x02'));
  const start = 30 + nameLength + extraLength;
  return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(centralDirectory + 20))).toString();
}

const download = (token: string) => fetch(`${app.url}/api/accounts/personal-data`, { headers: { authorization: `Bearer ${token}` } });
const erase = (documentId: string, email: string) =>
  app.call(`POST /staff/people/${documentId}/erasure`, { token: staff, body: { email } });
const mailsOf = (person: number) => app.database.query('select from cordee.mail where person = $1', [person]);

/** Learns, asks for a password, fails to sign in, and uploads a picture. */
async function leaveTraces(token: string, email: string): Promise<void> {
  const { course, text } = await publishedCourse(app.strapi);
  await openSession(app.strapi, course, [email]);
  await readText(app, { course, lesson: text, token });
  await app.call('POST /api/accounts/forgotten-passwords', { body: { email } });
  await app.call('POST /api/accounts/sign-ins', { body: { email, password: 'pas le bon mot de passe' } });
  const picture = await sharp({ create: { width: 10, height: 10, channels: 3, background: '#a33' } })
    .png()
    .toBuffer();
  await fetch(`${app.url}/api/accounts/picture`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: Buffer.from(picture),
  });
}

describe('ACC-20 I-46 personal data', () => {
  it('every table that refers to a person says how it is exported and what becomes of it', async () => {
    const referring = await app.database.query<{ column: string }>(
      `select format('%s.%s.%s', n.nspname, t.relname, a.attname) as column from pg_constraint c
       join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
       join pg_attribute a on a.attrelid = t.oid and a.attnum = any(c.conkey)
       where c.contype = 'f' and c.confrelid = 'up_users'::regclass order by 1`,
    );
    const known = personalDataSources(app.strapi).map(({ column }) => column);
    expect(referring.map(({ column }) => column).filter((column) => !known.includes(column))).toEqual([]);
    expect(new Set(known).size).toBe(known.length);
  });

  describe('of somebody who takes it along, and whom staff then erase', () => {
    const [firstName, lastName, email, mobile] = CANARIES;
    let person: { id: number; documentId: string; token: string };
    let worker: ReturnType<TestApp['startWorker']>;
    let response: Response;
    let zip: Buffer;
    const exported = () => JSON.parse(firstFileOf(zip));
    beforeAll(async () => {
      person = await app.createPerson(email, { firstName, lastName, mobile });
      await app.createPerson('other@cordee.example', { firstName: 'Voisine' });
      await leaveTraces(person.token, email);
      worker = app.startWorker();
      await vi.waitFor(
        async () => expect(await app.database.query('select from cordee.mail where to_address = $1', [email])).toHaveLength(1),
        { timeout: 10_000 },
      );
      response = await download(person.token);
      zip = Buffer.from(await response.arrayBuffer());
    });
    afterAll(() => worker.stop());

    it('is exported as a zip', () => {
      expect(response.status).toBe(200);
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="mes-donnees-\S+-\d+\.zip"/);
    });

    it('is exported whole', () => {
      expect(exported()['Compte']).toMatchObject([{ person: { first_name: firstName, last_name: lastName, email } }]);
      expect(exported()['Leçons suivies']).toMatchObject([{ lesson: 'Un texte' }]);
      expect(exported()['Sessions']).toHaveLength(1);
      expect(exported()['Messages reçus']).toHaveLength(1);
      expect(zip.includes('photo.webp'), 'has the picture').toBe(true);
    });

    it.each(['Voisine', 'other@cordee', 'password_hash', 'token_hash', '$2', '$argon2'])(
      'is exported without what is another’s, or secret: %s',
      (secret) => {
        expect(JSON.stringify(exported())).not.toContain(secret);
      },
    );

    it('is erased once their own address is typed, and no value of theirs is left', async () => {
      expect(await tablesWith(CANARIES)).toContain('public.up_users');
      expect((await erase(person.documentId, 'other@cordee.example')).status, 'another address').toBe(422);
      expect((await erase(person.documentId, ` ${email.toUpperCase()}`)).status, 'their address').toBe(200);
      expect(await tablesWith(CANARIES)).toEqual([]);
    });

    it('ends their sign-ins, and their password', async () => {
      expect((await app.call('GET /api/accounts/me', { token: person.token })).status).toBe(401);
      expect((await app.call('POST /api/accounts/sign-ins', { body: { email, password: 'une phrase assez longue' } })).status).toBe(401);
    });

    it('leaves somebody without a name, in their session', async () => {
      expect(await app.database.query('select first_name, last_name from up_users where id = $1', [person.id])).toEqual([
        { first_name: 'Personne', last_name: 'effacée' },
      ]);
      expect(await app.database.query('select from cordee.membership where person = $1', [person.id])).toHaveLength(1);
    });

    it('H-68 is noted in the file store, which outlives the database, by the document id alone', async () => {
      const note = path.join(process.env['PUBLIC_DIR'] ?? '', 'uploads', `erased-${person.documentId}.json`);
      await expect.poll(() => existsSync(note), { timeout: 10_000 }).toBe(true);
      expect(JSON.parse(readFileSync(note, 'utf8'))).toEqual({ person: person.documentId, erasedAt: expect.any(String) });
    });

    it('leaves no file, and no job writes a value again', async () => {
      await expect.poll(() => app.database.query('select from cordee.stored_file'), { timeout: 10_000 }).toEqual([]);
      await expect.poll(() => app.database.query('select from cordee.erasure where due_at is not null'), { timeout: 10_000 }).toEqual([]);
      await worker.stop();
      expect(await tablesWith(CANARIES)).toEqual([]);
    });
  });

  it('ACC-12 what was sent to an address while somebody else had it is theirs: nobody takes it along, nor erases it', async () => {
    const shared = 'accueil@cordee.example';
    const first = await app.createPerson(shared, { firstName: 'Première' });
    const receiveMail = async (person: number) => {
      await app.call('POST /api/accounts/forgotten-passwords', { body: { email: shared } });
      const worker = app.startWorker();
      await expect.poll(() => mailsOf(person), { timeout: 10_000 }).toHaveLength(1);
      await worker.stop();
    };
    await receiveMail(first.id);
    await app
      .documents('plugin::users-permissions.user')
      .update({ documentId: first.documentId, data: { email: 'premiere@cordee.example' } });
    const second = await app.createPerson(shared, { firstName: 'Seconde' });
    await receiveMail(second.id);

    const exportOf = async (token: string) => firstFileOf(Buffer.from(await (await download(token)).arrayBuffer()));
    const [ofFirst, ofSecond] = [await exportOf(await app.signIn('premiere@cordee.example')), await exportOf(second.token)];
    expect(ofFirst).toContain('Première');
    expect(ofFirst).not.toContain('Seconde');
    expect(ofSecond).toContain('Seconde');
    expect(ofSecond).not.toContain('Première');

    expect((await erase(first.documentId, 'premiere@cordee.example')).status).toBe(200);
    expect(await mailsOf(first.id), 'of who is erased').toEqual([]);
    expect(await mailsOf(second.id), 'of who has the address now').toEqual([{}]);
  });

  it('ACC-12 what was asked for under an address since somebody left it is another’s: neither taken along nor erased', async () => {
    const left = await app.createPerson('quittee@cordee.example');
    const signUp = (lastName: string) =>
      app.call('POST /api/accounts/sign-ups', {
        body: { email: 'quittee@cordee.example', firstName: 'Ada', lastName, password: PASSWORD, locale: 'fr' },
      });
    const signUps = () => app.database.query<{ last_name: string }>("select last_name from cordee.sign_up where email like 'quittee@%'");
    await app.database.query(
      `insert into cordee.sign_up (email, first_name, last_name, password_hash, locale, expires_at) values
       ('quittee@cordee.example', 'Ada', 'Avant', 'x', 'fr', cordee.now() + interval '1 day')`,
    );
    await app.documents(USER_UID).update({ documentId: left.documentId, data: { email: 'nouvelle@cordee.example' } });
    expect((await signUp('Ensuite')).status).toBe(204);
    expect(await signUps()).toHaveLength(2);

    const taken = firstFileOf(Buffer.from(await (await download(await app.signIn('nouvelle@cordee.example'))).arrayBuffer()));
    expect(JSON.parse(taken)).toMatchObject({
      'Demandes de compte': [{ email: 'quittee@cordee.example' }],
      'Anciennes adresses': [{ email: 'quittee@cordee.example' }],
    });
    expect((await erase(left.documentId, 'nouvelle@cordee.example')).status).toBe(200);
    expect(await signUps()).toEqual([{ last_name: 'Ensuite' }]);
  });

  it('ACC-12 a former address is kept as long as its person, not only while the change can be undone', async () => {
    const { id, documentId } = await app.createPerson('jadis@cordee.example');
    await app.documents(USER_UID).update({ documentId, data: { email: 'desormais@cordee.example' } });
    const kept = () => app.database.query('select email from cordee.former_address where person = $1', [id]);
    await app.shiftClock('40 days');
    const worker = app.startWorker();
    await worker.stop();
    await app.shiftClock('0');
    expect(await kept()).toEqual([{ email: 'jadis@cordee.example' }]);
    await erase(documentId, 'desormais@cordee.example');
    expect(await kept()).toEqual([]);
  });

  describe('I-46 while others write about the person', () => {
    const WAITS = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    const waiting = async () => (await app.database.query(WAITS)).length;

    it('an erasure waits for what was begun before, and erases it', async () => {
      const { id, documentId, email } = await app.createPerson('avant@cordee.example');
      const writer = await app.strapi.db.connection.transaction();
      await writer.raw("insert into cordee.lesson_view (person, lesson) values (?, 'begun')", [id]);
      const erasure = erase(documentId, email);
      await expect.poll(waiting).toBe(1);
      await writer.commit();
      expect((await erasure).status).toBe(200);
      expect(await app.database.query('select from cordee.lesson_view where person = $1', [id])).toEqual([]);
    });

    it('whatever is begun meanwhile is refused, and leaves nothing', async () => {
      const [firstName, lastName, email, mobile] = ['gammaprenom', 'gammanom', 'gamma@cordee.example', '+33698765499'];
      const { id, documentId, token } = await app.createPerson(email, { firstName, lastName });
      const { course, text, film } = await publishedCourse(app.strapi);
      await openSession(app.strapi, course, [email]);
      const lesson = (name: string) => `/api/progress/courses/${course}/lessons/${name}` as const;
      const pageOf = async (name: string) => (await app.call<{ page: string }>(`GET ${lesson(name)}`, { token })).body.page;
      const [textPage, filmPage] = [await pageOf(text), await pageOf(film)];
      const bytes = await sharp({ create: { width: 10, height: 10, channels: 3, background: '#a33' } })
        .png()
        .toBuffer();
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
      const writes = () => [
        app.call('POST /api/accounts/mobile', { token, body: { mobile, sms: false } }),
        app.call('POST /api/accounts/address-changes', { token, body: { email: 'gamma2@cordee.example', current: PASSWORD } }),
        app.call('POST /api/accounts/sign-ins', { body: { email, password: PASSWORD } }),
        app.call('POST /api/accounts/erasure-requests', { token, body: { current: PASSWORD } }),
        app.call(`POST ${lesson(text)}/read`, { token, body: { page: textPage } }),
        app.call(`POST ${lesson(film)}/played`, { token, body: { page: filmPage, played: [[0, 3]], position: 3 } }),
        fetch(`${app.url}/api/accounts/picture`, { method: 'PUT', headers, body: Buffer.from(bytes) }),
      ];
      let answers: ReturnType<typeof writes> = [];
      await app.strapi.db.transaction(async ({ trx }) => {
        await eraseAccount(app.strapi, trx, await lockAccountToErase(trx, await personIdOf(trx, documentId)));
        answers = writes();
        await expect.poll(waiting, { timeout: 10_000 }).toBeGreaterThanOrEqual(4);
      });
      for (const { status } of await Promise.all(answers)) expect(String(status)).toMatch(/^4/);
      // A picture that nothing refers to is removed within the hour.
      await app.shiftClock('61 minutes');
      const worker = app.startWorker();
      await expect.poll(() => app.database.query('select from cordee.delivery where done_at is null'), { timeout: 10_000 }).toEqual([]);
      await expect.poll(() => app.database.query('select from cordee.stored_file'), { timeout: 10_000 }).toEqual([]);
      await worker.stop();
      await app.shiftClock('0');
      expect(await tablesWith([firstName, lastName, 'gamma@', 'gamma2@', mobile])).toEqual([]);
      for (const { column, erase } of personalDataSources(app.strapi)) {
        const [schema, table, name] = column.split('.');
        if (typeof erase === 'string' && name === 'person')
          expect(await app.database.query(`select from ${schema}.${table} where person = $1`, [id]), column).toEqual([]);
      }
    });
  });

  it('nothing brings back somebody who was erased: no form, no session, no admin access', async () => {
    const { documentId, email, id } = await app.createPerson('gone@cordee.example');
    await erase(documentId, email);
    const form = await fetch(`${app.url}/content-manager/collection-types/plugin::users-permissions.user/${documentId}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${staff}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'back@cordee.example', blocked: false }),
    });
    expect(form.status).toBe(400);
    expect(await form.text()).toContain('accounts.person_is_erased');
    const adminAccess = await app.call(`POST /staff/people/${documentId}/workplace`, { token: staff, body: { roles: [2] } });
    expect(adminAccess.body['code']).toBe('accounts.person_is_erased');
    const { course } = await publishedCourse(app.strapi);
    await expect(openSession(app.strapi, course, [`personne-${id}@efface.invalid`])).rejects.toMatchObject({
      code: 'accounts.person_is_erased',
    });
    const picture = new FormData();
    picture.append('file', new Blob([Buffer.from('a photo')]), 'photo.jpg');
    const photo = await fetch(`${app.url}/staff/people/${documentId}/picture`, {
      method: 'POST',
      headers: { authorization: `Bearer ${staff}` },
      body: picture,
    });
    expect(await photo.text(), 'a photo').toContain('accounts.person_is_erased');
    const pilots = await app.call<{ results: object[] }>('GET /content-manager/relations/plugin::companies.company/pilots', {
      token: staff,
    });
    expect(JSON.stringify(pilots.body.results), 'as a pilot').not.toContain('@efface.invalid');
    expect(pilots.body.results.length).toBeGreaterThan(0);
  });

  it('who was erased is known in one place of the database, as it is in code', async () => {
    const knowing = await app.database.query<{ name: string }>(
      `select viewname as name from pg_views where definition like '%efface.invalid%'
       union all select tgname from pg_trigger where pg_get_triggerdef(oid) like '%efface.invalid%'
       union all select proname from pg_proc where prosrc like '%efface.invalid%' order by 1`,
    );
    expect(knowing.map(({ name }) => name)).toEqual(['erased_address', 'is_erased']);
    const [{ address = '', erased, living } = {}] = await app.database.query<{ address: string; erased: boolean; living: boolean }>(
      `select cordee.erased_address(7) as address, cordee.is_erased(cordee.erased_address(7)) as erased, cordee.is_erased('a@cordee.example') as living`,
    );
    expect([isErased(address), erased, isErased('a@cordee.example'), living]).toEqual([true, true, false, false]);
  });

  it('somebody asks to be erased, their password typed; they and the team are told, their page says so, and they may take it back', async () => {
    const { documentId, email, token } = await app.createPerson('asks@cordee.example');
    const requestErasure = (current: string) => app.call('POST /api/accounts/erasure-requests', { token, body: { current } });
    const requestedAt = async () =>
      (await app.call<{ askedAt: string | null }>(`GET /staff/people/${documentId}/erasure`, { token: staff })).body.askedAt;
    expect((await requestErasure('pas le bon mot de passe')).status).toBe(422);
    expect(await requestedAt()).toBeNull();
    expect((await requestErasure(PASSWORD)).status, 'once').toBe(204);
    expect((await requestErasure(PASSWORD)).status, 'twice').toBe(204);
    expect(await requestedAt()).not.toBeNull();

    const worker = app.startWorker();
    const recipients = () =>
      app.database.query<{ to_address: string }>(
        "select to_address from cordee.mail where template like 'accounts.erasure%' order by template",
      );
    await expect.poll(recipients, { timeout: 10_000 }).toEqual([{ to_address: email }, { to_address: 'equipe@cordee.example' }]);
    await worker.stop();
    expect((await app.call('DELETE /api/accounts/erasure-requests/mine', { token })).status).toBe(204);
    expect(await requestedAt()).toBeNull();
  });

  it('staff who may not manage staff erase no administrator', async () => {
    const { documentId, email } = await app.createPerson('admin@cordee.example', { standing: 'administrator' });
    const helper = await createStaffUser(app, 'helper@cordee.example', { superAdmin: false });
    await app.database.query(
      `with given as (insert into admin_permissions (document_id, action, action_parameters, properties, conditions)
         values ('people', 'plugin::staff.people', '{}', '{}', '[]') returning id)
       insert into admin_permissions_role_lnk (permission_id, role_id)
       select given.id, r.id from given, admin_roles r where r.name like 'Bare helper%'`,
    );
    expect(await app.call(`POST /staff/people/${documentId}/erasure`, { token: helper, body: { email } })).toMatchObject({
      status: 403,
      body: { code: 'accounts.staff_is_beyond' },
    });
  });
});
