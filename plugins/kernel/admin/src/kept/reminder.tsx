import { useNotification } from '@strapi/strapi/admin';
import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { keepFileInfoOf } from './keep-file-info.ts';
import { keptBy } from './kept-store.ts';
import { useKeptText, usePerson } from './use-kept-text';

const SHOWN_FOR_MS = 10_000;

/** Says on the home page, when the admin is opened, that something was typed on this device and is not saved. (H-94) */
export function Reminder({ setPlugin }: Readonly<{ setPlugin: (plugin: string) => void }>) {
  const { t } = useKeptText();
  const { toggleNotification } = useNotification();
  const person = usePerson();
  const { pathname } = useLocation();
  useEffect(() => {
    setPlugin('kernel');
    if (!person) return;
    keepFileInfoOf(person);
    if (pathname !== '/') return;
    keptBy(person).then((kept) => {
      const message = t('reminder', { count: kept.length });
      if (kept.length > 0) toggleNotification({ type: 'info', message, timeout: SHOWN_FOR_MS });
    }, console.error);
  }, []);

  return null;
}
