import { useForm } from '@strapi/strapi/admin';
import { useLayoutEffect, useSyncExternalStore } from 'react';
import { useParams } from 'react-router-dom';
import { ConflictDialog } from './conflict-dialog';
import { currentQuestion, onQuestion } from './conflicts';
import { noteBase } from './form-bases';
import { useDocumentVersion } from './use-document-version';

/** Stands beside each form of the content manager: notes from which version it began, and asks what to keep when somebody saved meanwhile. */
export function VersionedForm() {
  const { slug: model = '', id: document = '' } = useParams();
  const initialValues = useForm('VersionedForm', (form) => form.initialValues);
  const question = useSyncExternalStore(onQuestion, currentQuestion);
  const version = useDocumentVersion();
  useLayoutEffect(() => {
    if (version !== null) noteBase({ model, document }, { values: { ...initialValues }, version });
  }, [model, document, initialValues, version]);

  return question?.conflict.model === model && <ConflictDialog {...question} />;
}
