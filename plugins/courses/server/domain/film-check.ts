import type { HostedVideo } from './video-link.ts';

/** Who hosts a film: our own storage, or another host. */
export type Host = 'own' | HostedVideo['host'];

/**
 * What is wrong with a film: our file is missing; the host does not know it, does not let us embed it, or does not respond; or it plays,
 * but not for as long as is noted.
 */
export type Fault = 'missing' | 'not-found' | 'not-embeddable' | 'unreachable' | 'wrong-duration';

/** The oEmbed address at which a host says whether it plays a film, without a key and without playing it. */
export function oEmbedUrl(video: HostedVideo): string {
  const page =
    video.host === 'vimeo'
      ? `https://vimeo.com/${[video.id, video.hash].filter(Boolean).join('/')}`
      : `https://www.youtube.com/watch?v=${video.id}`;
  const endpoint = video.host === 'vimeo' ? 'https://vimeo.com/api/oembed.json' : 'https://www.youtube.com/oembed';
  return `${endpoint}?${new URLSearchParams({ url: page, format: 'json' })}`;
}

/** How long to wait before a host that did not respond is asked again, in seconds: five minutes, then twice as long each time, up to six hours. */
export const retryHostAfter = (attempts: number): number => Math.min(300 * 2 ** Math.min(attempts - 1, 10), 6 * 3600);

/** Reads the fault of a film from the HTTP status of its host; `null` stands for no response at all. */
export function faultOf(status: number | null): Fault | null {
  if (status === null || status >= 500 || status === 429) return 'unreachable';
  if (status === 401 || status === 403) return 'not-embeddable';
  return status >= 400 ? 'not-found' : null;
}

/**
 * Whether the noted duration of a film is wrong: a player found another one, and neither the file nor the host could say. A second or two
 * are a matter of rounding. All are in seconds. (H-87)
 */
export const isDurationWrong = ({ noted, measured, found }: Readonly<Record<'noted' | 'measured' | 'found', number | null>>): boolean =>
  measured === null && noted !== null && found !== null && Math.abs(found - noted) > 2;

/** The hosts none of whose films plays; a host with one film is never reported down, since one film alone proves nothing. (LRN-5) */
export function hostsDown(films: readonly Readonly<{ host: Host; fault: Fault | null }>[]): Host[] {
  return [...Map.groupBy(films, ({ host }) => host)]
    .filter(([, of]) => of.length > 1 && of.every(({ fault }) => fault !== null && fault !== 'wrong-duration'))
    .map(([host]) => host);
}
