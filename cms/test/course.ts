import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import { addMember, SESSION, sessionIdOf } from '@cordee/seats';
import type { Core, UID } from '@strapi/strapi';
import type { TestApp } from './test-app.ts';

/** Creates a draft of this content type and returns its document id. */
export async function draft(strapi: Core.Strapi, uid: UID.ContentType, data: Record<string, unknown>): Promise<string> {
  return (await strapi.documents(uid).create({ data })).documentId;
}

export const publish = (strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<unknown> =>
  strapi.documents(uid).publish({ documentId });

let references = 0;

/** Returns a reference that no other document has. */
export function reference(): string {
  references += 1;
  return `R${references}`;
}

/** Publishes a course of one theme and one module, with a text and a film of this duration in seconds. */
export async function publishedCourse(
  strapi: Core.Strapi,
  { seconds = 20 } = {},
): Promise<{ course: string; theme: string; module: string; text: string; film: string }> {
  const [file] = await strapi.db
    .connection('files')
    .insert({
      document_id: reference(),
      name: 'film.mp4',
      url: '/uploads/film.mp4',
      mime: 'video/mp4',
      hash: 'film',
      ext: '.mp4',
      size: 1,
      provider: 'local',
    })
    .returning('id');
  const text = await draft(strapi, LESSON, { title: 'Un texte', reference: reference(), body: 'Des mots.' });
  const film = await draft(strapi, LESSON, { title: 'Un film', reference: reference(), video: file.id, durationSeconds: seconds });
  const module = await draft(strapi, MODULE, { title: 'Un module', reference: reference(), lessons: [text, film] });
  const theme = await draft(strapi, THEME, { title: 'Une thématique', reference: reference(), colour: 'pine', modules: [module] });
  const course = await draft(strapi, COURSE, { title: 'Un parcours', reference: reference(), themes: [theme] });
  for (const [uid, documentId] of [
    [LESSON, text],
    [LESSON, film],
    [MODULE, module],
    [THEME, theme],
    [COURSE, course],
  ] as const)
    await publish(strapi, uid, documentId);
  return { course, theme, module, text, film };
}

/** The document id of the organisation's own school, of which sessions of tests are that name no company. */
export async function schoolOf(strapi: Core.Strapi): Promise<string> {
  const { rows } = await strapi.db.connection.raw('select document_id from cordee.company where is_school');
  return rows[0].document_id;
}

/** What a licence session needs that takes learners long after its first day: its company fills it. (SEAT-3) */
export const OPEN_LONG = { filledBy: 'company', allowance: 10_000, closesOn: '2040-12-31' } as const;

/** Creates a session of a course with these learners; without dates, it is under way. */
export async function openSession(
  strapi: Core.Strapi,
  course: string,
  emails: readonly string[],
  dates: { startsOn?: string; endsOn?: string } = {},
): Promise<string> {
  const company = await schoolOf(strapi);
  const { startsOn = '2020-01-01', endsOn = '2040-12-31' } = dates;
  const data = { reference: reference(), course, company, startsOn, endsOn, ...OPEN_LONG };
  const documentId = await draft(strapi, SESSION, data);
  for (const email of emails) await joinSession(strapi, { session: documentId, email, role: 'learner' });
  return documentId;
}

type NewMember = Omit<Parameters<typeof addMember>[1], 'session'>;

/** Adds somebody to a session, which the tests know by its document id, as the admin does. */
export const joinSession = async (strapi: Core.Strapi, { session, ...member }: NewMember & { session: string }): Promise<void> =>
  addMember(strapi, { ...member, session: await sessionIdOf(strapi.db.connection, session) });

/** Opens the page of a text as a learner and marks it as read; texts of tests are so short that no time needs to pass. */
export async function readText(
  app: TestApp,
  { course, lesson, token }: { course: string; lesson: string; token: string },
): Promise<number> {
  const url = `/api/progress/courses/${course}/lessons/${lesson}` as const;
  const { body } = await app.call<{ page?: string }>(`GET ${url}`, { token });
  return (await app.call(`POST ${url}/read`, { token, body: { page: body.page ?? 'none' } })).status;
}
