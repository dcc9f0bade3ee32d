import { Button, type ButtonProps } from '@strapi/design-system';
import { useState } from 'react';
import { ConfirmDialog, type Question } from './confirm-dialog';
import type { Outcome, useAction } from './data';
import { Refusal } from './refusal';

type State = ReturnType<typeof useAction>[1];

type Props<Input extends readonly unknown[]> = Readonly<{
  plugin: string;
  /** What `useAction` returned. */
  action: readonly [(...input: Input) => Promise<Outcome<unknown>>, State];
  input: Input;
  variant: NonNullable<ButtonProps['variant']>;
  disabled?: boolean;
  /** What is asked first, if the action cannot be undone. */
  question?: Question;
  children: string;
}>;

/** A small button that carries out an action, and says below why it was refused. */
export function ActionButton<Input extends readonly unknown[]>({
  plugin,
  action,
  input,
  variant,
  disabled = false,
  question,
  children,
}: Props<Input>) {
  const [run, { isRunning, refusal }] = action;
  const [isAsking, setIsAsking] = useState(false);
  const confirm = async () => {
    await run(...input);
    setIsAsking(false);
  };
  return (
    <>
      <Button
        variant={variant}
        size="S"
        disabled={disabled || isRunning}
        onClick={() => (question ? setIsAsking(true) : void run(...input))}
      >
        {children}
      </Button>
      {question && (
        <ConfirmDialog question={question} isOpen={isAsking} isRunning={isRunning} onConfirm={confirm} onClose={() => setIsAsking(false)} />
      )}
      <Refusal plugin={plugin} of={refusal} />
    </>
  );
}
