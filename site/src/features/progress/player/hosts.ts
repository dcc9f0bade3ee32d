import type { Film } from '@cordee/progress/api';

export type Host = Film['host'];

/** The hosts of films: their names, and the addresses that a firewall has to allow. `own` is this site itself. (LRN-13) */
export const HOSTS: Readonly<Record<Host, Readonly<{ name: string; addresses: readonly string[] }>>> = {
  own: { name: '', addresses: [] },
  vimeo: { name: 'Vimeo', addresses: ['player.vimeo.com', 'f.vimeocdn.com', 'i.vimeocdn.com', '*.vimeocdn.com'] },
  youtube: { name: 'YouTube', addresses: ['www.youtube-nocookie.com', 'www.youtube.com', '*.googlevideo.com', '*.ytimg.com'] },
};
