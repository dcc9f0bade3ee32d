import { appOf, isThere } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type Fault, faultOf, type Host, oEmbedUrl } from '../domain/film-check.ts';
import { hostedVideo } from '../domain/video-link.ts';
import type { Film } from './film-store.ts';

/** How long a host may take to answer, in milliseconds. */
const HOST_TIMEOUT_MS = 10_000;

/** Whether a film plays: our file is there, or its host says so. (LRN-5) */
export async function checkFilm(strapi: Core.Strapi, { videoLink, fileUrl }: Film): Promise<{ host: Host; fault: Fault | null }> {
  if (fileUrl) return { host: 'own', fault: (await isThere(strapi, fileUrl)) ? null : 'missing' };

  const video = hostedVideo(videoLink ?? '');
  if (!video) return { host: 'own', fault: 'missing' };

  // Hosts that let a film be shown on some sites alone judge by the referrer.
  const asked = fetch(oEmbedUrl(video), {
    headers: { referer: appOf(strapi).settings.SITE_URL },
    signal: AbortSignal.timeout(HOST_TIMEOUT_MS),
  });
  const status = await asked.then(
    (answer) => answer.status,
    () => null,
  );
  return { host: video.host, fault: faultOf(status) };
}
