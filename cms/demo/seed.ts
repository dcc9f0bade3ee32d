import type { PersonId } from '@cordee/accounts';
import { COMPANY } from '@cordee/companies';
import { appOf, dayIn, plusDays, row, rows } from '@cordee/kernel';
import { planTurns } from '@cordee/rotations';
import { actOnSlot, addMember, type MembershipId, type Role, SESSION, sessionIdOf } from '@cordee/seats';
import { createStaff } from '@cordee/staff';
import type { Core, UID } from '@strapi/strapi';
import { DEMO_ACCOUNTS } from './accounts.ts';
import { ACCUEILLIR } from './content/accueillir.ts';
import { RECRUTER } from './content/recruter.ts';
import { seedConnectionLog, seedLessonViews, seedSlotHistory, seedStandings, seedTurns } from './history.ts';
import { writeCourse } from './write.ts';

const LOADED_FLAG = { type: 'cordee', name: 'demo', key: 'loaded' };

/** Loads the demo data, once per database. Its passwords are public: for demo installations only. (OPS-1) */
export async function seedDemo(strapi: Core.Strapi): Promise<void> {
  if (!appOf(strapi).settings.DEMO) throw new Error('The demo data can be loaded into a demo installation only (DEMO=true).');
  if (await strapi.store.get(LOADED_FLAG)) return;

  await createDemoStaff(strapi);
  const personOf = await createPeople(strapi);
  const accueillir = await writeCourse(strapi, ACCUEILLIR);
  const recruter = await writeCourse(strapi, RECRUTER);
  const horizon = await createCompany(strapi, 'Groupe Horizon SAS', [personOf('marc'), personOf('chloe')]);
  const tilleuls = await createCompany(strapi, 'Clinique des Tilleuls', []);

  const planned = { filledBy: 'company', allowance: 60, closesOn: dayFromToday(strapi, 48) } as const;
  await createSession(strapi, { reference: 'Lyon, automne', company: horizon, course: recruter, days: [-42, 48], ...planned }, [
    ['amel', 'learner'],
    ['lina', 'learner'],
    ['paul', 'manager'],
    ['eva', 'manager-learner'],
    ['chloe', 'learner'],
  ]);
  await tieToManager(strapi, { session: 'Lyon, automne', manager: 'paul', members: ['amel', 'lina'] });
  await createSession(strapi, { reference: 'Lyon, accueil', company: horizon, course: accueillir, days: [-30, 60] }, [
    ['amel', 'learner'],
    ['jules', 'learner'],
  ]);
  await createSlotSessions(strapi, { company: horizon, course: accueillir });
  await createSession(strapi, { reference: 'Tilleuls, printemps', company: tilleuls, course: accueillir, days: [-200, -20] }, [
    ['samir', 'learner'],
  ]);
  await createSession(strapi, { reference: 'Tilleuls, hiver', company: tilleuls, course: recruter, days: [12, 190] }, [
    ['nora', 'learner'],
  ]);
  await createSession(
    strapi,
    { reference: 'École, promotion en cours', company: await schoolOf(strapi), course: recruter, days: [-80, 200] },
    [['hugo', 'learner']],
  );

  const db = strapi.db.connection;
  const histories = [
    ['amel', recruter, 0.52, 41],
    ['lina', recruter, 1, 40],
    ['eva', recruter, 0.12, 30],
    ['chloe', recruter, 0.3, 38],
    ['hugo', recruter, 0.7, 70],
    ['samir', accueillir, 0.4, 190],
    ['ingrid', accueillir, 0.6, 20],
    ['joris', accueillir, 0.25, 11],
    ['adele', accueillir, 0.3, 28],
  ] as const;
  for (const [name, course, share, since] of histories) {
    const person = personOf(name).id;
    await seedLessonViews(db, { person, course, share, since });
    await seedConnectionLog(db, person);
  }
  await seedStandings(db);
  await strapi.store.set({ ...LOADED_FLAG, value: true });
}

/** Three sessions of slots: one in which the pilot moves them, one with a paced and one with a natural rotation. (SEAT-5, ROT-1) */
async function createSlotSessions(strapi: Core.Strapi, of: { company: string; course: string }): Promise<void> {
  const relay = await createSession(
    strapi,
    { reference: 'Lyon, relais', ...of, days: [-60, 120], kind: 'slot', allowance: 3 },
    RELAY.map((name) => [name, 'learner'] as const),
  );
  if (relay) await takeTurns(strapi, relay);
  const turns = { ...of, days: [-30, 90], kind: 'slot' } as const;
  const byTurns = await createSession(
    strapi,
    { reference: 'Lyon, à tour de rôle', allowance: 3, ...turns },
    BY_TURNS.map((name) => [name, 'learner'] as const),
  );
  if (byTurns) await seedPacedTurns(strapi, byTurns);
  const asTheyFinish = await createSession(
    strapi,
    { reference: 'Lyon, au fil de l’eau', allowance: 2, ...turns },
    AS_THEY_FINISH.map((name) => [name, 'learner'] as const),
  );
  if (asTheyFinish) await seedNaturalTurns(strapi, asTheyFinish);
}

async function createDemoStaff(strapi: Core.Strapi): Promise<void> {
  const members = [
    { email: 'contenu@cordee.example', firstName: 'Camille', lastName: 'Roche', roles: ['content', 'people'] },
    { email: 'direction@cordee.example', firstName: 'Anouk', lastName: 'Delcourt', roles: ['settings'] },
  ] as const;
  for (const { roles, ...names } of members) {
    await createPerson(strapi, names.email, names);
    await createStaff(strapi, { ...names, roles });
  }
}

/** A day counted from today, as people in the time zone of the installation call it. */
const dayFromToday = (strapi: Core.Strapi, days: number) => plusDays(dayIn(appOf(strapi).settings.TIME_ZONE, new Date()), days);

const PEOPLE = [
  { name: 'amel', firstName: 'Amel', lastName: 'Rahmani' },
  { name: 'jules', firstName: 'Jules', lastName: 'Ferrand' },
  { name: 'ines', firstName: 'Inès', lastName: 'Caradec', standing: 'administrator' },
  { name: 'lina', firstName: 'Lina', lastName: 'Perrot' },
  { name: 'samir', firstName: 'Samir', lastName: 'Haddad' },
  { name: 'nora', firstName: 'Nora', lastName: 'Benali' },
  { name: 'paul', firstName: 'Paul', lastName: 'Giraud' },
  { name: 'eva', firstName: 'Eva', lastName: 'Colin' },
  { name: 'marc', firstName: 'Marc', lastName: 'Teixeira' },
  { name: 'chloe', firstName: 'Chloé', lastName: 'Roy' },
  { name: 'hugo', firstName: 'Hugo', lastName: 'Marty', standing: 'student' },
  { name: 'theo', firstName: 'Théo', lastName: 'Lacombe', standing: 'tester' },
  { name: 'zoe', firstName: 'Zoé', lastName: 'Martin' },
  { name: 'karim', firstName: 'Karim', lastName: 'Belkacem' },
  { name: 'lucie', firstName: 'Lucie', lastName: 'Vasseur' },
  { name: 'omar', firstName: 'Omar', lastName: 'Diallo' },
  { name: 'sofia', firstName: 'Sofia', lastName: 'Marques' },
  { name: 'thomas', firstName: 'Thomas', lastName: 'Étienne' },
  { name: 'tiphaine', firstName: 'Tiphaine', lastName: 'd’Argent' },
  { name: 'ugo', firstName: 'Ugo', lastName: 'Prévost' },
  { name: 'vera', firstName: 'Véra', lastName: 'Nguyen' },
  { name: 'wassim', firstName: 'Wassim', lastName: 'Mansouri' },
  { name: 'yann', firstName: 'Yann', lastName: 'Le Goff' },
  { name: 'yasmine', firstName: 'Yasmine', lastName: 'Fabre' },
  { name: 'adele', firstName: 'Adèle', lastName: 'Garnier' },
  { name: 'baptiste', firstName: 'Baptiste', lastName: 'Lemoine' },
  { name: 'clara', firstName: 'Clara', lastName: 'Noël' },
  { name: 'damien', firstName: 'Damien', lastName: 'Bouchard' },
  { name: 'elodie', firstName: 'Élodie', lastName: 'Kouassi' },
  { name: 'fares', firstName: 'Farès', lastName: 'Amrani' },
  { name: 'gaelle', firstName: 'Gaëlle', lastName: 'Tanguy' },
  { name: 'hector', firstName: 'Hector', lastName: 'Silva' },
  { name: 'ingrid', firstName: 'Ingrid', lastName: 'Olsen' },
  { name: 'joris', firstName: 'Joris', lastName: 'Pasquier' },
  { name: 'katia', firstName: 'Katia', lastName: 'Moreau' },
  { name: 'leon', firstName: 'Léon', lastName: 'Barbier' },
  { name: 'maeva', firstName: 'Maéva', lastName: 'Tehei' },
] as const;

/** The members of the demo's slot session: the first two hold a slot, the next two wait, one slot is free. */
const RELAY = ['karim', 'lucie', 'omar', 'sofia', 'thomas', 'tiphaine', 'ugo', 'vera', 'wassim', 'yann', 'yasmine'] as const;

/** The members of the demo's session with a paced rotation, in the order of their first turns. */
const BY_TURNS = ['adele', 'baptiste', 'clara', 'damien', 'elodie', 'fares', 'gaelle', 'hector'] as const;

/** The members of the demo's session with a natural rotation: the first two hold a slot, the others wait. */
const AS_THEY_FINISH = ['ingrid', 'joris', 'katia', 'leon', 'maeva'] as const;

type Name = (typeof PEOPLE)[number]['name'];
type Person = { id: number; documentId: string };

const emailOf = (name: Name) => `${name}@cordee.example`;

/** Creates the demo people and returns a function that finds one of them by name. */
async function createPeople(strapi: Core.Strapi): Promise<(name: Name) => Person> {
  const created = new Map<Name, Person>();
  const trial = { testsFrom: dayFromToday(strapi, -1), testsUntil: dayFromToday(strapi, 30) };
  for (const { name, ...data } of PEOPLE)
    created.set(name, await createPerson(strapi, emailOf(name), { ...data, ...(name === 'theo' && trial) }));

  return (name) => {
    const person = created.get(name);
    if (!person) throw new Error(`There is no demo person ${name}.`);
    return person;
  };
}

async function createPerson(strapi: Core.Strapi, email: string, fields: Record<string, unknown>): Promise<Person> {
  const users = strapi.documents('plugin::users-permissions.user');
  const data = { email, password: DEMO_ACCOUNTS[0].password, confirmed: true, provider: 'local', locale: 'fr', ...fields };
  const { id, documentId } = (await users.findFirst({ filters: { email } })) ?? (await users.create({ data }));
  return { id: Number(id), documentId };
}

async function createCompany(strapi: Core.Strapi, legalName: string, pilots: readonly Person[]): Promise<string> {
  const companies = strapi.documents(COMPANY);
  const data = { legalName, pilots: pilots.map(({ documentId }) => documentId) };
  const { documentId } = (await companies.findFirst({ filters: { legalName } })) ?? (await companies.create({ data }));
  return documentId;
}

/** The document id of the organisation's own school. */
async function schoolOf(strapi: Core.Strapi): Promise<string> {
  const school = await row<{ document: string }>(
    strapi.db.connection,
    'select document_id as document from cordee.company where is_school',
  );
  if (!school) throw new Error('The organisation has no school.');
  return school.document;
}

/** A session to create; `days`: its first and last day, counted from today. */
type NewSession = {
  reference: string;
  company: string;
  course: string;
  days: readonly [from: number, to: number];
  kind?: 'slot';
  filledBy?: 'company';
  allowance?: number;
  closesOn?: string;
};

/** Creates a session with its members and returns its document id; undefined when it is there. */
async function createSession(
  strapi: Core.Strapi,
  { days: [from, to], ...session }: NewSession,
  members: readonly (readonly [Name, Role])[],
): Promise<string | undefined> {
  const sessions = strapi.documents(SESSION);
  if (await sessions.findFirst({ filters: { reference: session.reference } })) return undefined;

  const dates = { startsOn: dayFromToday(strapi, from), endsOn: dayFromToday(strapi, to) };
  // Learners join licences about the first day: the session begins today until it has its members. (SEAT-4)
  const opened = session.kind === 'slot' ? dates : { startsOn: dayFromToday(strapi, 0), endsOn: dayFromToday(strapi, Math.max(to, 1)) };
  const { documentId } = await sessions.create({ data: { ...session, ...opened } });
  const added = await sessionIdOf(strapi.db.connection, documentId);
  for (const [name, role] of members) await addMember(strapi, { session: added, email: emailOf(name), role });
  if (session.kind !== 'slot') await strapi.documents<UID.ContentType>(SESSION).update({ documentId, data: dates });
  return documentId;
}

/** Has a manager manage members of their session. (ACC-8) */
async function tieToManager(
  strapi: Core.Strapi,
  { session, manager, members }: { session: string; manager: Name; members: readonly Name[] },
): Promise<void> {
  await rows(
    strapi.db.connection,
    `insert into cordee.membership_manager (managed, manager, company)
     select m.id, by.id, m.company from cordee.session s
     join cordee.current_membership m on m.session = s.id join cordee.person p on p.id = m.person and p.email = any(:members)
     join cordee.current_membership by on by.session = s.id join cordee.person b on b.id = by.person and b.email = :manager
     where s.reference = :session on conflict do nothing`,
    { session, manager: emailOf(manager), members: members.map(emailOf) },
  );
}

/** Gives the slot session a history, and puts its third and fourth member, by address, on the waiting list, as its pilot does. (SEAT-7, SEAT-9, ROT-1) */
async function takeTurns(strapi: Core.Strapi, session: string): Promise<void> {
  const db = strapi.db.connection;
  const members = await rows<{ id: MembershipId; pilot: PersonId }>(
    db,
    `select m.id, l.person as pilot
     from cordee.current_membership m join cordee.person p on p.id = m.person join cordee.session s on s.id = m.session
     join cordee.pilot l on l.company = s.company join cordee.person marc on marc.id = l.person and marc.email = :marc
     where s.document_id = :session order by p.email`,
    { session, marc: emailOf('marc') },
  );
  const [first] = members;
  if (first) await seedSlotHistory(db, { session, pilot: first.pilot });
  for (const { id: member, pilot } of members.slice(2, 4))
    await actOnSlot(strapi, { person: { id: pilot }, now: new Date() }, { session, member, action: 'wait' });
}

/** Has the members of a session taken turns of five working days since its first day, as its rotation would have given them. (ROT-3) */
async function seedPacedTurns(strapi: Core.Strapi, session: string): Promise<void> {
  const [startsOn, today, endsOn] = [dayFromToday(strapi, -30), dayFromToday(strapi, 0), dayFromToday(strapi, 90)];
  const { turns } = planTurns(
    {
      today: startsOn,
      nightHasPassed: true,
      startsOn,
      endsOn,
      slots: [1, 2, 3],
      rotation: { kind: 'paced', days: 5, counting: { weekends: false, holidays: false }, leaversReturn: true },
      holders: [],
      queue: BY_TURNS.map(emailOf),
      members: new Map(),
    },
    null,
  );
  const begun = turns.filter(({ from }) => from <= today).map((turn) => ({ ...turn, to: turn.to > today ? null : turn.to }));
  const holding = begun.filter(({ to }) => to === null).map(({ member }) => member);
  const next = turns.filter(({ from, member }) => from > today && !holding.includes(member)).map(({ member }) => member);
  await seedTurns(strapi.db.connection, { session, kind: 'paced', turns: begun, waiting: [...new Set(next)] });
}

/** Has two members of a session hold its slots until they finish, one of them half-way through the course; the others wait. (ROT-2) */
async function seedNaturalTurns(strapi: Core.Strapi, session: string): Promise<void> {
  const [ingrid, joris, ...waiting] = AS_THEY_FINISH.map(emailOf);
  const turn = (slot: number, member: string | undefined, since: number) => ({
    slot,
    member: member ?? '',
    from: dayFromToday(strapi, since),
    to: null,
  });
  await seedTurns(strapi.db.connection, { session, kind: 'natural', turns: [turn(1, ingrid, -21), turn(2, joris, -12)], waiting });
}
