// A process that assigns slots as a service, or runs the same SQL bare, as often at once as it is told: for the drill of slots.
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '@cordee/kernel';
import { cmsSettings } from '@cordee/kernel/settings';
import { actOnSlot } from '@cordee/seats';
import pg from 'pg';
import { loadStrapi } from '../../boot.ts';

type Statement = Readonly<{ sql: string; bindings: readonly unknown[] }>;
type Task = Readonly<{
  /** When all processes begin, in milliseconds since 1970. */
  at: number;
  pilot: number;
  session: string;
  members: readonly string[];
  /** Run this SQL, once for each member, instead of the service. */
  bare?: readonly Statement[];
}>;
/** What came of each member, how long each took in milliseconds, and the SQL of one more that is refused. */
export type Outcome = Readonly<{ codes: string[]; took: number[]; sql: Statement[] }>;

const settings = cmsSettings();
const strapi = await loadStrapi(settings, { admin: false });
const pool = new pg.Pool({ connectionString: settings.DATABASE_URL, max: settings.DATABASE_POOL });
const statements: Statement[] = [];
strapi.db.connection.on('query', ({ sql, bindings }: { sql: string; bindings?: unknown[] }) => {
  statements.push({ sql, bindings: bindings ?? [] });
});

async function assign({ pilot, session }: Task, member: string): Promise<string> {
  const caller = { person: { id: pilot }, now: new Date() };
  try {
    await Reflect.apply(actOnSlot, undefined, [strapi, caller, { session, member, action: 'assign' }]);
    return 'assigned';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

async function runBare(sql: readonly Statement[]): Promise<string> {
  const client = await pool.connect();
  try {
    for (const statement of sql) await client.query(statement.sql, [...statement.bindings]);
    return 'done';
  } finally {
    client.release();
  }
}

process.on('message', async (task: Task) => {
  const { bare } = task;
  await pause(task.at - Date.now());
  const outcomes = await Promise.all(
    task.members.map(async (member) => {
      const began = performance.now();
      const code = bare ? await runBare(bare) : await assign(task, member);
      return { code, took: performance.now() - began };
    }),
  );
  statements.length = 0;
  if (!bare) await assign(task, task.members.at(-1) ?? '');
  process.send?.({
    codes: outcomes.map(({ code }) => code),
    took: outcomes.map(({ took }) => took),
    sql: [...statements],
  } satisfies Outcome);
});
process.on('SIGTERM', () => process.exit(0));
process.send?.({ ready: true });
