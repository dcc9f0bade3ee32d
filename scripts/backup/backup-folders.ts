import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Manifest, readManifest } from './manifest.ts';

/** How many of the back-ups that `npm start` makes before an upgrade are retained. */
const RETAINED_BEFORE_UPGRADE = 5;

/** A back-up and when it was made, as an ISO date. */
type MadeBackup = Readonly<{ folder: string }> & Pick<Manifest, 'kind' | 'createdAt'>;

/** The name of a back-up's folder: its time, in UTC, such as `2026-11-27T08-00-00Z`. */
export const folderName = (createdAt: Date): string =>
  createdAt
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');

/** Returns a path in `parent` for a back-up of this time that nothing has yet. */
export function newFolder(parent: string, createdAt: Date): string {
  const base = path.join(parent, folderName(createdAt));
  for (let number = 1; ; number += 1) {
    const folder = number === 1 ? base : `${base}-${number}`;
    if (!existsSync(folder)) return folder;
  }
}

/** Removes what an interrupted back-up of this installation left; `owner` tells it from those that others make in the same folder. */
export async function removePartial(parent: string, owner: string): Promise<void> {
  for (const name of await readdir(parent)) if (name.endsWith(`.${owner}.partial`)) await rm(path.join(parent, name), { recursive: true });
}

/** Removes automatic back-ups but the last five. Those that somebody requested stay, as does whatever else is in the folder. */
export async function removeSurplus(parent: string): Promise<void> {
  const made: MadeBackup[] = [];
  for (const entry of await readdir(parent, { withFileTypes: true })) {
    const folder = path.join(parent, entry.name);
    const manifest = entry.isDirectory() && !entry.name.endsWith('.partial') && (await readManifest(folder).catch(() => undefined));
    if (manifest) made.push({ folder, kind: manifest.kind, createdAt: manifest.createdAt });
  }
  for (const { folder } of surplusOf(made)) await rm(folder, { recursive: true });
}

/** Returns the automatic back-ups that are one too many, oldest first. */
export const surplusOf = (made: readonly MadeBackup[]): readonly MadeBackup[] =>
  made
    .filter(({ kind }) => kind === 'before-upgrade')
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
    .slice(0, -RETAINED_BEFORE_UPGRADE);
