// The CMS with bare routes beside its own: each runs the statements that one of ours was seen to run, and does nothing else.
import { cmsSettings } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { loadStrapi } from '../../cms/boot.ts';

type Statement = Readonly<{ sql: string; bindings: readonly unknown[] }>;
type Recorded = { statements: Statement[]; bytes: number };

process.env['TZ'] = 'UTC';
process.env['NODE_ENV'] = 'production';

const settings = cmsSettings();
const strapi = await loadStrapi(settings, { admin: false });
const recorded = new Map<string, Recorded>();
let recording: Statement[] | undefined;

strapi.db.connection.on('query', ({ sql, bindings }: Statement) => recording?.push({ sql, bindings: bindings ?? [] }));
strapi.server.routes({
  type: 'content-api',
  routes: [
    bare('POST', '/bare/record', (ctx) => {
      const { name, bytes } = ctx.query as { name?: string; bytes?: string };
      if (name && recording) recorded.set(name, { statements: recording, bytes: Number(bytes) });
      recording = name ? undefined : [];
      ctx.body = { statements: recorded.get(name ?? '')?.statements.map(({ sql }) => sql) ?? [] };
    }),
    bare('GET', '/bare/:name', (ctx) => replay(strapi, ctx)),
    bare('POST', '/bare/:name', (ctx) => replay(strapi, ctx)),
  ],
} as never);
strapi.server.mount();
strapi.server.httpServer.listen(settings.CMS_PORT, settings.HOST, () => process.send?.({ ready: 'cms' }));
process.on('SIGTERM', () => process.exit(0));

function bare(method: string, path: string, handler: (ctx: Context) => unknown) {
  return { method, path, handler, config: { auth: false } };
}

/** Runs the recorded statements on knex alone, in a transaction where ours did, and answers with as many bytes. */
async function replay({ db }: Core.Strapi, ctx: Context): Promise<void> {
  const found = recorded.get(String(ctx['params'].name));
  if (!found) return ctx.throw(404);

  const inside = found.statements.findIndex(({ sql }) => /^begin/i.test(sql));
  const before = inside < 0 ? found.statements : found.statements.slice(0, inside);
  const within = inside < 0 ? [] : found.statements.slice(inside + 1).filter(({ sql }) => !/^(commit|rollback)/i.test(sql));
  let rows = 0;
  for (const statement of before) rows += await run(db.connection, statement);
  if (within.length > 0)
    await db.connection.transaction(async (transaction) => {
      for (const statement of within) rows += await run(transaction as never, statement);
    });
  ctx.body = { rows, filling: 'x'.repeat(Math.max(found.bytes - 30, 0)) };
}

/** The recorded text has PostgreSQL's own placeholders: knex takes question marks. */
async function run(connection: Core.Strapi['db']['connection'], { sql, bindings }: Statement): Promise<number> {
  const inOrder: unknown[] = [];
  const text = sql.replaceAll('?', '\\?').replace(/\$(\d+)/g, (_, place) => {
    inOrder.push(bindings[Number(place) - 1]);
    return '?';
  });
  const { rows } = await connection.raw(text, inOrder as never);
  return rows.length;
}
