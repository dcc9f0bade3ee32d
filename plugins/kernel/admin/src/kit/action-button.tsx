import { Button, type ButtonProps } from '@strapi/design-system';
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
  children: string;
}>;

/** A small button that carries out an action, and says below why it was refused. */
export function ActionButton<Input extends readonly unknown[]>({
  plugin,
  action,
  input,
  variant,
  disabled = false,
  children,
}: Props<Input>) {
  const [run, { isRunning, refusal }] = action;
  return (
    <>
      <Button variant={variant} size="S" disabled={disabled || isRunning} onClick={() => void run(...input)}>
        {children}
      </Button>
      <Refusal plugin={plugin} code={refusal} />
    </>
  );
}
