// What a course cannot contain, refused from the form of the course and from that of the theme. (LRN-2, LRN-3, LRN-6)
import { COURSE, LESSON, MODULE, THEME } from '@cordee/courses';
import type { UID } from '@strapi/strapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, publish, reference } from '../course.ts';
import { createStaffUser, fromStoredVersion } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

type Answer = { error?: { message: string; details: { errors: { path: string[]; message: string }[] } } };
type Change = Readonly<{ connect?: string[]; disconnect?: string[] }>;

let app: TestApp;
let editor: string;

beforeAll(async () => {
  app = await startTestApp();
  editor = await createStaffUser(app, 'editor@cordee.example', { superAdmin: true });
});
afterAll(() => app.close());

/** Saves a document as the form of the admin does, and returns the field and the message of a refusal. */
async function save(uid: UID.ContentType, document: string, data: Record<string, unknown>): Promise<[string, string] | undefined> {
  const { body } = await app.call<Answer>(`PUT /content-manager/collection-types/${uid}/${document}`, {
    token: editor,
    body: data,
    headers: await fromStoredVersion(app, uid, document),
  });
  const refused = body.error?.details.errors[0];
  return refused && [refused.path.join('.'), refused.message];
}
const relation = ({ connect = [], disconnect = [] }: Change) => ({
  connect: connect.map((documentId) => ({ documentId })),
  disconnect: disconnect.map((documentId) => ({ documentId })),
});
const theme = (title: string, colour: string, modules: string[] = []) =>
  draft(app.strapi, THEME, { title, reference: reference(), colour, modules });
const course = (title: string, themes: string[]) => draft(app.strapi, COURSE, { title, reference: reference(), themes });

describe('two themes of one colour in a course', () => {
  it('LRN-2 are refused when the course is saved, naming it and both', async () => {
    const [one, two] = [await theme('Le pin', 'pine'), await theme('Le sapin', 'pine')];
    const saved = await course('Les arbres', [one]);
    const refused = await save(COURSE, saved, { themes: relation({ connect: [two] }) });
    expect(refused?.[0]).toBe('themes');
    expect(refused?.[1]).toMatch(/Dans le parcours « Les arbres », « Le (sa)?pin » et « Le (sa)?pin » ont la même couleur/);
    await expect(course('Les arbres', [one, two])).rejects.toThrow(/Dans le parcours « Les arbres »/);
  });

  it('LRN-2 are refused when a theme is saved, naming the course and the other', async () => {
    const [one, two] = [await theme('La rouille', 'rust'), await theme('Le pin', 'pine')];
    await course('Les couleurs', [one, two]);
    expect(await save(THEME, two, { colour: 'rust' })).toEqual([
      'colour',
      'Dans le parcours « Les couleurs », la thématique « La rouille » a déjà cette couleur : choisissez-en une autre.',
    ]);
    expect(await save(THEME, two, { colour: 'teal' })).toBeUndefined();
  });

  it('LRN-2 are refused while the other is published so, whatever its draft says', async () => {
    const [one, two] = [await theme('Une', 'rust'), await theme('Deux', 'pine')];
    const saved = await course('Le publié', [one, two]);
    for (const [uid, id] of [
      [THEME, one],
      [THEME, two],
      [COURSE, saved],
    ] as const)
      await publish(app.strapi, uid, id);
    expect(await save(THEME, one, { colour: 'teal' })).toBeUndefined();
    expect((await save(THEME, two, { colour: 'rust' }))?.[1]).toContain('« Le publié », la thématique « Une »');
    await publish(app.strapi, THEME, one);
    expect(await save(THEME, two, { colour: 'rust' }), 'once the other is published in its new colour').toBeUndefined();
  });

  it('LRN-2 that replace one another in a draft are not two', async () => {
    const [old, young] = [await theme('Ancienne', 'rust'), await theme('Nouvelle', 'rust')];
    const saved = await course('Le remanié', [old]);
    for (const [uid, id] of [
      [THEME, old],
      [THEME, young],
      [COURSE, saved],
    ] as const)
      await publish(app.strapi, uid, id);
    expect(await save(COURSE, saved, { themes: relation({ connect: [young], disconnect: [old] }) })).toBeUndefined();
    await publish(app.strapi, COURSE, saved);
  });

  it('LRN-2 are refused to all but one of those who make them at once', async () => {
    const colours = ['rust', 'pine', 'teal', 'sky'];
    const themes = await Promise.all(colours.map((colour) => theme(colour, colour)));
    await course('À la fois', themes);
    const saved = await Promise.all(themes.map((id) => save(THEME, id, { colour: 'plum' })));
    expect(saved.filter((refused) => refused === undefined)).toHaveLength(1);
  });

  it('LRN-2 that an older release let in stop nobody who changes something else', async () => {
    const [one, two] = [await theme('Une', 'rust'), await theme('Deux', 'pine')];
    const saved = await course('L’ancien', [one, two]);
    await app.database.query("update themes set colour = 'rust' where document_id = $1", [two]);
    expect(await save(COURSE, saved, { title: 'L’ancien, revu' })).toBeUndefined();
    expect(await save(THEME, one, { title: 'Une, revue' })).toBeUndefined();
  });
});

describe('what is of another course', () => {
  it('LRN-3 a theme is not optional in a course that does not have it, from either form', async () => {
    const [ours, others] = [await theme('La nôtre', 'rust'), await theme('L’autre', 'pine')];
    const saved = await course('Le nôtre', [ours]);
    expect(await save(COURSE, saved, { optionalThemes: relation({ connect: [others] }) })).toEqual([
      'optionalThemes',
      '« L’autre » n’est pas une thématique de ce parcours : elle ne peut pas y être facultative.',
    ]);
    expect(await save(THEME, others, { optionalIn: relation({ connect: [saved] }) })).toEqual([
      'optionalIn',
      'Le parcours « Le nôtre » n’a pas cette thématique : elle ne peut pas y être facultative.',
    ]);
    expect(await save(COURSE, saved, { optionalThemes: relation({ connect: [ours] }) })).toBeUndefined();
    expect((await save(COURSE, saved, { themes: relation({ disconnect: [ours] }) }))?.[0], 'once it is taken out').toBe('optionalThemes');
  });

  it('LRN-6 a lesson is not open to testers in a course that does not have it', async () => {
    const lesson = (title: string) => draft(app.strapi, LESSON, { title, reference: reference(), body: 'x' });
    const [ours, others] = [await lesson('La nôtre'), await lesson('L’autre')];
    const module = await draft(app.strapi, MODULE, { title: 'M', reference: reference(), lessons: [ours] });
    const saved = await course('Le nôtre', [await theme('T', 'rust', [module])]);
    expect(await save(COURSE, saved, { openToTesters: relation({ connect: [ours] }) })).toBeUndefined();
    expect(await save(COURSE, saved, { openToTesters: relation({ connect: [others] }) })).toEqual([
      'openToTesters',
      '« L’autre » n’est pas une leçon de ce parcours : elle ne peut pas y être ouverte aux testeurs.',
    ]);
    await app.documents(MODULE).update({ documentId: module, data: { lessons: [] } });
    expect(await save(COURSE, saved, { title: 'Le nôtre, revu' }), 'a lesson that left its module').toBeUndefined();
  });
});
