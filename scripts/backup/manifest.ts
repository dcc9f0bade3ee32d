import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { BackupFailed, EXIT } from './backup-failed.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.number().int().min(0);

/** The name of a stored file: relative, and within its folder. */
const fileName = z
  .string()
  .min(1)
  .refine((name) => !path.posix.isAbsolute(name) && !name.split(/[/\\]/).includes('..'), 'leaves its folder');

const manifestSchema = z.object({
  format: z.literal(1),
  kind: z.enum(['requested', 'before-upgrade']),
  /** The version of package.json of the code that made the back-up. */
  release: z.string(),
  createdAt: z.iso.datetime(),
  siteUrl: z.string().nullable(),
  /** PostgreSQL's own version, and the size of the database in bytes. */
  serverVersion: z.string(),
  databaseBytes: size,
  migrations: z.array(z.string()),
  schema: z.object({ beforeData: sha256, afterData: sha256 }),
  tables: z.array(z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1), rows: size, sha256 })),
  /** The last value of each sequence, as text since it may be larger than a JavaScript number. */
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  files: z.array(z.object({ name: fileName, size, sha256, type: z.string().optional() })),
  /** Files that the database refers to and that the file store did not have any more. */
  missingFiles: z.array(z.string()),
  secrets: sha256.nullable(),
  /** What is not in the back-up and has to be set up by hand, such as rights of other database roles. */
  notes: z.array(z.string()),
});

/** What a back-up consists of, with the checksum (SHA-256) of each of its files. Stored as `manifest.json`. (OPS-4) */
export type Manifest = z.infer<typeof manifestSchema>;
export type TableEntry = Manifest['tables'][number];
export type FileEntry = Manifest['files'][number];

export const MANIFEST = 'manifest.json';
export const BEFORE_DATA = 'schema/before-data.sql';
export const AFTER_DATA = 'schema/after-data.sql';
export const SECRETS_FILE = 'secrets.json';

/** The path of a table's rows within the back-up. */
export const tablePath = ({ schema, name }: Pick<TableEntry, 'schema' | 'name'>): string =>
  `tables/${encodeURIComponent(schema)}.${encodeURIComponent(name)}.copy.gz`;

/** The path of a stored file within the back-up. */
export const filePath = (name: string): string => `files/${name}`;

/** Reads the manifest of a back-up. @throws BackupFailed for a folder that is no complete back-up, or one of another format */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, MANIFEST), 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? `it has no ${MANIFEST}` : error.message;
    throw new BackupFailed(`${folder} is not a complete back-up: ${reason}.`, EXIT.damaged, error);
  });
  return parseManifest(text, folder);
}

/** Parses the text of a manifest. @throws BackupFailed */
export function parseManifest(text: string, folder: string): Manifest {
  const result = manifestSchema.safeParse(parseJson(text));
  if (result.success) return result.data;

  const [issue] = result.error.issues;
  throw new BackupFailed(
    `The ${MANIFEST} of ${folder} is damaged, or of a format that this release does not know (${issue?.path.join('.')}: ${issue?.message}).`,
    EXIT.damaged,
  );
}

/** The path and the checksum of every file of a back-up except its manifest. */
export const checksumsOf = (manifest: Manifest): readonly { path: string; sha256: string }[] => [
  { path: BEFORE_DATA, sha256: manifest.schema.beforeData },
  { path: AFTER_DATA, sha256: manifest.schema.afterData },
  ...manifest.tables.map((table) => ({ path: tablePath(table), sha256: table.sha256 })),
  ...manifest.files.map(({ name, sha256 }) => ({ path: filePath(name), sha256 })),
  ...(manifest.secrets ? [{ path: SECRETS_FILE, sha256: manifest.secrets }] : []),
];

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
