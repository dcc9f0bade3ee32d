import { LESSON } from '@cordee/courses';
import type { UID } from '@strapi/strapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draft, reference } from '../course.ts';
import { createStaffUser } from '../staff.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const [EDITORS, ROUNDS] = [10, 100];
const USER = 'plugin::users-permissions.user';

type Editor = Readonly<{ name: string; token: string }>;
type Saved = { version: number; [field: string]: unknown };
type Refused = { error?: { details: { code: string; changes: { field: string; staff: string }[] } } };

let app: TestApp;
let editors: readonly Editor[];

beforeAll(async () => {
  app = await startTestApp({ settings: { LOG_LEVEL: 'error' } });
  const numbers = Array.from({ length: EDITORS }, (_, index) => index + 1);
  editors = await Promise.all(
    numbers.map(async (number) => ({
      name: `Éditrice ${number}`,
      token: await createStaffUser(app, `editor-${number}@cordee.example`, { superAdmin: true, name: ['Éditrice', String(number)] }),
    })),
  );
});
afterAll(() => app.close());

const pathOf = (uid: UID.ContentType, document: string) => `/content-manager/collection-types/${uid}/${document}`;

async function read(uid: UID.ContentType, document: string): Promise<Saved> {
  const { body } = await app.call<{ data: Saved }>(`GET ${pathOf(uid, document)}`, { token: editors[0]?.token ?? '' });
  return body.data;
}

/** All editors save their own value of a field at once, from what all of them read. Returns who was told what. */
async function round(uid: UID.ContentType, { document, field, number }: { document: string; field: string; number: number }) {
  const { version } = await read(uid, document);
  const saves = await Promise.all(
    editors.map(async ({ name, token }) => {
      const value = `${name}, ${number}`;
      const headers = { 'If-Match': `"${version}"` };
      const { status, body } = await app.call<Refused>(`PUT ${pathOf(uid, document)}`, { token, body: { [field]: value }, headers });
      return { name, value, status, changes: body.error?.details.changes ?? [] };
    }),
  );
  const [saved, ...others] = saves.filter(({ status }) => status === 200);
  const told = saves.filter(
    ({ status, changes }) => status === 412 && changes.some((change) => change.field === field && change.staff === saved?.name),
  );
  return { saved, others: others.length, told: told.length, stored: (await read(uid, document))[field] };
}

describe('ten editors of one document', () => {
  it.each(['lesson', 'person'] as const)(
    'H-93 a hundred times at once on one %s: no change is lost without its author being told',
    { timeout: 600_000 },
    async (kind) => {
      const uid = kind === 'lesson' ? LESSON : USER;
      const document =
        kind === 'lesson'
          ? await draft(app.strapi, LESSON, { title: 'À dix', reference: reference() })
          : (await app.createPerson('shared@cordee.example')).documentId;
      const field = kind === 'lesson' ? 'title' : 'lastName';
      const before = performance.now();
      for (let number = 1; number <= ROUNDS; number += 1) {
        const { saved, others, told, stored } = await round(uid, { document, field, number });
        expect({ others, told, stored }, `round ${number}`).toEqual({ others: 0, told: EDITORS - 1, stored: saved?.value });
      }
      console.log(
        `${kind}: ${ROUNDS} rounds of ${EDITORS} saves, ${ROUNDS} stored, ${ROUNDS * (EDITORS - 1)} told, ${Math.round(performance.now() - before)} ms`,
      );
    },
  );
});
