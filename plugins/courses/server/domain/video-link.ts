/** A video on another host: its id there, and for an unlisted Vimeo film the hash that opens it. */
export type HostedVideo = Readonly<{ host: 'vimeo'; id: string; hash: string | null }> | Readonly<{ host: 'youtube'; id: string }>;

const VIMEO_PATH = /^\/(?:video\/|channels\/[\w-]+\/)?(\d{5,12})(?:\/([0-9a-f]{6,16}))?\/?$/;
const VIMEO_HASH = /^[0-9a-f]{6,16}$/;
const YOUTUBE_ID = /^[\w-]{11}$/;

/** Parses a pasted Vimeo or YouTube address into its video; undefined when it leads elsewhere. (LRN-5) */
export function hostedVideo(link: string): HostedVideo | undefined {
  const url = URL.parse(link.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;

  const host = url.hostname.replace(/^(www|m)\./, '');
  if (host === 'vimeo.com' || host === 'player.vimeo.com') return vimeoVideo(url);
  if (host === 'youtu.be') return youtubeVideo(url.pathname.slice(1));
  if (host === 'youtube.com' || host === 'youtube-nocookie.com')
    return youtubeVideo(url.searchParams.get('v') ?? url.pathname.replace(/^\/(embed|shorts|live)\//, ''));
  return undefined;
}

/** Tells one film from another: by the address of its file, or by its id on its host, however its link is written. (H-87) */
export function filmIdentity({ fileUrl, videoLink }: Readonly<{ fileUrl: string | null; videoLink: string | null }>): string | null {
  if (fileUrl) return fileUrl;

  const video = hostedVideo(videoLink ?? '');
  return video ? `${video.host}:${video.id}` : null;
}

function vimeoVideo(url: URL): HostedVideo | undefined {
  const [, id, inPath] = VIMEO_PATH.exec(url.pathname) ?? [];
  const hash = inPath ?? url.searchParams.get('h');
  return id && (hash === null || VIMEO_HASH.test(hash)) ? { host: 'vimeo', id, hash } : undefined;
}

const youtubeVideo = (id: string): HostedVideo | undefined => (YOUTUBE_ID.test(id) ? { host: 'youtube', id } : undefined);
