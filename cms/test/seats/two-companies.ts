import { COMPANY } from '@cordee/companies';
import { publishedCourse } from '../course.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

/** A published course and two companies, each with a pilot; the one of the other company is a stranger to the sessions of the first. */
type TwoCompanies = Readonly<{ app: TestApp; course: string; company: string; foreign: string; token: string; strangersToken: string }>;

export async function startTwoCompanies(): Promise<TwoCompanies> {
  const app = await startTestApp();
  const { course } = await publishedCourse(app.strapi);
  const pilot = await app.createPerson('pilot@cordee.example', { firstName: 'Marc', lastName: 'Teixeira' });
  const stranger = await app.createPerson('other-pilot@cordee.example');
  const open = async (legalName: string, pilots: string[]) =>
    (await app.documents(COMPANY).create({ data: { legalName, pilots } })).documentId;
  return {
    app,
    course,
    company: await open('Horizon', [pilot.documentId]),
    foreign: await open('Ailleurs', [stranger.documentId]),
    token: pilot.token,
    strangersToken: stranger.token,
  };
}
