import { cmsSettings } from '@cordee/kernel/settings';

const { DATABASE_URL, DATABASE_POOL } = cmsSettings();

export default {
  connection: {
    client: 'postgres',
    connection: {
      connectionString: DATABASE_URL,
      application_name: 'cordee',
      connectionTimeoutMillis: 2_000,
      // PostgreSQL cancels statements that take too long; a statement that outlives that means that the connection is lost.
      query_timeout: 6_000,
      // Also for a role that is called like our schema: Strapi looks for its tables in this one.
      options: '-c search_path=public -c statement_timeout=5000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=10000',
    },
    pool: { min: 0, max: DATABASE_POOL },
    acquireConnectionTimeout: 2_000,
  },
  settings: { forceMigration: false, runMigrations: true },
};
