import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'rotations-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rotationsPlan = (...args: readonly string[]) => {
  const env = { ...process.env, INIT_CWD: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'rotations-plan.ts'), ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

const FILE = {
  today: '2026-11-23',
  until: null,
  session: { startsOn: '2026-11-23', endsOn: '2026-12-04', slots: 1 },
  rotation: { kind: 'paced', days: 5, weekends: false, holidays: false, leaversReturn: true },
  holders: [],
  queue: ['A'],
  members: {},
};

it('ROT-7 npm run rotations:plan prints the plan of a file as one line of JSON, and nothing else', () => {
  writeFileSync(path.join(folder, 'plan.json'), JSON.stringify(FILE));
  expect(rotationsPlan('plan.json')).toEqual({
    status: 0,
    stdout: '{"turns":[{"slot":1,"member":"A","from":"2026-11-23","to":"2026-12-05"}],"without":[],"pace":null}\n',
    stderr: '',
  });
});

it('ROT-7 npm run rotations:plan refuses what it cannot plan with one sentence on stderr, and exits with 2', () => {
  writeFileSync(path.join(folder, 'licences.json'), JSON.stringify({ ...FILE, session: { startsOn: '2026-11-23', endsOn: '2026-12-04' } }));
  const refused = (stderr: string) => ({ status: 2, stdout: '', stderr });
  expect(rotationsPlan('licences.json')).toEqual(refused('session.slots must be a whole number from 0 to 10000.\n'));
  expect(rotationsPlan('nowhere.json')).toEqual(refused('The file nowhere.json cannot be read (ENOENT).\n'));
  expect(rotationsPlan()).toEqual(refused('One file is needed: npm run rotations:plan -- <file>.\n'));
});
