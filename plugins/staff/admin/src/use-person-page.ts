import { useFetchClient, useRBAC } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';

const PERSON = 'plugin::users-permissions.user';
const PERMISSIONS = [{ action: 'plugin::staff.people', subject: null }];

/** The props that the content manager passes to a panel. */
export type PanelProps = { model: string; documentId?: string | undefined };

/** Returns the base URL of a person's panels; undefined on other pages, while a person is being created, and without the permission. */
export function usePersonPage({ model, documentId }: PanelProps): string | undefined {
  const { isLoading, allowedActions } = useRBAC(PERMISSIONS);
  if (model !== PERSON || !documentId || isLoading || !Object.values(allowedActions).includes(true)) return undefined;

  return `/staff/people/${documentId}`;
}

/** Loads data from the admin's API, again after each `refreshPanels`. */
export function usePanelData<T>(url: string): { data: T | undefined; failed: boolean } {
  const { get } = useFetchClient();
  const [state, setState] = useState<{ data?: T; failed: boolean }>({ failed: false });
  const load = useCallback(
    () =>
      get<T>(url).then(
        ({ data }) => setState({ data, failed: false }),
        () => setState({ failed: true }),
      ),
    [get, url],
  );
  useEffect(() => {
    void load();
    listeners.add(load);
    return () => void listeners.delete(load);
  }, [load]);

  return { data: state.data, failed: state.failed };
}

const listeners = new Set<() => void>();

/** Reloads the data of all panels, after staff changed something. */
export function refreshPanels(): void {
  for (const load of listeners) load();
}
