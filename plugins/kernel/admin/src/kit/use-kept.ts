import { useEffect, useRef, useState } from 'react';
import { changesOf, type Values } from '../forms/changes';
import { forget, keep, keptIn } from '../kept/kept-store.ts';
import { usePerson } from '../kept/use-kept-text';

/** A small form of ours beside the form of a document. */
type SmallForm = Readonly<{
  model: string;
  document: string;
  /** The name of the form among those beside the document. */
  name: string;
  /** What it is called. */
  title: string;
}>;

/**
 * A state for what is typed in a small form: it is kept on the device while it differs from `empty`, and is there again on return.
 * Passwords and codes do not belong in it. (H-94)
 */
export function useKept<Input extends Values>({ model, document, name, title }: SmallForm, empty: Input) {
  const person = usePerson() ?? '';
  const form = [person, model, document, name].join(' ');
  const [input, setInput] = useState(empty);
  const isTouched = useRef(false);
  useEffect(() => {
    keptIn(form).then((kept) => kept && !isTouched.current && setInput({ ...empty, ...kept.values }), console.error);
  }, [form]);

  const change = (changes: Partial<Input>) => {
    isTouched.current = true;
    const next = { ...input, ...changes };
    setInput(next);
    const values = changesOf(next, empty);
    const kept = { form, beside: name, person, model, document, title, base: empty, values, version: null, keptAt: Date.now() };
    (Object.keys(values).length > 0 ? keep(kept) : forget(form)).catch(console.error);
  };
  const clear = () => {
    setInput(empty);
    void forget(form);
  };

  return [input, change, clear] as const;
}
