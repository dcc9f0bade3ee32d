// How references of what editors and staff write stay unique. (LRN-1, SEAT-2)
import { CASE_STUDY, COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import { SESSION } from '@cordee/seats';
import type { UID } from '@strapi/strapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, publish, publishedCourse, reference, schoolOf } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

type Refused = { error: { name: string; message: string; details: { errors: { path: string[]; message: string }[] } } };
type Saved = { data: { documentId: string; reference: string; title: string } };

let app: TestApp;
let editor: string;
let course: string;

beforeAll(async () => {
  app = await startTestApp();
  editor = await createStaffUser(app, 'editor@cordee.example', { superAdmin: true });
  course = (await publishedCourse(app.strapi)).course;
});
afterAll(() => app.close());

const post = <Body>(uid: string, path: string, body?: object) =>
  app.call<Body>(`POST /content-manager/collection-types/${uid}${path}`, { token: editor, body });
const create = (data: Record<string, unknown>, uid: string = LESSON) => post<Refused & Saved>(uid, '', data);

describe('references', () => {
  it.each([
    ['in other case', 'ecole-du-pot'],
    ['with other accents', 'Ecole-Du-Pot'],
    ['in another normal form', 'École-du-pot'.normalize('NFD')],
    ['with spaces for hyphens', 'École du pot'],
    ['with spaces around', '  École-du-pot '],
    ['with no-break spaces', 'École\u00a0du\u202fpot'],
    ['with no-break hyphens', 'École\u2011du\u2011pot'],
    ['with dashes', 'École – du – pot'],
    ['without hyphens', 'Écoledupot'],
    ['with invisible signs', 'École-du\u200b-p\u00adot'],
  ])('H-92 LRN-1 one %s is refused at its field, in French, naming the other', async (_, same) => {
    await create({ title: 'Le pot', reference: 'École-du-pot' });
    const { status, body } = await create({ title: 'Autre', reference: same });
    expect(status).toBe(400);
    expect(body.error.name).toBe('ValidationError');
    expect(body.error.details.errors[0]?.path).toEqual(['reference']);
    expect(body.error.details.errors[0]?.message).toContain('Cette référence est déjà celle de « Le pot » (École-du-pot).');
  });

  it.each([
    ['M-1-12', 'M-11-2'],
    ['L-POT-1', 'L-POT-2'],
  ])('H-92 LRN-1 %s is not %s', async (one, other) => {
    expect((await create({ title: 'x', reference: one })).status).toBe(201);
    expect((await create({ title: 'x', reference: other })).status).toBe(201);
  });

  const others: [UID.ContentType, Record<string, unknown>][] = [
    [COURSE, {}],
    [THEME, { colour: 'pine' }],
    [MODULE, {}],
    [CASE_STUDY, {}],
  ];
  it.each(others)('H-92 LRN-1 so is that of another %s', async (uid, data) => {
    await create({ ...data, title: 'Le premier', reference: 'Été 1' }, uid);
    const { status, body } = await create({ ...data, title: 'Le second', reference: 'ete\u20111' }, uid);
    expect([status, body.error.details.errors[0]?.path]).toEqual([400, ['reference']]);
    expect(body.error.message).toContain('« Le premier » (Été 1)');
  });

  it('H-92 SEAT-2 so is that of another session', async () => {
    const [of, company] = [course, await schoolOf(app.strapi)].map((documentId) => ({ connect: [{ documentId }] }));
    const session = { startsOn: '2026-03-01', endsOn: '2026-03-02', course: of, company };
    await create({ ...session, reference: 'Lyon, été' }, SESSION);
    const { status, body } = await create({ ...session, reference: 'LYON, ETE' }, SESSION);
    expect([status, body.error.details.errors[0]?.path]).toEqual([400, ['reference']]);
    expect(body.error.message).toContain('« Lyon, été »');
  });

  it('H-92 LRN-1 a document keeps its own, in other letters too, and takes no other’s', async () => {
    const one = await draft(app.strapi, LESSON, { title: 'Un', reference: 'Gardée', body: 'x' });
    await publish(app.strapi, LESSON, one);
    await app.documents(LESSON).update({ documentId: one, data: { reference: 'GARDEE' } });
    const two = await draft(app.strapi, LESSON, { title: 'Deux', reference: 'Autre part' });
    const taking = app.documents(LESSON).update({ documentId: two, data: { reference: 'gardée' } });
    await expect(taking).rejects.toThrow('« Un » (GARDEE)');
    await app.documents(LESSON).update({ documentId: one, data: { reference: 'Changée' } });
    const published = app.documents(LESSON).update({ documentId: two, data: { reference: 'gardée' } });
    await expect(published, 'while it is still published').rejects.toThrow('« Un » (Gardée)');
    await publish(app.strapi, LESSON, one);
    await app.documents(LESSON).update({ documentId: two, data: { reference: 'gardée' } });
  });

  it('H-92 LRN-1 one that an older release let in twice is refused when it is published, and when a draft is discarded', async () => {
    const [one, two] = [
      await draft(app.strapi, LESSON, { title: 'Un', reference: 'Deux fois', body: 'x' }),
      await draft(app.strapi, LESSON, { title: 'Deux', reference: reference(), body: 'x' }),
    ];
    await publish(app.strapi, LESSON, one);
    await app.documents(LESSON).update({ documentId: one, data: { reference: 'Une fois' } });
    await app.database.query("update lessons set reference = 'DEUX FOIS' where document_id = $1", [two]);
    await expect(publish(app.strapi, LESSON, two)).rejects.toThrow('« Un » (Deux fois)');
    await expect(app.documents(LESSON).discardDraft({ documentId: one })).rejects.toThrow('« Deux » (DEUX FOIS)');
  });

  it('H-92 LRN-1 SEAT-2 of twenty who take one at once, one gets it, and all others the same words', async () => {
    const session = { startsOn: '2026-03-01', endsOn: '2026-03-02', course, company: await schoolOf(app.strapi) };
    const kinds: [UID.ContentType, Record<string, unknown>][] = [
      [LESSON, { title: 'x' }],
      [SESSION, session],
    ];
    for (const [uid, data] of kinds) {
      const spellings = Array.from({ length: 20 }, (_, index) => (index % 2 ? 'À la fois' : 'a-la-fois'));
      const created = await Promise.allSettled(spellings.map((name) => draft(app.strapi, uid, { ...data, reference: name })));
      const refused = created.filter((one) => one.status === 'rejected');
      expect(refused).toHaveLength(19);
      for (const { reason } of refused) expect(reason.message).toMatch(/^Cette référence est déjà celle de « /);
    }
  });
});

describe('“Dupliquer”', () => {
  const copy = async (uid: UID.ContentType, documentId: string) => (await post<Saved>(uid, `/auto-clone/${documentId}`)).body.data;

  it('H-92 LRN-1 makes a copy with the first free reference', async () => {
    const lesson = await draft(app.strapi, LESSON, { title: 'Le pot', reference: 'L-POT', body: 'Du texte.' });
    expect(await copy(LESSON, lesson)).toMatchObject({ title: 'Le pot', reference: 'L-POT (2)', body: 'Du texte.' });
    const third = await copy(LESSON, lesson);
    expect(third.reference).toBe('L-POT (3)');
    expect((await copy(LESSON, third.documentId)).reference, 'of a copy').toBe('L-POT (4)');
  });

  it('H-92 LRN-1 leaves the original where it is, and the copy in no course', async () => {
    const caseStudy = await draft(app.strapi, CASE_STUDY, { title: 'Cas', reference: reference() });
    const module = await draft(app.strapi, MODULE, { title: 'M', reference: reference() });
    const theme = await draft(app.strapi, THEME, { title: 'T', reference: reference(), colour: 'rust', modules: [module] });
    const data = { title: 'C', reference: reference(), themes: [theme], optionalThemes: [theme], caseStudy };
    const whole = await draft(app.strapi, COURSE, data);
    const copied = await copy(THEME, theme);
    await copy(CASE_STUDY, caseStudy);
    const ofCourse = await app.documents(COURSE).findOne({ documentId: whole, populate: ['themes', 'optionalThemes', 'caseStudy'] });
    expect(ofCourse).toMatchObject({
      themes: [{ documentId: theme }],
      optionalThemes: [{ documentId: theme }],
      caseStudy: { documentId: caseStudy },
    });
    const ofCopy = await app.documents(THEME).findOne({ documentId: copied.documentId, populate: ['modules', 'courses'] });
    expect(ofCopy).toMatchObject({ modules: [{ documentId: module }], courses: [] });
  });

  it('H-92 SEAT-2 copies a session, without its members', async () => {
    const data = { reference: 'Nancy', startsOn: '2026-03-01', endsOn: '2026-03-02', course, company: await schoolOf(app.strapi) };
    const session = await draft(app.strapi, SESSION, data);
    expect(await copy(SESSION, session)).toMatchObject({ reference: 'Nancy (2)', startsOn: '2026-03-01' });
  });

  it('H-92 LRN-1 a copy whose reference was typed keeps it, or is refused', async () => {
    const lesson = await draft(app.strapi, LESSON, { title: 'Le sac', reference: 'L-SAC' });
    const clone = (name: string) => post<Refused & Saved>(LESSON, `/clone/${lesson}`, { title: 'Le sac', reference: name });
    expect((await clone('l sac')).body.error.message).toContain('« Le sac » (L-SAC)');
    expect((await clone('L-SAC-2')).body.data.reference).toBe('L-SAC-2');
  });
});
