import { useForm } from '@strapi/strapi/admin';

/** What the form of a session holds, as far as its fields depend on each other; `document`: undefined while it is being created. */
type SessionValues = Readonly<{ kind?: string; filledBy?: string; allowance?: number | null; startsOn?: unknown; documentId?: string }>;

/** The values of the form of a session, also those that are not saved. */
export const useSessionForm = (): SessionValues => useForm('SessionForm', ({ values }) => values as SessionValues);

/** The values of the session as they are stored; before it is, those that the form begins with. */
export const useStoredSession = (): SessionValues => useForm('SessionForm', ({ initialValues }) => initialValues as SessionValues);

/** Whether the allowance follows the members: of a licence session that staff fill. (SEAT-3) */
export const followsMembers = ({ kind, filledBy }: SessionValues): boolean => kind !== 'slot' && filledBy !== 'company';
