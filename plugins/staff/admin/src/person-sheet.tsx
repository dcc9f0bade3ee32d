import { type DocumentScreenProps, DocumentSections } from '@cordee/kernel/admin';
import { Identity } from './identity-section';

/** The page of a person: who they are, and all that stands beside their form, whichever plugins it comes from. (ACC-13 to ACC-17) */
export default function PersonSheet({ document: person }: DocumentScreenProps) {
  return (
    <DocumentSections model="plugin::users-permissions.user" document={person}>
      <Identity document={person} />
    </DocumentSections>
  );
}
