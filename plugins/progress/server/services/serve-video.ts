import path from 'node:path';
import { finished } from 'node:stream/promises';
import { type AskingAs, dayIn, houseOf } from '@cordee/kernel';
import { followed } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import send from 'send';
import { VideoMissing } from '../domain/refusals.ts';
import { contentOf, stepsOf } from './lesson-view-store.ts';

type Place = { course: string; lesson: string };

/**
 * Sends the part of a lesson's video that the player asks for. Every part is a request of its own, so that an ended
 * sign-in or access stops the film. (LRN-5) @throws CourseNotFound, AccessNotYet, AccessEnded, VideoMissing
 */
export async function serveVideo(strapi: Core.Strapi, asking: AskingAs<'person'>, { course, lesson }: Place, ctx: Context): Promise<void> {
  const { PUBLIC_DIR, TIME_ZONE } = houseOf(strapi).settings;
  followed(asking.rights.memberships, course, dayIn(TIME_ZONE, asking.now));
  const db = strapi.db.connection;
  const [steps, content] = await Promise.all([stepsOf(db, { person: asking.person.id, courses: [course] }), contentOf(db, lesson)]);
  if (!content?.videoUrl || !steps.some((step) => step.lesson === lesson)) throw new VideoMissing({ lesson });

  await stream(ctx, { root: path.join(PUBLIC_DIR, 'uploads'), file: path.basename(content.videoUrl), lesson });
}

async function stream(ctx: Context, { root, file, lesson }: { root: string; file: string; lesson: string }): Promise<void> {
  const found = send(ctx.req, file, { root, cacheControl: false, index: false });
  await new Promise<void>((resolve, reject) => {
    found.on('error', () => reject(new VideoMissing({ lesson })));
    found.on('directory', () => reject(new VideoMissing({ lesson })));
    found.on('headers', () => {
      ctx.respond = false;
      ctx.res.setHeader('Cache-Control', 'private, no-store');
      ctx.res.setHeader('Content-Disposition', 'inline');
      ctx.res.setHeader('X-Content-Type-Options', 'nosniff');
    });
    ctx.res.statusCode = 200;
    finished(ctx.res).then(resolve, () => resolve());
    found.pipe(ctx.res);
  });
}
