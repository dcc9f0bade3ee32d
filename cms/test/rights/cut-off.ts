// From a decision to no access: the very next request of a sign-in that was good is refused. (SEC-4)
import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { filmKey } from '../../../plugins/progress/server/domain/film-key.ts';
import { openSession } from '../course.ts';
import { staffMember } from '../staff.ts';
import { PASSWORD, type TestApp } from '../test-app.ts';
import { canary, type World } from './actors.ts';

const PERSON = 'plugin::users-permissions.user';
type Somebody = Awaited<ReturnType<TestApp['person']>> & { session: string; member: string };

export function cutOff(open: () => { app: TestApp; world: World }): void {
  let people = 0;

  async function somebody(more: Record<string, unknown> = {}): Promise<Somebody> {
    const { app, world } = open();
    people += 1;
    const person = await app.person(`cut.off.${people}@cordee.example`, more);
    const session = await openSession(app.strapi, world.things.own.course, [person.email]);
    const [{ id: member } = { id: '' }] = await app.database.query<{ id: string }>('select id from cordee.membership where person = $1', [
      person.id,
    ]);
    return { ...person, session, member };
  }

  const get = async (address: string, token: string) => {
    const answer = await fetch(`${open().app.url}${address}`, { headers: { authorization: `Bearer ${token}`, range: 'bytes=0-1' } });
    return { status: answer.status, text: await answer.text() };
  };
  const course = (scope: 'own' | 'other company' = 'own') => `/api/progress/courses/${open().world.things[scope].course}`;
  const film = ({ id }: { id: number }) => {
    const { course: of, film: lesson } = open().world.things.own;
    const key = filmKey({ person: id, course: of, lesson }, new Date(), process.env['LINK_SECRET'] ?? '');
    return `${course()}/lessons/${lesson}/film?key=${key}`;
  };
  const asStaff = async (request: string, body?: object) => {
    const { app, world } = open();
    const answer = await app.call(request as 'POST /x', { token: world.tokens.staff as string, ...(body && { body }) });
    expect([request, answer.status, answer.status < 300 ? '' : answer.body]).toEqual([request, answer.status, '']);
  };
  const save = (uid: string, documentId: string, body: object) =>
    asStaff(`PUT /content-manager/collection-types/${uid}/${documentId}`, body);

  /** What was good is refused once the decision is acknowledged. */
  async function ends(addresses: string[], token: string, decide: () => Promise<unknown>): Promise<number[]> {
    for (const address of addresses) expect([address, (await get(address, token)).status < 300]).toEqual([address, true]);
    await decide();
    const decided = performance.now();
    const statuses: number[] = [];
    for (const address of addresses) statuses.push((await get(address, token)).status);
    console.log(`SEC-4 refused ${Math.round(performance.now() - decided)} ms after the decision: ${statuses.join(', ')}`);
    return statuses;
  }

  describe('from a decision to no access', () => {
    it('SEC-4 somebody whom staff block in the admin', async () => {
      const one = await somebody();
      const statuses = await ends(['/api/accounts/me', course(), film(one)], one.token, () =>
        save(PERSON, one.documentId, { blocked: true }),
      );
      expect(statuses).toEqual([401, 401, 401]);
    });

    it('SEC-4 a password that staff set, and one that its person changes elsewhere', async () => {
      const [one, two] = [await somebody(), await somebody()];
      const password = 'une autre phrase assez longue';
      const addresses = (of: Somebody) => ['/api/accounts/me', film(of)];
      expect(await ends(addresses(one), one.token, () => save(PERSON, one.documentId, { password }))).toEqual([401, 401]);
      const elsewhere = await open().app.signIn(two.email);
      const change = () => open().app.call('POST /api/accounts/password', { token: elsewhere, body: { current: PASSWORD, password } });
      expect(await ends(addresses(two), two.token, change)).toEqual([401, 401]);
    });

    it('SEC-4 an administrator who is none any more', async () => {
      const one = await somebody({ standing: 'administrator' });
      const statuses = await ends([course('other company')], one.token, () => save(PERSON, one.documentId, { standing: 'none' }));
      expect(statuses.every((status) => [401, 403, 404].includes(status))).toBe(true);
    });

    it('SEC-4 a member who is taken out, and one whose session has ended', async () => {
      const [one, two] = [await somebody(), await somebody()];
      const out = await ends([course(), film(one)], one.token, () =>
        asStaff(`DELETE /seats/sessions/${one.session}/members/${one.member}`),
      );
      expect(out).toEqual([404, 404]);
      const ended = await ends([course(), film(two)], two.token, () =>
        save('plugin::seats.session', two.session, { endsOn: '2020-06-01' }),
      );
      expect(ended).toEqual([403, 403]);
    });

    it('SEC-4 a pilot whom the company has no more', async () => {
      const { app, world } = open();
      const one = await somebody();
      const [{ company } = { company: '' }] = await app.database.query<{ company: string }>(
        'select c.document_id as company from companies c join sessions_company_lnk l on l.company_id = c.id join sessions s on s.id = l.session_id where s.document_id = $1',
        [world.things['other company'].session],
      );
      await save('plugin::companies.company', company, { pilots: { connect: [{ documentId: one.documentId }] } });
      expect((await get('/api/home', one.token)).text).toContain(canary('other company'));
      await save('plugin::companies.company', company, { pilots: { disconnect: [{ documentId: one.documentId }] } });
      expect((await get('/api/home', one.token)).text).not.toContain(canary('other company'));
    });

    it('SEC-4 staff who are deactivated, lose their role, or get another password', async () => {
      const { app } = open();
      const told: [string, (id: number) => Promise<unknown>][] = [
        ['deactivated', (id) => asStaff(`PUT /admin/users/${id}`, { isActive: false })],
        [
          'another-role',
          async (id) => {
            const bare = await app.strapi.service('admin::role').create({ name: `Nothing ${id}` });
            await asStaff(`PUT /admin/users/${id}`, { roles: [bare.id] });
          },
        ],
        ['another-password', (id) => asStaff(`PUT /admin/users/${id}`, { password: 'Cordee-test-2027' })],
      ];
      for (const [what, decide] of told) {
        const token = await staffMember(app, `${what}@cordee.example`, { superAdmin: true });
        const [{ id } = { id: 0 }] = await app.database.query<{ id: number }>('select id from admin_users where email = $1', [
          `${what}@cordee.example`,
        ]);
        const [status = 0] = await ends(['/courses/films/faults'], token, () => decide(id));
        expect([what, [401, 403].includes(status)]).toEqual([what, true]);
      }
    });

    it('SEC-4 a token of the admin that is unsigned, of another key or of another kind opens nothing', async () => {
      const { world } = open();
      const [head = '', payload = ''] = (world.tokens.staff as string).split('.');
      const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const signed = (header: object, body: string, key: string) =>
        `${encode(header)}.${body}.${createHmac('sha256', key)
          .update(`${encode(header)}.${body}`)
          .digest('base64url')}`;
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
      const forged = {
        unsigned: `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
        'without a signature': `${head}.${payload}.`,
        'of another key': signed({ alg: 'HS256', typ: 'JWT' }, payload, 'another key that protects nothing at all'),
        'of a key it brings along': signed({ alg: 'HS256', typ: 'JWT', jwk: { kty: 'oct', k: 'AA' } }, payload, ''),
        'of another kind': signed(
          { alg: 'HS256', typ: 'JWT' },
          encode({ ...claims, type: 'refresh' }),
          process.env['ADMIN_JWT_SECRET'] ?? '',
        ),
        'of the past': signed(
          { alg: 'HS256', typ: 'JWT' },
          encode({ ...claims, exp: 1_600_000_000 }),
          process.env['ADMIN_JWT_SECRET'] ?? '',
        ),
        'of the site': world.tokens.administrator as string,
      };
      expect((await get('/courses/films/faults', world.tokens.staff as string)).status).toBe(200);
      for (const [kind, token] of Object.entries(forged))
        expect([kind, (await get('/courses/films/faults', token)).status]).toEqual([kind, 401]);
    });

    it('ACC-1 a password does not grow old', async () => {
      const { app } = open();
      const { email } = await app.person('years@cordee.example');
      await app.clock('3 years');
      expect(await app.signIn(email)).toBeTypeOf('string');
      await app.clock('0');
    });
  });
}
