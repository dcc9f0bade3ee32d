// The authorisation table, written by hand: which actor may call which route. A route of the running app that is not here fails the test;
// so does a cell that answers otherwise, and a row that gives access to nobody. (ACC-7, ACC-8, ACC-22)

/** All kinds of callers: a visitor, somebody without a role, the eight roles, and staff signed in to the admin, with each role of `STAFF_ROLES` or none. */
export const ACTORS = [
  'visitor',
  'no role',
  'tester',
  'learner',
  'manager',
  'manager-learner',
  'pilot',
  'pilot-learner',
  'student',
  'administrator',
  'content staff',
  'people staff',
  'settings staff',
  'staff without a role',
] as const;
export type Actor = (typeof ACTORS)[number];

/** What a request is about: the actor's own session, another session of their company, or a session of another company. */
export const SCOPES = ['own', 'same company', 'other company'] as const;
export type Scope = (typeof SCOPES)[number];

/** Whether somebody calls from the admin, where the logins of the site count for nothing, nor those of the admin on the site. */
export const isStaff = (actor: Actor): boolean => actor.includes('staff');

const PEOPLE = ACTORS.filter((actor) => actor !== 'visitor' && !isStaff(actor));
const LEARNERS: Actor[] = ['learner', 'manager-learner', 'pilot-learner', 'student'];
const ADMINISTRATOR: Actor[] = ['administrator'];
const TESTERS: Actor[] = ['tester'];
export const CONTENT_STAFF: Actor[] = ['content staff', 'settings staff'];
export const PEOPLE_STAFF: Actor[] = ['people staff', 'settings staff'];
const SETTINGS_STAFF: Actor[] = ['settings staff'];

/** Access to a course: those who learn in it, testers as far as it is open to them, administrators everywhere. */
const COURSE_ACCESS = { own: [...LEARNERS, ...ADMINISTRATOR], 'same company': ADMINISTRATOR, 'other company': ADMINISTRATOR } as const;
const COURSE_ACCESS_WITH_TESTERS = { ...COURSE_ACCESS, own: [...COURSE_ACCESS.own, ...TESTERS] } as const;

/** Pilots run every session of their company, and no other. */
const PILOTED = { own: ['pilot', 'pilot-learner'], 'same company': ['pilot', 'pilot-learner'] } as const;

/** Managers see of a session whom they manage. */
const FOLLOWED_UP = { ...PILOTED, own: [...PILOTED.own, 'manager', 'manager-learner'] } as const;

/**
 * A row: the route; who has access, for each scope or whatever the scope; and what a request of it needs. Whoever has no access
 * gets 401 when they are not signed in, 404 for what is not theirs, 403 for what their role does not permit.
 */
export type Row = Readonly<{
  route: string;
  may: Readonly<Partial<Record<Scope, readonly Actor[]>>> | readonly Actor[];
  lesson?: 'text' | 'film';
  query?: string;
  body?: object | string;
  /**
   * The answer to an allowed request when it is not 2xx: routes that need a secret of their own, and refuse every caller without it. The
   * code is that of their own refusal, which nobody gets who is not let in.
   */
  answers?: readonly [status: number, code?: string];
}>;

const isForEveryScope = (may: Row['may']): may is readonly Actor[] => Array.isArray(may);

/** Returns who has access to a route in this scope. */
export const allowedActors = ({ may }: Row, scope: Scope): readonly Actor[] => (isForEveryScope(may) ? may : (may[scope] ?? []));

const course = (path: string) => `/api/progress/courses/:course${path}`;

export const TABLE: readonly Row[] = [
  // health checks
  { route: 'GET /api/kernel/live', may: ACTORS },
  { route: 'GET /api/kernel/ready', may: ACTORS },

  // signing in and signing up
  { route: 'POST /api/accounts/sign-ins', may: ACTORS, body: { email: 'reader@cordee.example', password: 'une phrase assez longue' } },
  {
    route: 'POST /api/accounts/sign-ins/second-step',
    may: ACTORS,
    body: { pendingSignIn: 'x', code: '000000' },
    answers: [410, 'accounts.step_is_over'],
  },
  { route: 'GET /api/accounts/sign-ins/second-step', may: ACTORS, query: '?pendingSignIn=x', answers: [410, 'accounts.step_is_over'] },
  {
    route: 'POST /api/accounts/sign-ins/passkey',
    may: ACTORS,
    body: { pendingSignIn: 'x', response: '{}' },
    answers: [410, 'accounts.step_is_over'],
  },
  { route: 'GET /api/accounts/sign-ins', may: PEOPLE },
  { route: 'DELETE /api/accounts/sign-ins/others', may: PEOPLE },
  { route: 'DELETE /api/accounts/sign-ins/mine', may: ACTORS },
  { route: 'POST /api/accounts/forgotten-passwords', may: ACTORS, body: { email: 'nobody@cordee.example' } },
  {
    route: 'POST /api/accounts/password-resets',
    may: ACTORS,
    body: { code: 'x', password: 'une phrase assez longue' },
    answers: [410, 'accounts.link_is_dead'],
  },
  {
    route: 'POST /api/accounts/sign-ups',
    may: ACTORS,
    body: { firstName: 'A', lastName: 'B', email: 'new@cordee.example', password: 'une phrase assez longue', locale: 'fr' },
  },
  { route: 'GET /api/accounts/password-reset', may: ACTORS, query: '?code=x' },
  { route: 'GET /api/accounts/sign-up', may: ACTORS, query: '?code=x' },
  { route: 'POST /api/accounts/sign-ups/sent-again', may: ACTORS, body: { email: 'nobody@cordee.example' } },
  {
    route: 'POST /api/accounts/sign-ups/confirmed',
    may: ACTORS,
    body: { code: 'x', password: 'x' },
    answers: [410, 'accounts.link_is_dead'],
  },
  { route: 'GET /api/accounts/address-change', may: ACTORS, query: '?code=x' },
  {
    route: 'POST /api/accounts/address-changes/confirmed',
    may: ACTORS,
    body: { code: 'x', password: '' },
    answers: [410, 'accounts.address_link_is_dead'],
  },
  { route: 'GET /api/accounts/address-undo', may: ACTORS, query: '?code=x' },
  {
    route: 'POST /api/accounts/address-changes/undone',
    may: ACTORS,
    body: { code: 'x', password: 'une phrase assez longue' },
    answers: [410, 'accounts.address_link_is_dead'],
  },
  { route: 'GET /api/accounts/invitation', may: ACTORS, query: '?code=x' },
  {
    route: 'POST /api/accounts/invitations/accepted',
    may: ACTORS,
    body: { code: 'x', password: 'une phrase assez longue' },
    answers: [404, 'accounts.invitation_not_found'],
  },
  { route: 'POST /api/accounts/invitations/renewed', may: ACTORS, body: { code: 'x' }, answers: [404, 'accounts.invitation_not_found'] },

  { route: 'GET /api/seats/trial', may: ACTORS },
  {
    route: 'POST /api/seats/trials',
    may: ACTORS,
    body: { day: '2000-01-01', firstName: 'A', lastName: 'B', email: 'trial@cordee.example', locale: 'fr' },
    answers: [422, 'seats.trial_day_out_of_reach'],
  },
  { route: 'GET /api/seats/trial-link', may: ACTORS, query: '?code=x' },
  { route: 'POST /api/seats/trials/confirmed', may: ACTORS, body: { code: 'x', password: '' }, answers: [410, 'accounts.link_is_dead'] },

  { route: 'GET /api/seats/sessions/:session', may: FOLLOWED_UP },
  // the members and slots of a session: the session of the tests has licences, which its pilots are told
  { route: 'GET /api/seats/sessions/:session/new-member', may: PILOTED, answers: [409, 'seats.members_added_by_team'] },
  {
    route: 'POST /api/seats/sessions/:session/members',
    may: PILOTED,
    body: { firstName: 'A', lastName: 'B', email: 'added@cordee.example', role: 'learner', managers: [] },
    answers: [409, 'seats.members_added_by_team'],
  },
  { route: 'GET /api/seats/sessions/:session/members/:member', may: PILOTED, answers: [409, 'seats.no_slot_session'] },
  {
    route: 'POST /api/seats/sessions/:session/members/:member/slot',
    may: PILOTED,
    body: { action: 'assign' },
    answers: [409, 'seats.no_slot_session'],
  },
  {
    route: 'POST /api/seats/sessions/:session/members/:member/slot/undo',
    may: PILOTED,
    body: { undo: '00000000-0000-4000-8000-000000000000' },
    answers: [409, 'seats.slots_changed_since'],
  },
  {
    route: 'PUT /api/seats/sessions/:session/ties',
    may: PILOTED,
    body: { tie: [], untie: [] },
    answers: [409, 'seats.no_slot_session'],
  },
  { route: 'GET /api/seats/sessions/:session/waiting-list', may: PILOTED, answers: [409, 'seats.no_slot_session'] },
  { route: 'GET /api/seats/sessions/:session/timeline', may: PILOTED, answers: [409, 'seats.no_slot_session'] },
  {
    route: 'PUT /api/seats/sessions/:session/waiting-list',
    may: PILOTED,
    body: { from: [], to: [] },
    answers: [409, 'seats.no_slot_session'],
  },

  { route: 'GET /api/rotations/courses/:course/turns', may: { own: LEARNERS }, answers: [409, 'seats.no_slot_session'] },
  { route: 'GET /api/rotations/sessions/:session', may: PILOTED, answers: [409, 'seats.no_slot_session'] },
  {
    route: 'PUT /api/rotations/sessions/:session',
    may: PILOTED,
    body: { version: 0, settings: { kind: 'none', days: 5, weekends: false, holidays: false, leaversReturn: true } },
    answers: [409, 'seats.no_slot_session'],
  },

  // one's own account
  { route: 'GET /api/accounts/me', may: PEOPLE },
  { route: 'POST /api/accounts/password', may: PEOPLE, body: { current: 'une phrase assez longue', password: 'une phrase assez longue' } },
  { route: 'GET /api/accounts/second-step', may: PEOPLE },
  { route: 'POST /api/accounts/second-step', may: PEOPLE, body: { current: 'une phrase assez longue' } },
  { route: 'POST /api/accounts/second-step/confirmed', may: PEOPLE, body: { code: '000000' }, answers: [422, 'accounts.code_refused'] },
  { route: 'POST /api/accounts/second-step/ended', may: PEOPLE, body: { code: '000000' }, answers: [422, 'accounts.code_refused'] },
  { route: 'POST /api/accounts/passkeys', may: PEOPLE, body: { current: 'une phrase assez longue' } },
  {
    route: 'POST /api/accounts/passkeys/added',
    may: PEOPLE,
    body: { name: 'Téléphone', response: '{}' },
    answers: [422, 'accounts.passkey_not_added'],
  },
  {
    route: 'POST /api/accounts/passkeys/removed',
    may: PEOPLE,
    body: { passkey: '00000000-0000-4000-8000-000000000001', current: 'une phrase assez longue' },
  },
  {
    route: 'POST /api/accounts/address-changes',
    may: PEOPLE,
    body: { email: 'nowhere@cordee.example', current: 'une phrase assez longue' },
  },
  { route: 'DELETE /api/accounts/address-changes/mine', may: PEOPLE },
  { route: 'POST /api/accounts/erasure-requests', may: PEOPLE, body: { current: 'une phrase assez longue' } },
  { route: 'DELETE /api/accounts/erasure-requests/mine', may: PEOPLE },
  { route: 'POST /api/accounts/workplace', may: ADMINISTRATOR, body: {} },
  { route: 'GET /api/accounts/picture', may: PEOPLE },
  { route: 'GET /api/accounts/personal-data', may: PEOPLE },
  { route: 'PUT /api/accounts/picture', may: PEOPLE, answers: [422, 'kernel.file_kind_refused'] },
  { route: 'DELETE /api/accounts/picture', may: PEOPLE },
  { route: 'POST /api/accounts/mobile', may: PEOPLE, body: { mobile: '', sms: false } },
  { route: 'POST /api/accounts/community', may: PEOPLE, body: { communityMails: true, anonymous: false } },
  { route: 'GET /api/home', may: PEOPLE },
  { route: 'GET /api/home/settings', may: PEOPLE },

  // taking a course
  { route: `GET ${course('')}`, may: COURSE_ACCESS_WITH_TESTERS },
  { route: `GET ${course('/picture')}`, may: COURSE_ACCESS_WITH_TESTERS },
  { route: `GET ${course('/files/:file')}`, may: COURSE_ACCESS_WITH_TESTERS },
  { route: `GET ${course('/themes/:theme')}`, may: COURSE_ACCESS_WITH_TESTERS },
  { route: `GET ${course('/themes/:theme/modules/:module')}`, may: COURSE_ACCESS_WITH_TESTERS },
  { route: `GET ${course('/lessons/:lesson')}`, lesson: 'text', may: COURSE_ACCESS_WITH_TESTERS },
  { route: `GET ${course('/lessons/:lesson/files/:file')}`, lesson: 'text', may: COURSE_ACCESS_WITH_TESTERS },
  { route: `POST ${course('/lessons/:lesson/read')}`, lesson: 'text', may: COURSE_ACCESS_WITH_TESTERS, body: { page: ':page' } },
  { route: `GET ${course('/lessons/:lesson/film')}`, lesson: 'film', may: COURSE_ACCESS, query: '?key=:key' },
  { route: `GET ${course('/lessons/:lesson/film-key')}`, lesson: 'film', may: COURSE_ACCESS },
  { route: `GET ${course('/lessons/:lesson/captions')}`, lesson: 'film', may: COURSE_ACCESS },
  {
    route: `POST ${course('/lessons/:lesson/played')}`,
    lesson: 'film',
    may: COURSE_ACCESS,
    body: { page: ':page', played: [], position: 0 },
  },

  // screens of the plugins in the admin
  { route: 'POST /staff/people/:person/password-link', may: PEOPLE_STAFF, body: {} },
  { route: 'GET /staff/people/:person/invitation', may: PEOPLE_STAFF },
  { route: 'POST /staff/people/:person/invitation', may: PEOPLE_STAFF, body: {} },
  { route: 'GET /staff/people', may: PEOPLE_STAFF, query: '?search=reader' },
  { route: 'GET /staff/session-choices', may: PEOPLE_STAFF },
  {
    route: 'POST /staff/people',
    may: PEOPLE_STAFF,
    body: { firstName: 'A', lastName: 'B', email: 'reader@cordee.example' },
    answers: [409, 'staff.person_exists'],
  },
  { route: 'POST /staff/people-invitations', may: PEOPLE_STAFF, body: { people: ['nobody'] }, answers: [404, 'accounts.person_not_found'] },
  { route: 'POST /staff/people-blocks', may: PEOPLE_STAFF, body: { people: ['nobody'] }, answers: [404, 'accounts.person_not_found'] },
  {
    route: 'POST /staff/people-memberships',
    may: PEOPLE_STAFF,
    body: { people: ['nobody'], session: 'nowhere', role: 'learner' },
    answers: [404, 'accounts.person_not_found'],
  },
  { route: 'GET /seats/people/:person/sessions', may: PEOPLE_STAFF },
  { route: 'GET /staff/people/:person', may: PEOPLE_STAFF },
  { route: 'GET /progress/people/:person/courses', may: PEOPLE_STAFF },
  { route: 'GET /staff/home/mail-trouble', may: PEOPLE_STAFF },
  { route: 'GET /staff/home/erasure-requests', may: PEOPLE_STAFF },
  { route: 'GET /staff/home/acts', may: SETTINGS_STAFF },
  { route: 'GET /progress/under-way', may: PEOPLE_STAFF },
  { route: 'GET /seats/home/this-week', may: PEOPLE_STAFF },
  { route: 'GET /seats/home/free-slots', may: PEOPLE_STAFF },
  { route: 'GET /courses/home/changes', may: CONTENT_STAFF },
  { route: 'GET /progress/inactive', may: PEOPLE_STAFF },
  { route: 'GET /staff/people/:person/connections', may: PEOPLE_STAFF },
  {
    route: 'GET /staff/people/:person/connections/report',
    may: PEOPLE_STAFF,
    query: '?from=2026-11-01&to=2026-11-30&as=pdf',
  },
  { route: 'GET /staff/people/:person/messages', may: PEOPLE_STAFF },
  { route: 'GET /staff/messages', may: PEOPLE_STAFF, query: '?search=reader@cordee.example' },
  { route: 'POST /staff/messages/:message/again', may: PEOPLE_STAFF, body: {} },
  { route: 'GET /staff/people/:person/acts', may: PEOPLE_STAFF },
  { route: 'GET /accounts/workplace', may: ACTORS, query: '?ticket=x', answers: [302] },
  { route: 'GET /staff/people/:person/workplace', may: PEOPLE_STAFF },
  { route: 'POST /staff/people/:person/workplace', may: SETTINGS_STAFF, body: { roles: [1] } },
  { route: 'DELETE /staff/people/:person/workplace', may: SETTINGS_STAFF },
  { route: 'DELETE /staff/people/:person/second-step', may: PEOPLE_STAFF },
  { route: 'GET /staff/people/:person/picture', may: PEOPLE_STAFF },
  { route: 'POST /staff/people/:person/picture', may: PEOPLE_STAFF, answers: [422, 'accounts.no_picture_sent'] },
  { route: 'DELETE /staff/people/:person/picture', may: PEOPLE_STAFF },
  // The address is nobody's, so that an allowed request is refused for that alone.
  { route: 'GET /staff/people/:person/erasure', may: PEOPLE_STAFF },
  {
    route: 'POST /staff/people/:person/erasure',
    may: PEOPLE_STAFF,
    body: { email: 'nobody@cordee.example' },
    answers: [422, 'accounts.address_not_typed'],
  },
  { route: 'GET /kernel/files/:file/link', may: CONTENT_STAFF },
  { route: 'GET /kernel/jobs', may: SETTINGS_STAFF },
  { route: 'GET /kernel/jobs/:job/runs', may: SETTINGS_STAFF, answers: [404, 'kernel.job_not_found'] },
  { route: 'POST /kernel/jobs/:job/runs', may: SETTINGS_STAFF, body: {}, answers: [404, 'kernel.job_not_found'] },
  { route: 'POST /kernel/jobs-resumed', may: SETTINGS_STAFF, body: {} },
  { route: 'GET /courses/films/faults', may: CONTENT_STAFF },
  { route: 'GET /courses/uses/:kind', may: CONTENT_STAFF, query: '?documents=:course' },
  { route: 'GET /courses/publishing', may: CONTENT_STAFF, query: '?model=plugin%3A%3Acourses.course&documents=:course' },
  { route: 'GET /seats/sessions', may: PEOPLE_STAFF },
  { route: 'GET /seats/companies/:company/overview', may: PEOPLE_STAFF },
  { route: 'GET /seats/sessions/:session/managers', may: PEOPLE_STAFF },
  { route: 'GET /seats/sessions/:session/slots', may: PEOPLE_STAFF },
  { route: 'GET /seats/sessions/:session/timeline', may: PEOPLE_STAFF, answers: [409, 'seats.no_slot_session'] },
  { route: 'GET /seats/sessions/:session/members', may: PEOPLE_STAFF },
  {
    route: 'POST /seats/sessions/:session/members',
    may: PEOPLE_STAFF,
    body: { email: ':reader', role: 'learner' },
  },
  { route: 'POST /seats/sessions/:session/pasted/preview', may: PEOPLE_STAFF, body: { people: [], role: 'learner' } },
  { route: 'POST /seats/sessions/:session/pasted', may: PEOPLE_STAFF, body: { people: [], role: 'learner' } },
  { route: 'GET /seats/sessions/:session/transfer-targets', may: PEOPLE_STAFF },
  {
    route: 'POST /seats/sessions/:session/transfer/preview',
    may: PEOPLE_STAFF,
    body: { members: ['00000000-0000-4000-8000-000000000000'], target: 'none' },
    answers: [404, 'seats.session_not_found'],
  },
  {
    route: 'POST /seats/sessions/:session/transfer',
    may: PEOPLE_STAFF,
    body: { members: ['00000000-0000-4000-8000-000000000000'], target: 'none', allowances: { source: 0, target: 0 } },
    answers: [404, 'seats.session_not_found'],
  },
  { route: 'GET /seats/companies/:company/sessions', may: PEOPLE_STAFF },
  // the session of the tests has licences, and other dates than these
  { route: 'GET /seats/sessions/:session/dates', may: PEOPLE_STAFF },
  {
    route: 'PUT /seats/sessions/:session/dates',
    may: PEOPLE_STAFF,
    body: {
      began: { startsOn: '2000-01-01', endsOn: '2000-12-31' },
      to: { startsOn: '2001-01-01', endsOn: '2001-12-31' },
      appliesToAll: true,
    },
    answers: [409, 'seats.dates_changed'],
  },
  { route: 'GET /seats/sessions/:session/allowance', may: PEOPLE_STAFF, answers: [409, 'seats.no_slot_session'] },
  {
    route: 'PUT /seats/sessions/:session/allowance',
    may: PEOPLE_STAFF,
    body: { from: 1, allowance: 1, leaving: [] },
    answers: [409, 'seats.no_slot_session'],
  },
  { route: 'GET /seats/sessions/:session/invitations', may: PEOPLE_STAFF, query: '?startsOn=2026-11-21' },
  { route: 'POST /seats/sessions/:session/members/:member/invitation', may: PEOPLE_STAFF, body: {} },
  {
    route: 'PUT /seats/sessions/:session/members/:member',
    may: PEOPLE_STAFF,
    body: { endsOn: null, establishment: 'none', tie: [], untie: [] },
    answers: [422, 'seats.establishment_not_found'],
  },
  { route: 'DELETE /seats/sessions/:session/members/:member', may: PEOPLE_STAFF },
  { route: 'GET /seats/sessions/:session/members/:member/slot', may: PEOPLE_STAFF, answers: [409, 'seats.no_slot_session'] },
  {
    route: 'POST /seats/sessions/:session/members/:member/slot',
    may: PEOPLE_STAFF,
    body: { action: 'assign' },
    answers: [409, 'seats.no_slot_session'],
  },
  { route: 'GET /rotations/sessions/:session', may: PEOPLE_STAFF, answers: [409, 'seats.no_slot_session'] },
  {
    route: 'PUT /rotations/sessions/:session',
    may: PEOPLE_STAFF,
    body: { version: 0, settings: { kind: 'none', days: 5, weekends: false, holidays: false, leaversReturn: true } },
    answers: [409, 'seats.no_slot_session'],
  },
];
