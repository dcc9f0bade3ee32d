import { appOf, fileExists, messageOf } from '@cordee/kernel';
import type { Core } from '@strapi/strapi';
import { z } from 'zod/v4';
import { type Fault, faultOf, type Host, isDurationWrong, oEmbedUrl } from '../domain/film-check.ts';
import { filmIdentity, hostedVideo } from '../domain/video-link.ts';
import type { Film } from './film-store.ts';

/** How long a host may take to respond. */
const HOST_TIMEOUT_MS = 10_000;

/**
 * The result of checking a film. `measured`: its duration in seconds, if its file or its host tells it. `failure`: why its host could not
 * say, in the host's words; it is asked again later.
 */
export type FilmCheck = FilmAnswer & Readonly<{ film: string | null }>;
type FilmAnswer = Readonly<{ host: Host; fault: Fault | null; measured: number | null; failure: string | null }>;

/**
 * Checks whether a film plays, and for how long: its file exists in our storage and was measured, or its host says so (oEmbed).
 * @throws Unavailable (LRN-5, H-87)
 */
export async function checkFilm(strapi: Core.Strapi, film: Film): Promise<FilmCheck> {
  const answer = await answerAbout(strapi, film);
  const isWrong = answer.fault === null && isDurationWrong({ ...film, measured: answer.measured });
  return { film: filmIdentity(film), ...answer, fault: isWrong ? 'wrong-duration' : answer.fault };
}

async function answerAbout(strapi: Core.Strapi, { fileUrl, videoLink, measured }: Film): Promise<FilmAnswer> {
  if (fileUrl) return { host: 'own', fault: (await fileExists(strapi, fileUrl)) ? null : 'missing', measured, failure: null };

  const video = hostedVideo(videoLink ?? '');
  if (!video) return { host: 'own', fault: 'missing', measured: null, failure: null };

  const url = oEmbedUrl(video);
  const answer = await askHost(url, appOf(strapi).settings.SITE_URL);
  const fault = faultOf(answer.status);
  return {
    host: video.host,
    fault,
    measured: answer.duration,
    failure: fault === 'unreachable' ? `${new URL(url).hostname}: ${answer.said}` : null,
  };
}

/** What a host says about a film, as far as it is read here: Vimeo tells the duration, YouTube does not. */
const About = z.object({ duration: z.number().int().positive() });

/** An answer of a host: its HTTP status, `null` for none; the duration of the film, if it tells it; and the answer in words. */
type HostAnswer = Readonly<{ status: number | null; duration: number | null; said: string }>;

/** Hosts that restrict a film to some sites decide by the referrer. */
async function askHost(url: string, referer: string): Promise<HostAnswer> {
  try {
    const response = await fetch(url, { headers: { referer }, signal: AbortSignal.timeout(HOST_TIMEOUT_MS) });
    const { data } = About.safeParse(await response.json().catch(() => null));
    return { status: response.status, duration: data?.duration ?? null, said: `answered ${response.status}` };
  } catch (error) {
    const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
    const said = isTimeout
      ? `no answer within ${HOST_TIMEOUT_MS / 1000} s`
      : messageOf(error instanceof Error && error.cause ? error.cause : error);
    return { status: null, duration: null, said };
  }
}
