/** A video that somebody else's host plays: its id there, and for an unlisted Vimeo film the hash that opens it. */
export type HostedVideo = Readonly<{ host: 'vimeo'; id: string; hash: string | null }> | Readonly<{ host: 'youtube'; id: string }>;

const VIMEO = /^\/(?:video\/|channels\/[\w-]+\/)?(\d{5,12})(?:\/([0-9a-f]{6,16}))?\/?$/;
const YOUTUBE = /^[\w-]{11}$/;

/** The video that a pasted Vimeo or YouTube address leads to, or undefined when it leads elsewhere. (LRN-5) */
export function hostedVideo(link: string): HostedVideo | undefined {
  const url = URL.parse(link.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;

  const host = url.hostname.replace(/^(www|m)\./, '');
  if (host === 'vimeo.com' || host === 'player.vimeo.com') return vimeo(url);
  if (host === 'youtu.be') return youtube(url.pathname.slice(1));
  if (host === 'youtube.com' || host === 'youtube-nocookie.com')
    return youtube(url.searchParams.get('v') ?? url.pathname.replace(/^\/(embed|shorts|live)\//, ''));
  return undefined;
}

function vimeo(url: URL): HostedVideo | undefined {
  const [, id, hash] = VIMEO.exec(url.pathname) ?? [];
  return id ? { host: 'vimeo', id, hash: hash ?? url.searchParams.get('h') } : undefined;
}

const youtube = (id: string): HostedVideo | undefined => (YOUTUBE.test(id) ? { host: 'youtube', id } : undefined);
