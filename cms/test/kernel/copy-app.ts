import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../../scripts/folders.ts';

/** A line to add or to change: `text` comes before `before`, which the file contains once. */
export type Edit = Readonly<{ file: string; text: string; before: string }>;

/** A plugin to add: its name, the folder that it is copied from, and the edits elsewhere. */
type AddedPlugin = Readonly<{ name: string; folder: string; edits: readonly Edit[] }>;

/** A copy of the CMS in a temporary folder. */
export type AppCopy = Readonly<{
  folder: string;
  /** What the processes of the copy need beside their settings: Strapi, which lies in the real `node_modules`, finds the plugin there. */
  env: Readonly<{ NODE_PATH: string }>;
  /** The lines of a file that the original does not have. */
  newLines: (file: string) => string[];
  remove: () => void;
}>;

/** What of `cms` the processes of a copy do not need. The admin is not built again: its files are those of the original. */
const LEFT_OUT = ['build', 'demo', 'node_modules', 'test'];

/** Copies the CMS and adds a plugin to the copy, as a developer does and as `npm install` links it. The other plugins and all libraries are links to the real ones. */
export function copyAppWith({ name, folder: source, edits }: AddedPlugin): AppCopy {
  const folder = mkdtempSync(path.join(tmpdir(), 'cordee-app-'));
  const at = (...names: string[]) => path.join(folder, ...names);
  const original = (...names: string[]) => path.join(root, ...names);

  cpSync(original('cms'), at('cms'), { recursive: true, filter: (file) => !LEFT_OUT.includes(path.relative(original('cms'), file)) });
  symlinkSync(original('cms/build'), at('cms/build'), 'junction');
  for (const parts of ['plugins', 'node_modules', 'node_modules/@cordee']) linkEach(original(parts), at(parts));
  cpSync(source, at('plugins', name), { recursive: true });
  symlinkSync(at('plugins', name), at('node_modules/@cordee', name), 'junction');

  for (const file of new Set(edits.map((edit) => edit.file))) cpSync(original(file), at(file));
  for (const { file, text, before } of edits) writeFileSync(at(file), insert(readFileSync(at(file), 'utf8'), text, before));

  return {
    folder,
    env: { NODE_PATH: at('node_modules') },
    newLines(file) {
      const known = linesOf(original(file));
      return linesOf(at(file)).filter((line) => !known.includes(line));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Makes a folder of links to everything in another one, but for `@cordee`, whose links would lead to the original. */
function linkEach(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (name !== '@cordee') symlinkSync(path.join(from, name), path.join(to, name), 'junction');
}

/** Inserts a text into another. @throws Error unless what comes after it occurs once */
function insert(original: string, text: string, before: string): string {
  const [start = '', end, ...others] = original.split(before);
  if (end === undefined || others.length > 0) throw new Error(`"${before}" occurs ${others.length + (end === undefined ? 0 : 1)} times.`);

  return start + text + before + end;
}

const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n');
