import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { sha256Of } from './checksums.ts';
import type { FileStore, OpenFile, StagedFiles } from './file-store.ts';
import { type FileEntry, filePath } from './manifest.ts';

/** The settings of the bucket in which an installation stores its files. */
export type S3Settings = Readonly<{
  S3_ENDPOINT: string;
  S3_BUCKET: string;
  S3_REGION: string;
  S3_ACCESS_KEY: string;
  S3_SECRET_KEY: string;
}>;

/** The files of an installation that stores them on S3: every object of its bucket. */
export async function filesOnS3(settings: S3Settings): Promise<FileStore> {
  // Loaded only where it is needed: it takes a while.
  const s3 = await import('@aws-sdk/client-s3');
  const client = new s3.S3Client({
    endpoint: settings.S3_ENDPOINT,
    region: settings.S3_REGION,
    forcePathStyle: true,
    credentials: { accessKeyId: settings.S3_ACCESS_KEY, secretAccessKey: settings.S3_SECRET_KEY },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const bucket = bucketOf(s3, client, settings.S3_BUCKET);
  return {
    where: `${settings.S3_ENDPOINT} (bucket ${settings.S3_BUCKET})`,
    list: bucket.list,
    open: bucket.open,
    stage: (backup, files) => stageObjects(bucket, backup, files),
  };
}

type Bucket = Readonly<{
  list: () => Promise<{ name: string; size: number }[]>;
  open: (name: string) => Promise<OpenFile | undefined>;
  put: (backup: string, file: FileEntry) => Promise<void>;
  remove: (name: string) => Promise<void>;
}>;

function bucketOf(s3: typeof import('@aws-sdk/client-s3'), client: S3Client, Bucket: string): Bucket {
  return {
    async list() {
      const objects: { name: string; size: number }[] = [];
      for await (const { Contents = [] } of s3.paginateListObjectsV2({ client }, { Bucket }))
        for (const { Key, Size } of Contents) if (Key && !Key.endsWith('/')) objects.push({ name: Key, size: Size ?? 0 });
      return objects;
    },
    async open(name) {
      try {
        const { Body, ContentType } = await client.send(new s3.GetObjectCommand({ Bucket, Key: name }));
        if (!(Body instanceof Readable)) throw new Error(`S3 sent no content for ${name}.`);
        return { body: Body, type: ContentType };
      } catch (error) {
        if (error instanceof s3.NoSuchKey) return undefined;
        throw error;
      }
    },
    async put(backup, { name, size, type }) {
      const Body = createReadStream(path.join(backup, filePath(name)));
      await client.send(
        new s3.PutObjectCommand({ Bucket, Key: name, Body, ContentLength: size, ACL: 'private', ...(type && { ContentType: type }) }),
      );
    },
    async remove(name) {
      await client.send(new s3.DeleteObjectCommand({ Bucket, Key: name }));
    },
  };
}

/** Before the commit objects are only added. Those that differ are replaced after it, and those that the back-up does not have removed. */
async function stageObjects(bucket: Bucket, backup: string, files: readonly FileEntry[]): Promise<StagedFiles> {
  const present = await bucket.list();
  const names = new Set(present.map(({ name }) => name));
  const added = files.filter(({ name }) => !names.has(name));
  const remove = async () => {
    for (const { name } of added) await bucket.remove(name);
  };
  try {
    for (const file of added) await bucket.put(backup, file);
  } catch (error) {
    await remove().catch(() => {});
    throw error;
  }
  return {
    swap: async () => {},
    undo: remove,
    async finish() {
      for (const file of files) if (names.has(file.name) && (await differs(bucket, file))) await bucket.put(backup, file);
      const restored = new Set(files.map(({ name }) => name));
      // Cordée stores its files at the top of the bucket; whatever lies deeper is somebody else's.
      for (const { name } of present) if (!restored.has(name) && !name.includes('/')) await bucket.remove(name);
    },
  };
}

async function differs(bucket: Bucket, { name, sha256 }: FileEntry): Promise<boolean> {
  const object = await bucket.open(name);
  return !object || (await sha256Of(object.body)) !== sha256;
}
