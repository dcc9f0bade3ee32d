import pg from 'pg';
import { guardLibrary, library } from './files/library.ts';
import { removeFiles } from './files/own-files.ts';
import { sayWhyKept } from './form-errors.ts';
import { problems, request } from './http/edge.ts';
import { healthRoutes } from './http/health.ts';
import { migrate } from './migrations.ts';
import { forgetEvents } from './outbox/forget.ts';
import { keepOwnColumns } from './own-columns.ts';
import { personalData } from './own-personal-data.ts';
import { houseOf, migrationsOf, room } from './room.ts';
import { narrowStaffQuestions } from './staff-questions.ts';

export default room({
  name: 'kernel',
  folder: import.meta.dirname,
  routes: healthRoutes,
  duties: [removeFiles, forgetEvents],
  personalData,
  middlewares: { request, problems, library },
  bootstrap: guardLibrary,
  // The rooms' tables come after Strapi's own, to which they refer, and before any room starts.
  register(strapi) {
    sayWhyKept(strapi);
    narrowStaffQuestions(strapi);
    keepOwnColumns(strapi);
    strapi.hook('strapi::content-types.afterSync').register(async () => {
      const { rooms, settings } = houseOf(strapi);
      const database = new pg.Client({ connectionString: settings.DATABASE_URL });
      await database.connect();
      try {
        const ran = await migrate(database, migrationsOf(rooms));
        if (ran.length > 0) strapi.log.info(`migrations run: ${ran.join(', ')}`);
      } finally {
        await database.end();
      }
    });
  },
});
