// The CMS with additional bare routes: each replays the SQL statements that were recorded from one of our routes, and does nothing else.
import { cmsSettings } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { loadStrapi } from '../../cms/boot.ts';

type Statement = Readonly<{ sql: string; bindings: readonly unknown[] }>;
type Recording = { statements: Statement[]; bytes: number };

process.env['TZ'] = 'UTC';
process.env['NODE_ENV'] = 'production';

const settings = cmsSettings();
const strapi = await loadStrapi(settings, { admin: false });
const recordings = new Map<string, Recording>();
let current: Statement[] | undefined;

strapi.db.connection.on('query', ({ sql, bindings }: Statement) => current?.push({ sql, bindings: bindings ?? [] }));
strapi.server.routes({
  type: 'content-api',
  routes: [
    bare('POST', '/bare/record', (ctx) => {
      const name = String(ctx.query['name'] ?? '');
      if (name && current) recordings.set(name, { statements: current, bytes: Number(ctx.query['bytes']) });
      current = name ? undefined : [];
      ctx.body = { statements: recordings.get(name)?.statements.map(({ sql }) => sql) ?? [] };
    }),
    bare('GET', '/bare/:name', (ctx) => replay(strapi, ctx)),
    bare('POST', '/bare/:name', (ctx) => replay(strapi, ctx)),
  ],
});
strapi.server.mount();
strapi.server.httpServer.listen(settings.CMS_PORT, settings.HOST, () => process.send?.({ ready: 'cms' }));
process.on('SIGTERM', () => process.exit(0));

function bare(method: 'GET' | 'POST', path: string, handler: (ctx: Context) => unknown): Core.Route {
  return { method, path, handler, info: {}, config: { auth: false } };
}

/** Runs the recorded statements with knex alone, in a transaction where our route used one, and responds with as many bytes. */
async function replay({ db }: Core.Strapi, ctx: Context): Promise<void> {
  const recording = recordings.get(String(ctx['params'].name));
  if (!recording) return ctx.throw(404);

  const begin = recording.statements.findIndex(({ sql }) => /^begin/i.test(sql));
  const before = begin < 0 ? recording.statements : recording.statements.slice(0, begin);
  const inTransaction = begin < 0 ? [] : recording.statements.slice(begin + 1).filter(({ sql }) => !/^(commit|rollback)/i.test(sql));
  let rows = 0;
  for (const statement of before) rows += await run(db.connection, statement);
  if (inTransaction.length > 0)
    await db.connection.transaction(async (transaction) => {
      for (const statement of inTransaction) rows += await run(transaction, statement);
    });
  ctx.body = { rows, padding: 'x'.repeat(Math.max(recording.bytes - 30, 0)) };
}

/** Runs a recorded statement, whose PostgreSQL placeholders (`$1`) become those of knex (`?`). */
async function run(connection: Core.Strapi['db']['connection'], { sql, bindings }: Statement): Promise<number> {
  const inOrder: unknown[] = [];
  const text = sql.replaceAll('?', '\\?').replace(/\$(\d+)/g, (_, position) => {
    inOrder.push(bindings[Number(position) - 1]);
    return '?';
  });
  const { rows } = await connection.raw(text, inOrder);
  return rows.length;
}
