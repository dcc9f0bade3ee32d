import { appOf, fileExists } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type Fault, faultOf, type Host, oEmbedUrl } from '../domain/film-check.ts';
import { hostedVideo } from '../domain/video-link.ts';
import type { Film } from './film-store.ts';

/** How long a host may take to respond. */
const HOST_TIMEOUT_MS = 10_000;

/** Checks whether a film plays: its file exists in our storage, or its host says so (oEmbed). (LRN-5) */
export async function checkFilm(strapi: Core.Strapi, { videoLink, fileUrl }: Film): Promise<{ host: Host; fault: Fault | null }> {
  if (fileUrl) return { host: 'own', fault: (await fileExists(strapi, fileUrl)) ? null : 'missing' };

  const video = hostedVideo(videoLink ?? '');
  if (!video) return { host: 'own', fault: 'missing' };

  // Hosts that restrict a film to some sites decide by the referrer.
  const response = fetch(oEmbedUrl(video), {
    headers: { referer: appOf(strapi).settings.SITE_URL },
    signal: AbortSignal.timeout(HOST_TIMEOUT_MS),
  });
  const status = await response.then(
    ({ status }) => status,
    () => null,
  );
  return { host: video.host, fault: faultOf(status) };
}
