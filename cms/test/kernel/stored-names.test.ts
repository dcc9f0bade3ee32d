// Names that the database, browsers and other programs have stored. A name here changes by a migration, or not at all.
import { appOf } from '@cordee/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import labels from '../../../plugins/staff/admin/src/labels.fr.json' with { type: 'json' };
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

let app: TestApp;
let mailServer: MailServer;

beforeAll(async () => {
  mailServer = await startMailServer();
  app = await startTestApp({ settings: { SMTP_PORT: String(mailServer.port) } });
});
afterAll(async () => {
  await app.close();
  await mailServer.stop();
});

const UUID = '00000000-0000-4000-8000-000000000001';
const DAYS = { startsOn: '2026-12-03', endsOn: '2026-12-03' };

const SLOT = { firstName: 'Zoé', course: 'Accueillir', reference: 'Lyon', on: '2026-11-28' };

/** Each template with facts as earlier releases have stored them. */
const STORED_MAIL: Readonly<Record<string, object>> = {
  'staff.access-reopened': { firstName: 'Zoé' },
  'staff.admin-access-granted': { firstName: 'Zoé', roles: ['Contenu', 'Personnes et sessions'] },
  'staff.admin-access-revoked': { firstName: 'Zoé' },
  'staff.role-changed': { firstName: 'Zoé', role: 'tester', contact: null },
  'accounts.account-there': { firstName: 'Zoé' },
  'accounts.address-changed': { change: UUID, firstName: 'Zoé', address: 'z…@cordee.example', contact: null },
  'accounts.address-confirmation': { change: UUID, firstName: 'Zoé' },
  'accounts.address-corrected': { firstName: 'Zoé', address: 'z…@cordee.example', contact: null },
  'accounts.address-taken': { firstName: 'Zoé', contact: 'equipe@cordee.example' },
  'accounts.address-undone': { address: 'z…@cordee.example', contact: null },
  'accounts.confirmation': { signUp: UUID, firstName: 'Zoé' },
  'accounts.erasure-asked': { firstName: 'Zoé' },
  'accounts.erasure-to-do': { sheet: 'https://cordee.example/admin/person' },
  'accounts.invitation': { invitation: UUID, firstName: 'Zoé', about: 'Un parcours', expiresAt: '2026-12-31T00:00:00.000Z' },
  'accounts.passkey-changed': { firstName: 'Zoé', added: true, on: true },
  'accounts.password-changed': { firstName: 'Zoé' },
  'accounts.password-reset': { reset: UUID, firstName: 'Zoé' },
  'accounts.second-step-changed': { firstName: 'Zoé', on: true },
  'courses.host-down': { host: 'vimeo', list: 'https://cordee.example/admin/plugins/courses' },
  'kernel.jobs-late': { jobs: [{ fr: 'Envoi', en: 'Sending', failure: null }], page: 'https://cordee.example/admin/plugins/kernel' },
  'rotations.turn-begun': { ...SLOT, until: '2026-12-04', isKept: false, days: 5 },
  'rotations.turn-ended': { ...SLOT, finished: false, place: 2, next: '2026-12-14' },
  'rotations.turn-ends-soon': { ...SLOT, to: '2026-12-01', inDays: 3, leaversReturn: true },
  'seats.added-to-session': {
    firstName: 'Zoé',
    reference: 'Lyon',
    company: 'Horizon',
    course: 'Accueillir',
    startsOn: '2026-11-28',
    endsOn: '2027-11-27',
    role: 'learner',
  },
  'seats.slot-assigned': { firstName: 'Zoé', course: 'Accueillir', reference: 'Lyon', on: '2026-11-28' },
  'seats.slot-released': { firstName: 'Zoé', course: 'Accueillir', reference: 'Lyon', on: '2026-11-28' },
  'seats.transferred': {
    firstName: 'Zoé',
    reference: 'Lyon',
    company: 'Horizon',
    course: 'Accueillir',
    kind: 'licence',
    learns: true,
    startsOn: '2026-11-28',
    endsOn: '2027-11-27',
  },
  'seats.trial-confirmation': { request: UUID, days: DAYS },
  'seats.trial-kept': { firstName: 'Zoé', days: DAYS, contact: null },
  'seats.trial-open': { firstName: 'Zoé', days: DAYS, contact: null },
  'seats.waiting-for-slot': { firstName: 'Zoé', course: 'Accueillir', reference: 'Lyon', on: '2026-11-28', place: 2 },
};

const LISTENERS = [
  'accounts.send-address-link on accounts.address-change-asked',
  'accounts.send-confirmation on accounts.signed-up',
  'accounts.send-reset-link on accounts.password-forgotten',
  'accounts.tell-address-changed on accounts.address-changed',
  'accounts.tell-address-taken on accounts.address-was-taken',
  'accounts.tell-address-undone on accounts.address-undone',
  'accounts.tell-erasure-asked on accounts.erasure-asked',
  'accounts.tell-passkey-changed on accounts.passkey-changed',
  'accounts.tell-password-changed on accounts.password-changed',
  'accounts.tell-second-step-changed on accounts.second-step-changed',
  'courses.films-when-replaced on kernel.film-replaced',
  'progress.badges-when-joined on seats.member-joined',
  'progress.badges-when-moved on seats.session-changed',
  'progress.badges-when-outline-changed on courses.outline-changed',
  'rotations.mail-turn-begun on seats.slot-assigned',
  'rotations.mail-turn-ended on seats.slot-released',
  'rotations.mail-turn-ends-soon on rotations.turn-ends-soon',
  'seats.mail-slot-assigned on seats.slot-assigned',
  'seats.mail-slot-released on seats.slot-released',
  'seats.mail-transferred on seats.member-transferred',
  'seats.mail-waiting on seats.put-on-waiting-list',
  'seats.open-trial on seats.trial-asked',
];

const JOBS = [
  'accounts.forget-address-changes',
  'accounts.forget-devices',
  'accounts.forget-guesses',
  'accounts.forget-half-sign-ins',
  'accounts.forget-link-uses',
  'accounts.forget-sign-ins',
  'accounts.forget-sign-ups',
  'accounts.note-erasure',
  'accounts.send-invitation',
  'courses.check-film',
  'courses.check-films',
  'kernel.deliver-events',
  'kernel.forget-events',
  'kernel.purge-job-runs',
  'kernel.purge-saves',
  'kernel.remove-files',
  'kernel.send-mail',
  'kernel.watch-jobs',
  'rotations.pass-night',
  'rotations.tell-ending-turns',
  'seats.forget-trial-requests',
  'seats.leave-slots-after-last-day',
];

const ADMIN_ACTIONS = [
  'plugin::courses.films',
  'plugin::courses.publishing',
  'plugin::courses.uses',
  'plugin::kernel.jobs',
  'plugin::seats.members',
  'plugin::staff.manage',
  'plugin::staff.people',
];

const AUDITED = [
  'accounts.blocked-changed',
  'accounts.email-changed',
  'accounts.invited',
  'accounts.message-again',
  'accounts.name-changed',
  'accounts.password-changed',
  'accounts.password-link',
  'accounts.person-created',
  'accounts.person-erased',
  'accounts.picture-given',
  'accounts.picture-taken',
  'accounts.second-step-removed',
  'accounts.standing-changed',
  'accounts.workplace-closed',
  'accounts.workplace-opened',
  'companies.pilot-added',
  'companies.pilot-removed',
  'rotations.rotation-changed',
  'seats.allowance-changed',
  'seats.dates-changed',
  'seats.establishment-changed',
  'seats.last-day-given',
  'seats.last-day-taken',
  'seats.managers-changed',
  'seats.member-added',
  'seats.member-removed',
  'seats.member-transferred',
  'seats.overtaken',
  'seats.put-on-waiting-list',
  'seats.slot-assigned',
  'seats.slot-released',
  'seats.taken-off-waiting-list',
  'seats.waiting-list-reordered',
];

describe('names that outlive a release', () => {
  it('OPS-4 listeners and the events they listen to', () => {
    const known = appOf(app.strapi).plugins.flatMap(({ listeners = [] }) => listeners.map(({ id, on }) => `${id} on ${on}`));
    expect(known.sort()).toEqual(LISTENERS);
  });

  it('OPS-4 jobs, whose runs and rows are stored by name', () => {
    const known = appOf(app.strapi).plugins.flatMap(({ jobs = [] }) => jobs.map(({ id }) => id));
    expect(known.sort()).toEqual(JOBS);
  });

  it('OPS-4 permissions that roles of staff hold', () => {
    const known = appOf(app.strapi).plugins.flatMap(({ name, adminActions = [] }) =>
      adminActions.map(({ uid }) => `plugin::${name}.${uid}`),
    );
    expect(known.sort()).toEqual(ADMIN_ACTIONS);
  });

  it('OPS-4 what staff did is shown by a label, however long ago', () => {
    const prefix = 'staff.history.act.';
    const known = Object.keys(labels).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
    expect(known.sort()).toEqual(AUDITED);
  });

  it('OPS-4 templates of messages', () => {
    const known = appOf(app.strapi).plugins.flatMap(({ emails = [] }) => emails.map(({ id }) => id));
    expect(known.sort()).toEqual(Object.keys(STORED_MAIL).sort());
  });

  it.each(Object.entries(STORED_MAIL))('OPS-4 %s is written from facts stored by earlier releases', (id, facts) => {
    const template = appOf(app.strapi)
      .plugins.flatMap(({ emails = [] }) => emails)
      .find((each) => each.id === id);
    const context = { siteUrl: 'https://cordee.example', organisation: 'Cordée', timeZone: 'Europe/Paris', linkSecret: 'x'.repeat(32) };
    for (const locale of ['fr', 'en'] as const)
      expect(JSON.stringify(template?.[locale](facts as never, context)), locale).not.toMatch(/undefined|Invalid|NaN|\[object/);
  });

  it('ACC-1 ACC-2 ACC-3 the subjects of rate limits, so that a new release forgets no attempt', async () => {
    const body = { email: 'nobody@cordee.example', password: 'wrong wrong wrong' };
    await app.call('POST /api/accounts/sign-ins', { body });
    await app.call('POST /api/accounts/forgotten-passwords', { body: { email: body.email } });
    await app.call('POST /api/accounts/sign-ups', {
      body: { email: body.email, password: 'une phrase de passe rare', firstName: 'Nina', lastName: 'Roux', locale: 'fr' },
    });
    const counted = await app.database.query<{ subject: string }>(
      `select distinct split_part(subject, ':', 1) as subject from cordee.guess order by 1`,
    );
    expect(counted.map(({ subject }) => subject)).toEqual([
      'account',
      'address',
      'forgotten',
      'sign-up',
      'sign-up-again-to',
      'sign-up-subnet',
      'sign-up-try',
      'subnet',
    ]);
  });

  it('OPS-4 what waited in the database before an upgrade is done after it: a delivery, a message, an invitation', async () => {
    const createPerson = (email: string) =>
      app.documents('plugin::users-permissions.user').create({
        data: { email, firstName: 'Maya', lastName: 'Perrin', provider: 'local', password: 'une phrase assez longue' },
      });
    await createPerson('delivery@cordee.example');
    const { id } = await createPerson('invitation@cordee.example');
    await app.database.query('update up_users set password = null where id = $1', [id]);
    await app.database.query(`with happened as (
      insert into cordee.event (name, payload) values ('accounts.password-forgotten', '{"address":"delivery@cordee.example"}') returning id
    ) insert into cordee.delivery (event, listener) select id, 'accounts.send-reset-link' from happened`);
    await app.database.query(`insert into cordee.mail (to_address, template, locale, facts)
      values ('mail@cordee.example', 'accounts.second-step-changed', 'fr', '{"firstName":"Zoé","on":false}')`);
    await app.database.query('insert into cordee.invitation (person, due_at) values ($1, cordee.now())', [id]);

    app.startWorker();
    expect((await mailServer.waitForMail('delivery@cordee.example')).subject).toBe('Choisis un nouveau mot de passe');
    expect((await mailServer.waitForMail('mail@cordee.example')).subject).toBe('La vérification en deux étapes est retirée');
    expect((await mailServer.waitForMail('invitation@cordee.example')).subject).toContain('Bienvenue');
  });
});
