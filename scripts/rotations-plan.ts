// `npm run rotations:plan -- <file>`: prints who will hold which slot of a session when, as one line of JSON. (ROT-7)
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PlanFileRefused, planOfFile } from '@cordee/rotations';

/** What the command exits with when it can make no plan of what it was given. */
const REFUSED = 2;

try {
  console.log(planOfFile(readFile(process.argv.slice(2))));
} catch (error) {
  if (!(error instanceof PlanFileRefused)) throw error;
  console.error(error.message);
  process.exitCode = REFUSED;
}

function readFile([file, ...others]: readonly string[]): string {
  if (file === undefined || others.length > 0) throw new PlanFileRefused('One file is needed: npm run rotations:plan -- <file>.');
  try {
    return readFileSync(path.resolve(process.env['INIT_CWD'] ?? '.', file), 'utf8');
  } catch (error) {
    throw new PlanFileRefused(`The file ${file} cannot be read (${error instanceof Error && 'code' in error ? error.code : error}).`);
  }
}
