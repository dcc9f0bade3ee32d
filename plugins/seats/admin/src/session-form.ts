import { useForm } from '@strapi/strapi/admin';

/** What the form of a session holds, as far as its fields depend on each other; `document`: undefined while it is being created. */
type SessionValues = Readonly<{ kind?: string; filledBy?: string; startsOn?: unknown; documentId?: string }>;

/** The values of the form of a session, also those that are not saved. */
export const useSessionForm = (): SessionValues => useForm('SessionForm', ({ values }) => values as SessionValues);
