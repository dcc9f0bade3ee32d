import { useForm } from '@strapi/strapi/admin';
import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { useParams } from 'react-router-dom';
import { ConflictDialog } from './conflict-dialog';
import { currentQuestion, leaveQuestion, onQuestion } from './conflicts';
import { noteBase, releaseBase } from './form-bases';
import { useDocumentVersion } from './use-document-version';

/** Stands beside each form of the content manager: notes from which version it began, and asks what to keep when somebody saved meanwhile. */
export function VersionedForm() {
  const { slug: model = '', id: document = '' } = useParams();
  const initialValues = useForm('VersionedForm', (form) => form.initialValues);
  const question = useSyncExternalStore(onQuestion, currentQuestion);
  const isAsked = question?.conflict.model === model && question.conflict.document === document;
  useEffect(
    () => () => {
      releaseBase({ model, document });
      leaveQuestion({ model, document });
    },
    [model, document],
  );
  const version = useDocumentVersion();
  useLayoutEffect(() => {
    if (version !== null) noteBase({ model, document }, { values: { ...initialValues }, version });
  }, [model, document, initialValues, version]);

  return isAsked && <ConflictDialog {...question} />;
}
