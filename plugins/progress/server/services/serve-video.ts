import path from 'node:path';
import { finished } from 'node:stream/promises';
import { type AskingAs, dayIn, houseOf } from '@cordee/kernel';
import { followed } from '@cordee/seats';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import send from 'send';
import { RangeBeyondEnd, VideoMissing } from '../domain/refusals.ts';
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
  const sending = send(ctx.req, file, { root, cacheControl: false, index: false });
  await new Promise<void>((resolve, reject) => {
    sending.on('headers', () => {
      // From here on the answer is written past Koa.
      ctx.respond = false;
      ctx.res.statusCode = 200;
      for (const [name, value] of Object.entries(HEADERS)) ctx.res.setHeader(name, value);
    });
    sending.on('error', (error: { status: number }) => {
      ctx.respond = true;
      reject(error.status === 416 ? new RangeBeyondEnd({ lesson }) : new VideoMissing({ lesson }));
    });
    sending.on('directory', () => reject(new VideoMissing({ lesson })));
    finished(ctx.res).then(resolve, () => resolve());
    sending.pipe(ctx.res);
  });
}

const HEADERS = { 'Cache-Control': 'private, no-store', 'Content-Disposition': 'inline', 'X-Content-Type-Options': 'nosniff' };
