import { useForm } from '@strapi/strapi/admin';
import { useEffect, useLayoutEffect } from 'react';
import { useParams } from 'react-router-dom';
import { ConflictDialog } from './conflict-dialog';
import { conflictQuestion, leaveQuestion } from './conflicts';
import { noteBase, releaseBase } from './form-bases';
import { useDocumentVersion } from './use-document-version';

/** Stands beside each form of the content manager: notes from which version it began, and asks what to keep when somebody saved meanwhile. */
export function VersionedForm() {
  const { slug: model = '', id: document = '' } = useParams();
  const initialValues = useForm('VersionedForm', (form) => form.initialValues);
  const asked = conflictQuestion.useCurrent();
  const isOfThisForm = asked?.question.model === model && asked.question.document === document;
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

  return isOfThisForm && <ConflictDialog conflict={asked.question} decide={asked.answer} />;
}
