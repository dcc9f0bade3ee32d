import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The server that `npm test` started. */
export const server = (): string => {
  const url = process.env['TEST_POSTGRES'];
  if (!url) throw new Error('run the tests by `npm test`, which starts PostgreSQL for them');
  return url;
};

const at = (database: string) => server().replace(/\/postgres$/, `/${database}`);

/** A database of a test file's own. */
export type TestDatabase = Readonly<{
  name: string;
  url: string;
  query: <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;
  drop: () => Promise<void>;
}>;

/** `tables`: all tables and nobody in them; `demo`: with the demo data; `empty`: nothing at all. */
export async function testDatabase(template: 'tables' | 'demo' | 'empty'): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await once(server(), `create database ${name}${template === 'empty' ? '' : ` template cordee_${template}`}`);
  const client = new pg.Client({ connectionString: at(name) });
  client.on('error', () => {});
  await client.connect();

  return {
    name,
    url: at(name),
    query: async <Row>(sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows as Row[],
    async drop() {
      await client.end();
      await once(server(), `drop database ${name} with (force)`);
    },
  };
}

async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
