import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { root } from './folders.ts';

type Row = Record<'id' | 'level' | 'requirement' | 'applies' | 'state' | 'evidence', string>;

const FILE = 'docs/security/asvs.csv';
/** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has. */
const CHAPTERS = {
  V1: 27,
  V2: 11,
  V3: 19,
  V4: 10,
  V5: 9,
  V6: 35,
  V7: 18,
  V8: 7,
  V9: 7,
  V10: 29,
  V11: 14,
  V12: 9,
  V13: 13,
  V14: 9,
  V15: 13,
  V16: 16,
  V17: 7,
};
const PATH = /(?:cms|site|plugins|scripts|test|docs)\/[\w./[\]-]+|(?:SECURITY|README)\.md|\.env\.example|package-lock\.json|[\w.]+\.json/g;

/** The title of a test: the whole first argument of `it(` or `it.each(…)(`. */
const TITLE = /(?:\bit|\))\(\s*(['"`])((?:(?!\1).)+)\1,/g;

function rows(): Row[] {
  const { data, errors } = Papa.parse<Row>(readFileSync(path.join(root, FILE), 'utf8'), { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

const chapter = ({ id }: Row) => id.split('.')[0] ?? '';
const isApplicable = (row: Row) => row.applies === 'yes';

describe('asvs.csv', () => {
  it('SEC-1 has every requirement of levels 1 and 2, once', () => {
    const count = (name: string) => rows().filter((row) => chapter(row) === name).length;
    expect(Object.fromEntries(Object.keys(CHAPTERS).map((name) => [name, count(name)]))).toEqual(CHAPTERS);
    expect(new Set(rows().map(({ id }) => id)).size).toBe(253);
    expect(rows().filter(({ level }) => level === '1')).toHaveLength(70);
  });

  it('SEC-1 has evidence, what is missing, or the reason why it does not apply for each', () => {
    const invalid = rows().filter((row) =>
      isApplicable(row)
        ? !['tested', 'met', 'not yet'].includes(row.state) || row.evidence === ''
        : !/^no: .+/.test(row.applies) || row.state !== '',
    );
    expect(invalid.map(({ id }) => id)).toEqual([]);
  });

  it('SEC-1 names a test for all of level 1, and for login, sessions, authorisation and business rules, except for documents', () => {
    const mustBeTested = (row: Row) => row.level === '1' || ['V2', 'V6', 'V7', 'V8'].includes(chapter(row));
    const isDocument = ({ id }: Row) => /^V\d+\.1\.\d+$/.test(id) && !/^V[149]\./.test(id);
    expect(
      rows()
        .filter((row) => mustBeTested(row) && !isDocument(row) && row.state === 'met')
        .map(({ id }) => id),
    ).toEqual([]);
  });

  it.each(rows().filter(({ state }) => state === 'tested'))('SEC-1 $id has an existing test as evidence', ({ evidence }) => {
    const colon = evidence.indexOf(': ');
    const [file, title] = [evidence.slice(0, colon), evidence.slice(colon + 2)];
    expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
    const titles = [...readFileSync(path.join(root, file), 'utf8').matchAll(TITLE)].map(([, , each]) => each);
    expect(titles).toContain(title);
  });

  it('SEC-1 every file that it names exists', () => {
    const named = rows()
      .filter(({ state }) => state !== 'tested')
      .flatMap(({ evidence }) => evidence.match(PATH) ?? []);
    expect(named.length).toBeGreaterThan(80);
    expect(named.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});
