import { useAuth } from '@strapi/strapi/admin';
import { useDateText } from '../kit/use-date-text';
import { useText } from '../kit/use-text';

/** The id of the person who is signed in to the admin. */
export const usePerson = (): string | undefined => useAuth('usePerson', ({ user }) => user?.id)?.toString();

/** The messages about what is kept, and its dates in the time zone of the device, whose clock dated it. */
export function useKeptText() {
  const formatDate = useDateText();
  const at = (keptAt: number) => formatDate(keptAt, { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
  return { t: useText('kernel.kept'), at };
}
