import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { FileStore } from './file-store.ts';

/** The files in which the job `accounts.note-erasure` notes who was erased. */
const FILE = /^erased-\w+\.json$/;

const Erasure = z.object({ person: z.string(), erasedAt: z.coerce.date() });

/** Returns the document ids of the people who were erased after a moment, as far as the file store knows: it outlives a lost database. (H-68) */
export async function erasedSince(files: FileStore, moment: Date): Promise<string[]> {
  const people: string[] = [];
  for (const { name } of await files.list()) {
    const file = FILE.test(name) ? await files.open(name) : undefined;
    if (!file) continue;

    const { person, erasedAt } = Erasure.parse(JSON.parse(await text(file.body)));
    if (erasedAt > moment) people.push(person);
  }
  return people;
}
