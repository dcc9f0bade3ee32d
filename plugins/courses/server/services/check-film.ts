import { appOf, fileExists, messageOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { type Fault, faultOf, type Host, oEmbedUrl } from '../domain/film-check.ts';
import { hostedVideo } from '../domain/video-link.ts';
import type { Film } from './film-store.ts';

/** How long a host may take to respond. */
const HOST_TIMEOUT_MS = 10_000;

/** The result of checking a film. `failure`: why its host could not say, in the host's words; it is asked again later. */
export type FilmCheck = Readonly<{ host: Host; fault: Fault | null; failure: string | null }>;

/** Checks whether a film plays: its file exists in our storage, or its host says so (oEmbed). @throws Unavailable (LRN-5) */
export async function checkFilm(strapi: Core.Strapi, { videoLink, fileUrl }: Film): Promise<FilmCheck> {
  if (fileUrl) return { host: 'own', fault: (await fileExists(strapi, fileUrl)) ? null : 'missing', failure: null };

  const video = hostedVideo(videoLink ?? '');
  if (!video) return { host: 'own', fault: 'missing', failure: null };

  const url = oEmbedUrl(video);
  const answer = await askHost(url, appOf(strapi).settings.SITE_URL);
  const fault = faultOf('status' in answer ? answer.status : null);
  const failure = 'status' in answer ? `answered ${answer.status}` : answer.error;
  return { host: video.host, fault, failure: fault === 'unreachable' ? `${new URL(url).hostname}: ${failure}` : null };
}

/** Hosts that restrict a film to some sites decide by the referrer. */
async function askHost(url: string, referer: string): Promise<{ status: number } | { error: string }> {
  try {
    const response = await fetch(url, { headers: { referer }, signal: AbortSignal.timeout(HOST_TIMEOUT_MS) });
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return { error: `no answer within ${HOST_TIMEOUT_MS / 1000} s` };
    return { error: messageOf(error instanceof Error && error.cause ? error.cause : error) };
  }
}
