import { useFetchClient, useRBAC } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';

const PERSON = 'plugin::users-permissions.user';
const PERMISSIONS = [{ action: 'plugin::accounts.people', subject: null }];

/** Where the panels of a person ask; undefined beside other forms, while somebody is being created, and without the permission. */
export function usePersonPage({ model, documentId }: { model: string; documentId?: string | undefined }): string | undefined {
  const { isLoading, allowedActions } = useRBAC(PERMISSIONS);
  if (model !== PERSON || !documentId || isLoading || !Object.values(allowedActions).includes(true)) return undefined;

  return `/accounts/people/${documentId}`;
}

/** What the admin's API gives at this address; asked again whenever staff have done something to the person. */
export function usePanelData<T>(address: string): { data: T | undefined; failed: boolean } {
  const { get } = useFetchClient();
  const [state, setState] = useState<{ data?: T; failed: boolean }>({ failed: false });
  const load = useCallback(
    () =>
      get<T>(address).then(
        ({ data }) => setState({ data: data, failed: false }),
        () => setState({ failed: true }),
      ),
    [get, address],
  );
  useEffect(() => {
    void load();
    listeners.add(load);
    return () => void listeners.delete(load);
  }, [load]);

  return { data: state.data, failed: state.failed };
}

const listeners = new Set<() => void>();

/** Staff have done something to a person: the panels beside the form look again. */
export function refreshPanels(): void {
  for (const load of listeners) load();
}

/** The code of the refusal that a request met. */
export const refusalCode = (error: unknown): string =>
  (error as { response?: { data?: { error?: { details?: { code?: string } } } } }).response?.data?.error?.details?.code ?? 'other';
