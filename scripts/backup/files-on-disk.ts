import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chown, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileStore, StagedFiles } from './file-store.ts';
import { type FileEntry, filePath } from './manifest.ts';

/** The files of an installation that stores them in a folder, `PUBLIC_DIR/uploads`. */
export const filesOnDisk = (uploads: string): FileStore => ({
  where: uploads,
  disk: path.dirname(uploads),
  list: () => listFiles(uploads),
  open: (name) => openFile(path.join(uploads, name)),
  stage: async (backup, files) => stageFiles(existsSync(uploads) ? await realpath(uploads) : uploads, backup, files),
});

async function listFiles(folder: string): Promise<{ name: string; size: number }[]> {
  if (!existsSync(folder)) return [];

  const files: { name: string; size: number }[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const stats = await stat(file).catch(() => undefined);
    if (stats?.isFile()) files.push({ name: path.relative(folder, file).split(path.sep).join('/'), size: stats.size });
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function openFile(file: string): ReturnType<FileStore['open']> {
  try {
    // The open file stays the same one when another takes its name.
    return { body: (await open(file)).createReadStream() };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Copies the files of a back-up to a folder beside the uploads, so that putting them in place is a matter of two renames. */
async function stageFiles(uploads: string, backup: string, files: readonly FileEntry[]): Promise<StagedFiles> {
  const staging = `${uploads}.restoring`;
  const former = `${uploads}.former`;
  const discard = () => rm(staging, { recursive: true, force: true });
  await discard();
  try {
    await copyFiles(staging, backup, files);
    await giveToOwnerOf(existsSync(uploads) ? uploads : path.dirname(uploads), staging);
  } catch (error) {
    await discard();
    throw error;
  }

  const hadUploads = existsSync(uploads);
  let isSwapped = false;
  return {
    async swap() {
      await rm(former, { recursive: true, force: true });
      if (hadUploads) await rename(uploads, former);
      try {
        await rename(staging, uploads);
      } catch (error) {
        if (hadUploads) await rename(former, uploads);
        throw error;
      }
      isSwapped = true;
    },
    async undo() {
      if (isSwapped) await rename(uploads, staging);
      if (isSwapped && hadUploads) await rename(former, uploads);
      await discard();
    },
    finish: () => rm(former, { recursive: true, force: true }),
  };
}

async function copyFiles(target: string, backup: string, files: readonly FileEntry[]): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const { name } of files) {
    const file = path.join(target, name);
    await mkdir(path.dirname(file), { recursive: true });
    // Streams rather than `copyFile`, which would copy the mode of the back-up too.
    await pipeline(createReadStream(path.join(backup, filePath(name))), createWriteStream(file));
  }
}

/** Root may restore what another user runs. */
async function giveToOwnerOf(owned: string, folder: string): Promise<void> {
  if (process.getuid?.() !== 0) return;

  const { uid, gid } = await stat(owned);
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await chown(path.join(entry.parentPath, entry.name), uid, gid);
}
