import { createStaff } from '@cordee/accounts';
import { COMPANY } from '@cordee/companies';
import { appOf } from '@cordee/kernel';
import { addMember, type Role, SESSION } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import { DEMO_ACCOUNTS } from './accounts.ts';
import { ACCUEILLIR } from './content/accueillir.ts';
import { RECRUTER } from './content/recruter.ts';
import { seedConnectionLog, seedLessonViews } from './history.ts';
import { writeCourse } from './write.ts';

const LOADED = { type: 'cordee', name: 'demo', key: 'loaded' };
const DAY = 86_400_000;

/** Loads the demo data, once for a database. Passwords here are known to all: demo houses only. (OPS-1) */
export async function seedDemo(strapi: Core.Strapi): Promise<void> {
  if (!appOf(strapi).settings.DEMO) throw new Error('demo data goes into a demo house only (DEMO=true)');
  if (await strapi.store.get(LOADED)) return;

  await staff(strapi);
  const people = await everybody(strapi);
  const accueillir = await writeCourse(strapi, ACCUEILLIR);
  const recruter = await writeCourse(strapi, RECRUTER);
  const horizon = await company(strapi, 'Groupe Horizon SAS', [people.marc, people.chloe]);
  const tilleuls = await company(strapi, 'Clinique des Tilleuls', []);

  await session(strapi, { reference: 'Lyon, automne', company: horizon, course: recruter, days: [-42, 48] }, [
    ['amel', 'learner'],
    ['lina', 'learner'],
    ['paul', 'manager'],
    ['eva', 'manager-learner'],
    ['chloe', 'learner'],
  ]);
  await session(strapi, { reference: 'Lyon, accueil', company: horizon, course: accueillir, days: [-30, 60] }, [
    ['amel', 'learner'],
    ['jules', 'learner'],
  ]);
  await session(strapi, { reference: 'Tilleuls, printemps', company: tilleuls, course: accueillir, days: [-200, -20] }, [
    ['samir', 'learner'],
  ]);
  await session(strapi, { reference: 'Tilleuls, hiver', company: tilleuls, course: recruter, days: [12, 190] }, [['nora', 'learner']]);
  await session(strapi, { reference: 'École, promotion en cours', company: null, course: recruter, days: [-80, 200] }, [
    ['hugo', 'learner'],
  ]);

  const db = strapi.db.connection;
  const history = [
    ['amel', recruter, 0.52, 41],
    ['lina', recruter, 1, 40],
    ['eva', recruter, 0.12, 30],
    ['chloe', recruter, 0.3, 38],
    ['hugo', recruter, 0.7, 70],
    ['samir', accueillir, 0.4, 190],
  ] as const;
  for (const [name, course, share, since] of history) {
    await seedLessonViews(db, { person: people[name].id, course, share, since });
    await seedConnectionLog(db, people[name].id);
  }
  await strapi.store.set({ ...LOADED, value: true });
}

async function staff(strapi: Core.Strapi): Promise<void> {
  const members = [
    { email: 'contenu@cordee.example', firstName: 'Camille', lastName: 'Roche', roles: ['content', 'people'] },
    { email: 'direction@cordee.example', firstName: 'Anouk', lastName: 'Delcourt', roles: ['settings'] },
  ] as const;
  for (const { roles, ...names } of members) {
    await person(strapi, names.email, names);
    await createStaff(strapi, { ...names, roles });
  }
}

const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const NAMES = {
  amel: { firstName: 'Amel', lastName: 'Rahmani' },
  jules: { firstName: 'Jules', lastName: 'Ferrand' },
  ines: { firstName: 'Inès', lastName: 'Caradec', standing: 'administrator' },
  lina: { firstName: 'Lina', lastName: 'Perrot' },
  samir: { firstName: 'Samir', lastName: 'Haddad' },
  nora: { firstName: 'Nora', lastName: 'Benali' },
  paul: { firstName: 'Paul', lastName: 'Giraud' },
  eva: { firstName: 'Eva', lastName: 'Colin' },
  marc: { firstName: 'Marc', lastName: 'Teixeira' },
  chloe: { firstName: 'Chloé', lastName: 'Roy' },
  hugo: { firstName: 'Hugo', lastName: 'Marty', standing: 'student' },
  theo: { firstName: 'Théo', lastName: 'Lacombe', standing: 'tester', testsFrom: inDays(-1), testsUntil: inDays(30) },
  zoe: { firstName: 'Zoé', lastName: 'Martin' },
} as const;

type Name = keyof typeof NAMES;
type Person = { id: number; documentId: string };

const addressOf = (name: Name) => `${name}@cordee.example`;

async function everybody(strapi: Core.Strapi): Promise<Record<Name, Person>> {
  const made: [string, Person][] = [];
  for (const [name, more] of Object.entries(NAMES)) made.push([name, await person(strapi, addressOf(name as Name), more)]);
  return Object.fromEntries(made) as Record<Name, Person>;
}

async function person(strapi: Core.Strapi, email: string, names: object): Promise<Person> {
  const users = strapi.documents('plugin::users-permissions.user');
  const data = { email, password: DEMO_ACCOUNTS[0].password, confirmed: true, provider: 'local', locale: 'fr', ...names };
  const { id, documentId } = (await users.findFirst({ filters: { email } })) ?? (await users.create({ data: data as never }));
  return { id: Number(id), documentId };
}

async function company(strapi: Core.Strapi, legalName: string, pilots: readonly Person[]): Promise<string> {
  const companies = strapi.documents(COMPANY as never);
  const data = { legalName, pilots: pilots.map(({ documentId }) => documentId) };
  const { documentId } =
    (await companies.findFirst({ filters: { legalName } as never })) ?? (await companies.create({ data: data as never }));
  return documentId;
}

type Contract = { reference: string; company: string | null; course: string; days: readonly [from: number, to: number] };

async function session(strapi: Core.Strapi, { days: [from, to], ...contract }: Contract, members: readonly [Name, Role][]): Promise<void> {
  const sessions = strapi.documents(SESSION);
  if (await sessions.findFirst({ filters: { reference: contract.reference } as never })) return;

  const data = { ...contract, startsOn: inDays(from), endsOn: inDays(to) };
  const { documentId } = await sessions.create({ data: data as never });
  for (const [name, role] of members) await addMember(strapi, { session: documentId, email: addressOf(name), role });
}
