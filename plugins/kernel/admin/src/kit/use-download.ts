import { useFetchClient } from '@strapi/strapi/admin';
import { useState } from 'react';
import { z } from 'zod';
import { type Endpoint, type EndpointArguments, pathOf } from '../../../endpoint.ts';
import { useRefusalText } from './refusal';

/** Returns a function that saves the file that an endpoint sends, and why the last one could not be had. `plugin` has the words of refusals. */
export function useDownload<E extends Endpoint>(plugin: string, endpoint: E) {
  const { get } = useFetchClient();
  const refusalText = useRefusalText(plugin);
  const [refusal, setRefusal] = useState<string>();
  const download = async (...input: EndpointArguments<E>) => {
    setRefusal(undefined);
    try {
      const url = pathOf(endpoint, ...input);
      const file = await get<Blob>(url, { responseType: 'blob', validateStatus: (status) => status === REFUSED });
      if (file.status !== REFUSED) return saveAs(file);
      const { code, facts } = problem.parse(JSON.parse(await file.data.text()));
      setRefusal(refusalText({ code, facts }));
    } catch {
      setRefusal(refusalText({ code: 'other', facts: {} }));
    }
  };

  return [download, { refusal }] as const;
}

const REFUSED = 422;

const problem = z.object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) });

/** Saves a file under the name in its headers. */
function saveAs({ data, headers }: { data: Blob; headers?: Headers }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(data);
  link.download = fileNameIn(headers?.get('content-disposition') ?? '');
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The name that a Content-Disposition gives a file: the one with all its letters before the plain one. (H-81) */
function fileNameIn(disposition: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  const [, plain] = /filename="?([^";]+)/.exec(disposition) ?? [];
  return encoded ? decodeURIComponent(encoded) : (plain ?? 'cordee');
}
