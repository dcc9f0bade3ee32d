import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { type Endpoint, type EndpointArguments, pathOf } from '../../../endpoint.ts';

/** Returns a function that saves the file that an endpoint sends, and whether the last one could not be had. */
export function useDownload<E extends Endpoint>(endpoint: E) {
  const { get } = useFetchClient();
  const [failed, setFailed] = useState(false);
  const download = (...input: EndpointArguments<E>) => {
    setFailed(false);
    get<Blob>(pathOf(endpoint, ...input), { responseType: 'blob' }).then(saveAs, () => setFailed(true));
  };

  return [download, { failed }] as const;
}

/** Saves a file under the name in its headers. */
function saveAs({ data, headers }: { data: Blob; headers?: Headers }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(data);
  link.download = /filename="?([^";]+)/.exec(headers?.get('content-disposition') ?? '')?.[1] ?? 'cordee';
  link.click();
  URL.revokeObjectURL(link.href);
}
