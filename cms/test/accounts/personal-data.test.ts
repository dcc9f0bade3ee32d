import { inflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personalDataSources } from '../../../plugins/kernel/server/personal-data.ts';
import { openSession, publishedCourse } from '../course.ts';
import { staffMember } from '../staff.ts';
import { PASSWORD, startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let staff: string;

beforeAll(async () => {
  app = await startTestApp({ settings: { CONTACT: 'equipe@cordee.example' } });
  staff = await staffMember(app, 'camille@cordee.example', { superAdmin: true });
});
afterAll(() => app.close());

const CANARIES = ['canariprenom', 'canarinom', 'canari@cordee.example', '+33698765432'];

/** The tables in which one of these words stands anywhere. */
async function where(words: readonly string[]): Promise<string[]> {
  const tables = await app.database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'cordee') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables)
    if (
      (await app.database.query(`select from ${name} t where to_jsonb(t)::text ilike any($1) limit 1`, [words.map((word) => `%${word}%`)]))
        .length > 0
    )
      found.push(name);
  return found;
}

/** The first file of a zip, unpacked. */
function firstIn(zip: Buffer): string {
  const [name, extra] = [zip.readUInt16LE(26), zip.readUInt16LE(28)];
  const central = zip.indexOf(Buffer.from('PK\x01\x02'));
  const begin = 30 + name + extra;
  return inflateRawSync(zip.subarray(begin, begin + zip.readUInt32LE(central + 20))).toString();
}

describe('ACC-20 I-46 personal data', () => {
  it('every table that refers to a person says how it is read out and what becomes of it', async () => {
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

  it('a person takes along all that is held on them, and nobody else’s; staff erase them, their address typed, and no value of theirs is left', async () => {
    const [first, last, email, mobile] = CANARIES as [string, string, string, string];
    const { documentId, id, token } = await app.person(email, { firstName: first, lastName: last, mobile });
    await app.person('other@cordee.example', { firstName: 'Voisine' });
    const { course, text } = await publishedCourse(app.strapi);
    await openSession(app.strapi, course, [email]);
    await app.call(`POST /api/progress/courses/${course}/lessons/${text}/read`, { token, body: {} });
    await app.call('POST /api/accounts/forgotten-passwords', { body: { email } });
    await app.call('POST /api/accounts/sign-ins', { body: { email, password: 'pas le bon mot de passe' } });
    const picture = await sharp({ create: { width: 10, height: 10, channels: 3, background: '#a33' } })
      .png()
      .toBuffer();
    await fetch(`${app.url}/api/accounts/picture`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: picture as BodyInit,
    });
    const worker = app.work();
    await expect
      .poll(() => app.database.query('select from cordee.mail where to_address = $1', [email]), { timeout: 10_000 })
      .toHaveLength(1);

    const answer = await fetch(`${app.url}/api/accounts/personal-data`, { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, 'attachment; filename="cordee-mes-donnees.zip"']);
    const zip = Buffer.from(await answer.arrayBuffer());
    const held = JSON.parse(firstIn(zip));
    expect(held.Compte).toMatchObject([{ person: { first_name: first, last_name: last, email } }]);
    expect(held['Leçons suivies']).toMatchObject([{ lesson: 'Un texte' }]);
    expect(held.Sessions).toHaveLength(1);
    expect(held['Messages reçus']).toHaveLength(1);
    expect(zip.includes('photo.webp')).toBe(true);
    for (const secret of ['Voisine', 'other@cordee', 'password_hash', 'token_hash', '$2'])
      expect(JSON.stringify(held)).not.toContain(secret);

    const erase = (typed: string) => app.call(`POST /accounts/people/${documentId}/erasure`, { token: staff, body: { email: typed } });
    expect(await where(CANARIES)).toContain('public.up_users');
    expect((await erase('other@cordee.example')).status).toBe(422);
    expect((await erase(` ${email.toUpperCase()}`)).status).toBe(200);
    expect(await where(CANARIES)).toEqual([]);
    expect((await app.call('GET /api/accounts/me', { token })).status).toBe(401);
    expect((await app.call('POST /api/accounts/sign-ins', { body: { email, password: 'une phrase assez longue' } })).status).toBe(401);
    expect(await app.database.query('select first_name, last_name from up_users where id = $1', [id])).toEqual([
      { first_name: 'Personne', last_name: 'effacée' },
    ]);
    expect(await app.database.query('select from cordee.membership where person = $1', [id])).toHaveLength(1);
    await expect.poll(() => app.database.query('select from cordee.stored_file'), { timeout: 10_000 }).toEqual([]);
    await worker.stop();
    expect(await where(CANARIES)).toEqual([]);
  });

  it('ACC-12 what was sent to an address while somebody else had it is theirs: nobody takes it along, nor erases it', async () => {
    const shared = 'accueil@cordee.example';
    const first = await app.person(shared, { firstName: 'Première' });
    const mailsTo = (person: number) => app.database.query('select from cordee.mail where person = $1', [person]);
    const forgets = async (person: number) => {
      await app.call('POST /api/accounts/forgotten-passwords', { body: { email: shared } });
      const worker = app.work();
      await expect.poll(() => mailsTo(person), { timeout: 10_000 }).toHaveLength(1);
      await worker.stop();
    };
    await forgets(first.id);
    await app.strapi
      .documents('plugin::users-permissions.user')
      .update({ documentId: first.documentId, data: { email: 'premiere@cordee.example' } as never });
    const second = await app.person(shared, { firstName: 'Seconde' });
    await forgets(second.id);

    const takes = async (token: string) => {
      const answer = await fetch(`${app.url}/api/accounts/personal-data`, { headers: { authorization: `Bearer ${token}` } });
      return firstIn(Buffer.from(await answer.arrayBuffer()));
    };
    const [ofFirst, ofSecond] = [await takes(await app.signIn('premiere@cordee.example')), await takes(second.token)];
    expect([ofFirst.includes('Première'), ofFirst.includes('Seconde')]).toEqual([true, false]);
    expect([ofSecond.includes('Seconde'), ofSecond.includes('Première')]).toEqual([true, false]);

    const body = { email: 'premiere@cordee.example' };
    expect((await app.call(`POST /accounts/people/${first.documentId}/erasure`, { token: staff, body })).status).toBe(200);
    expect([await mailsTo(first.id), await mailsTo(second.id)]).toEqual([[], [{}]]);
  });

  it('nothing brings back somebody who was erased: no form, no session, no workplace', async () => {
    const { documentId, email, id } = await app.person('gone@cordee.example');
    await app.call(`POST /accounts/people/${documentId}/erasure`, { token: staff, body: { email } });
    const form = await fetch(`${app.url}/content-manager/collection-types/plugin::users-permissions.user/${documentId}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${staff}`, 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'back@cordee.example', blocked: false }),
    });
    expect([form.status, await form.text()]).toEqual([400, expect.stringContaining('accounts.person_is_erased')]);
    const workplace = await app.call(`POST /accounts/people/${documentId}/workplace`, { token: staff, body: { roles: [2] } });
    expect(workplace.body['code']).toBe('accounts.person_is_erased');
    const { course } = await publishedCourse(app.strapi);
    await expect(openSession(app.strapi, course, [`personne-${id}@efface.invalid`])).rejects.toMatchObject({
      code: 'accounts.person_is_erased',
    });
  });

  it('somebody asks to be erased, their password typed; they and the team are told, their sheet says so, and they may take it back', async () => {
    const { documentId, email, token } = await app.person('asks@cordee.example');
    const ask = (current: string) => app.call('POST /api/accounts/erasure-requests', { token, body: { current } });
    const asked = async () =>
      (await app.call<{ askedAt: string | null }>(`GET /accounts/people/${documentId}/erasure`, { token: staff })).body.askedAt;
    expect((await ask('pas le bon mot de passe')).status).toBe(422);
    expect(await asked()).toBeNull();
    expect([(await ask(PASSWORD)).status, (await ask(PASSWORD)).status]).toEqual([204, 204]);
    expect(await asked()).not.toBeNull();

    const worker = app.work();
    const told = () =>
      app.database.query<{ to_address: string }>(
        "select to_address from cordee.mail where template like 'accounts.erasure%' order by template",
      );
    await expect.poll(told, { timeout: 10_000 }).toEqual([{ to_address: email }, { to_address: 'equipe@cordee.example' }]);
    await worker.stop();
    expect((await app.call('DELETE /api/accounts/erasure-requests/mine', { token })).status).toBe(204);
    expect(await asked()).toBeNull();
  });

  it('nobody who may not employ erases an administrator', async () => {
    const { documentId, email } = await app.person('chief@cordee.example', { standing: 'administrator' });
    const helper = await staffMember(app, 'helper@cordee.example', { superAdmin: false });
    await app.database.query(
      `with given as (insert into admin_permissions (document_id, action, action_parameters, properties, conditions)
         values ('people', 'plugin::accounts.people', '{}', '{}', '[]') returning id)
       insert into admin_permissions_role_lnk (permission_id, role_id)
       select given.id, r.id from given, admin_roles r where r.name like 'Bare helper%'`,
    );
    const { status, body } = await app.call(`POST /accounts/people/${documentId}/erasure`, { token: helper, body: { email } });
    expect([status, body['code']]).toEqual([403, 'accounts.staff_is_beyond']);
  });
});
