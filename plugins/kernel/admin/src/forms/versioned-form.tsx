import { useForm } from '@strapi/strapi/admin';
import { useEffect, useLayoutEffect } from 'react';
import { useParams } from 'react-router-dom';
import { copyOf } from '../kept/kept.ts';
import { DocumentConflictDialog } from './conflict-dialog';
import { documentQuestion } from './conflicts';
import { enterForm, noteBase } from './form-bases';
import { openForm } from './open-form';
import { showFilesOf } from './shown-files';
import { useDocumentVersion } from './use-document-version';

/** Stands beside each form of the content manager: notes from which version it began, and asks what to keep when somebody saved meanwhile. */
export function VersionedForm() {
  const { slug: model = '', id = '', origin } = useParams();
  const document = origin ? copyOf(origin) : id === 'create' ? '' : id;
  const { initialValues, getValues } = useForm('VersionedForm', (form) => form);
  const asked = documentQuestion.useCurrent();
  const isOfThisForm = asked?.question.model === model && asked.question.document === document;
  useEffect(openForm, []);
  // Each form has a function of its own to get its values.
  useLayoutEffect(() => enterForm(getValues), [getValues]);
  useEffect(() => showFilesOf(getValues), [getValues]);
  const version = useDocumentVersion();
  useLayoutEffect(() => {
    if (version !== null) noteBase({ model, document }, { values: { ...initialValues }, version });
  }, [model, document, initialValues, version]);

  return isOfThisForm && <DocumentConflictDialog conflict={asked.question} decide={asked.answer} />;
}
