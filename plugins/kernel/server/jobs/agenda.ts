import { setTimeout as pause } from 'node:timers/promises';
import { PostgresBackend } from '@agendajs/postgres-backend';
import type { Core } from '@strapi/strapi';
import { Agenda } from 'agenda';
import pg from 'pg';
import { appOf } from '../base/app.ts';
import { messageOf } from '../base/caught-error.ts';

/** Agenda's job, and how often it ticks. */
const TICK = 'cordee.tick';
const TICK_EVERY = '1 minute';

/** How long to wait before agenda is started again when the database was away, in milliseconds. */
const RETRY_MS = 10_000;

/** Agenda does not wait for its backend to connect: a rejection would end the process. The pool connects by itself. */
class TickBackend extends PostgresBackend {
  constructor(config: ConstructorParameters<typeof PostgresBackend>[0]) {
    super(config);
    // Agenda does not wait for this either, when it lets a job go that another worker has taken.
    const { repository } = this;
    const unlock = repository.unlockJob.bind(repository);
    repository.unlockJob = (job) => unlock(job).catch(() => {});
  }

  override async connect(): Promise<void> {}
}

/**
 * The ticking clock: calls `tick` once a minute in one of the workers. Nothing that counts depends on it, since agenda loses the occurrence of
 * a worker that is killed and repeats that of one that stalls: the ledger decides what is due, and every worker looks each second by itself.
 * Its tables are made by our migration, and it has a pool of its own, because Strapi changes how the shared driver parses values.
 */
export function startAgenda(strapi: Core.Strapi, tick: () => void): { stop: () => Promise<void> } {
  const pool = new pg.Pool({
    connectionString: appOf(strapi).settings.DATABASE_URL,
    application_name: 'cordee-agenda',
    max: 4,
    connectionTimeoutMillis: 2_000,
    query_timeout: 6_000,
    options: '-c search_path=cordee -c statement_timeout=5000',
    types: { getTypeParser },
  });
  const logFailure = (error: Error) => strapi.log.warn(`agenda: ${messageOf(error)}`);
  pool.on('error', logFailure);

  const agenda = new Agenda({
    backend: new TickBackend({ pool, ensureSchema: false, disableNotifications: true }),
    processEvery: '20 seconds',
    defaultLockLifetime: 30_000,
  });
  agenda.on('error', logFailure);
  agenda.define(TICK, async () => tick());

  const stopping = new AbortController();
  const started = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await agenda.ready;
        await agenda.every(TICK_EVERY, TICK);
        return await agenda.start();
      } catch (error) {
        strapi.log.warn(`agenda could not be started: ${messageOf(error)}`);
        await pause(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  })();

  return {
    async stop() {
      stopping.abort();
      await started;
      await agenda.stop().catch(logFailure);
      await pool.end().catch(logFailure);
    },
  };
}

/** PostgreSQL's type ids of `json` and `jsonb`. */
const JSON_TYPES = [114, 3802];

/** The parsers of the driver, as Strapi has set them for the whole process, but for JSON, which agenda needs parsed. */
const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (type: number, format?: 'text' | 'binary') =>
  JSON_TYPES.includes(type) ? JSON.parse : pg.types.getTypeParser(type, format as 'text');
