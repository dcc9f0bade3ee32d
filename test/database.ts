import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The address of the PostgreSQL server that `npm test` started; @throws Error when there is none. */
const serverUrl = (): string => {
  const url = process.env['TEST_POSTGRES'];
  if (!url) throw new Error('run the tests by `npm test`, which starts PostgreSQL for them');
  return url;
};

const databaseUrl = (database: string) => serverUrl().replace(/\/postgres$/, `/${database}`);

/** A database that one test file has to itself. */
export type TestDatabase = Readonly<{
  name: string;
  url: string;
  query: <Row>(sql: string, values?: unknown[]) => Promise<Row[]>;
  drop: () => Promise<void>;
}>;

/** Creates a database. `tables`: all tables, without rows; `demo`: with the demo data; `empty`: without tables. */
export async function createTestDatabase(template: 'tables' | 'demo' | 'empty'): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await execute(serverUrl(), `create database ${name}${template === 'empty' ? '' : ` template cordee_${template}`}`);
  const client = new pg.Client({ connectionString: databaseUrl(name) });
  client.on('error', () => {});
  await client.connect();

  return {
    name,
    url: databaseUrl(name),
    query: async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows,
    async drop() {
      await client.end();
      await execute(serverUrl(), `drop database ${name} with (force)`);
    },
  };
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
