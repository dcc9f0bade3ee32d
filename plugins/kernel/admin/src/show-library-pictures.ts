import { getFetchClient } from '@strapi/strapi/admin';
import { kernelAdminApi } from '../../admin-api.ts';
import { parseResponse, pathOf } from '../../endpoint.ts';
import { withLastingAddresses } from '../../server/files/file-address.ts';

/**
 * Shows the pictures of the media library in the preview of a text, and the files of a form that was left open. Their address in a text is no link
 * by itself, and a link is good for a minute: a picture or film that could not be loaded gets a new link, once. (LRN-5)
 */
export function showLibraryPictures(): void {
  const retried = new WeakSet<EventTarget>();
  const retry = ({ target }: ErrorEvent) => {
    if (!(target instanceof HTMLImageElement || target instanceof HTMLVideoElement) || retried.has(target)) return;

    retried.add(target);
    const [, file] = /^\/uploads\/([^/?]+)$/.exec(withLastingAddresses(target.getAttribute('src') ?? '')) ?? [];
    if (file) void renew(target, file);
  };
  // Errors of pictures and films do not bubble.
  document.addEventListener('error', retry, { capture: true });
}

async function renew(picture: HTMLImageElement | HTMLVideoElement, file: string): Promise<void> {
  const response = await getFetchClient()
    .get(pathOf(kernelAdminApi.fileLink, { params: { file } }))
    .catch(() => undefined);
  if (response) picture.src = parseResponse(kernelAdminApi.fileLink, response.data).url;
}
