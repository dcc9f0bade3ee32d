// Keeps what is typed in a form of the content manager, and offers what was kept of it before. (H-94)
import { useCallbackRef } from '@strapi/design-system';
import { type FormContextValue, useForm } from '@strapi/strapi/admin';
import { type MutableRefObject, useEffect, useRef, useState } from 'react';
import { changesOf, type Values } from '../forms/changes';
import { baseOf } from '../forms/form-bases';
import { onSave, type SaveState } from '../forms/saves';
import { type UnansweredSave, unansweredSaveOf } from '../forms/unanswered-saves';
import { takeToCreated } from './hand-over.ts';
import { type Attributes, copyOf, type Kept, withoutPasswords } from './kept.ts';
import { forget, keep, keptBy, markOpen, newFormId } from './kept-store.ts';

/** Which form it is. */
export type Subject = Readonly<{
  person: string;
  model: string;
  document: string | null;
  /** What the content type is called. */
  kind: string;
  /** The name of the field that is the title of a document. */
  mainField: string;
  attributes: Attributes;
}>;

type Form = Pick<FormContextValue, 'disabled' | 'initialValues' | 'isSubmitting' | 'modified' | 'resetForm' | 'setValues' | 'values'>;

/** For how long somebody must have stopped typing before it is kept, in milliseconds. */
const KEEP_AFTER_MS = 400;

/** Keeps what is typed in the form around it. Returns the id of the form, what becomes of its text, and whether the browser failed to keep it. */
export function useKeeping(subject: Subject) {
  const form = useForm('useKeeping', (state) => state);
  const id = `${idOf(form.getValues)} ${subject.document}`;
  const [isUnkept, setUnkept] = useState(false);
  useEffect(() => markOpen(id), [id]);

  // What was saved last: the form goes on saying for a moment that it differs from what it was.
  const saved = useRef<object>();
  const keepNow = useCallbackRef(() => {
    // Same object: nothing was typed since the form was opened, saved, or left on purpose. What was kept before stays.
    if (form.disabled || form.values === form.initialValues || form.values === saved.current) return;
    const kept = textOf(id, subject, form);
    // A save may give the form new objects with the values that it saved.
    const isSaved = saved.current !== undefined && Object.keys(changesOf({ ...form.values }, { ...saved.current })).length === 0;
    (Object.keys(kept.values).length > 0 && !isSaved ? keep(kept) : forget(id)).then(
      () => setUnkept(false),
      () => setUnkept(true),
    );
  });
  useKeepOnTime(form.values, keepNow);
  const onSaved = () => {
    saved.current = form.values;
    void forget(id);
  };
  /** The form of what was created takes the place of this one: what was typed since it was sent is put into that form. */
  const onCreated = (document: string, since: Values) => {
    const values = withoutPasswords(since, subject.attributes);
    takeToCreated({ ...textOf(id, subject, form), values }, document).then(onSaved, console.error);
  };
  const state = useAfterSave({ form, subject, keepNow, onSaved, onCreated });

  return { id, form, isUnkept, state, text: () => textOf(id, subject, form) };
}

/** The ids of forms, by a function that each form has of its own: what is beside a form is mounted again when the window becomes narrow. */
const ids = new WeakMap<() => object, string>();

function idOf(getValues: () => object): string {
  const id = ids.get(getValues) ?? newFormId();
  ids.set(getValues, id);
  return id;
}

/** The text in a form, as it is kept. */
function textOf(id: string, { attributes, person, model, document, kind, mainField }: Subject, { values, initialValues }: Form): Kept {
  const of = { model, document: document ?? '' };
  const base = baseOf(of) ?? { values: initialValues, version: null };
  const changed = withoutPasswords(changesOf(values, initialValues), attributes);
  return {
    version: base.version,
    form: id,
    person,
    model,
    document,
    title: [kind, new Map<string, unknown>(Object.entries(values)).get(mainField)].filter(Boolean).join(' · '),
    base: Object.fromEntries(Object.entries(base.values).filter(([name]) => name in changed)),
    values: changed,
    save: unansweredAsKept(of, attributes),
    keptAt: Date.now(),
  };
}

/** The saves of a form without an answer, as they may be kept. */
function unansweredAsKept(of: Readonly<{ model: string; document: string }>, attributes: Attributes): UnansweredSave {
  const save = unansweredSaveOf(of);
  return { ...save, sent: withoutPasswords(save.sent, attributes) };
}

/** Calls the function soon after something was typed, and at once when the page is hidden or left. */
function useKeepOnTime(values: object, keepNow: () => void): void {
  useEffect(() => {
    const timer = setTimeout(keepNow, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [values, keepNow]);
  useEffect(() => {
    for (const event of LEAVING) addEventListener(event, keepNow);
    return () => {
      for (const event of LEAVING) removeEventListener(event, keepNow);
    };
  }, [keepNow]);
}

const LEAVING = ['visibilitychange', 'beforeunload', 'pagehide'] as const;

type Saved = Readonly<{
  form: Form;
  subject: Subject;
  keepNow: () => void;
  onSaved: () => void;
  onCreated: (document: string, since: Values) => void;
}>;

/**
 * Forgets what was saved, and puts back what Strapi drops: after a save that the server did not carry out it takes what was typed for saved,
 * or reads the former text again; after any save it overwrites what was typed meanwhile. Returns what became of the last save.
 */
function useAfterSave({ form, subject, keepNow, onSaved, onCreated }: Saved): SaveState | undefined {
  const [state, setState] = useState<SaveState>();
  const sent = useRef(form);
  const unsaved = useRef<{ base: object; values: object; isSaved: boolean }>();
  const awaitsRead = useRef(false);
  const onEach = useCallbackRef((save: SaveState, created?: string) => {
    setState(save);
    awaitsRead.current = save === 'saved';
    if (save === 'sent') {
      sent.current = form;
      return keepNow();
    }

    const since = typedSince(sent.current, form);
    const isSaved = save === 'saved';
    if (isSaved && Object.keys(since).length === 0) return onSaved();
    if (created) return onCreated(created, since);
    const base = isSaved ? sent.current.values : sent.current.initialValues;
    unsaved.current = { base, values: { ...sent.current.values, ...since }, isSaved };
  });
  useEffect(
    () =>
      onSave(({ model, documentId = null, sourceId }, state, created) => {
        if (model === subject.model && (sourceId ? copyOf(sourceId) : documentId) === subject.document) onEach(state, created);
      }),
    [subject.model, subject.document, onEach],
  );
  useEffect(() => {
    if (!unsaved.current || form.isSubmitting) return;
    const { base, values, isSaved } = unsaved.current;
    unsaved.current = undefined;
    const typed = changesOf(values, base);
    if (form.modified || Object.keys(typed).length === 0) return;
    // Strapi takes for saved what was typed while it published.
    if (!isSaved || Object.keys(changesOf(values, form.initialValues)).length === 0) form.resetForm(base);
    form.setValues({ ...form.values, ...(isSaved ? typed : values) });
  });
  useTypedBeforeRead(form, sent, awaitsRead);

  return state;
}

/** Puts back what was typed between the answer to a save and the reading of the document, which replaces all values of the form. */
function useTypedBeforeRead(form: Form, sent: MutableRefObject<Form>, awaitsRead: MutableRefObject<boolean>): void {
  const former = useRef(form);
  useEffect(() => {
    const before = former.current;
    former.current = form;
    const isReset = form.initialValues === before.values || form.initialValues === sent.current.values;
    if (!awaitsRead.current || form.initialValues === before.initialValues || isReset) return;

    awaitsRead.current = false;
    const typed = changesOf(before.values, sent.current.values);
    if (Object.keys(typed).length > 0) form.setValues({ ...form.values, ...typed });
  });
}

/** What was typed after a form was sent. The answer may have replaced its fields meanwhile. */
const typedSince = (sent: Form, now: Form): Values =>
  changesOf(now.values, now.initialValues === sent.initialValues ? sent.values : now.initialValues);

/** Returns what was kept of a form before it was opened, and how to take one off the list. */
export function useOffered({ person, model, document }: Subject) {
  const [offered, setOffered] = useState<readonly Kept[]>([]);
  useEffect(() => {
    let isShown = true;
    keptBy(person).then(
      (all) => isShown && setOffered(all.filter((kept) => !kept.beside && kept.model === model && kept.document === document)),
      console.error,
    );
    return () => {
      isShown = false;
    };
  }, [person, model, document]);
  const drop = ({ form }: Kept) => {
    setOffered((before) => before.filter((each) => each.form !== form));
    void forget(form);
  };

  return [offered, drop] as const;
}
