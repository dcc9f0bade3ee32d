/** Returns the stack of a caught error for the log, its message when it has none, or the thrown value as text. */
export const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Returns the message of a caught error, or the thrown value as text. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** How much of a failure is stored, in characters. */
const MAX_FAILURE = 300;

/**
 * Returns the words of a failure as staff read them: knex puts the whole statement before what PostgreSQL says, and mail servers quote the
 * address of the person, which is masked.
 */
export function failureText(error: unknown): string {
  const message = messageOf(error);
  const isOfDatabase = stringField(error, 'severity') !== undefined;
  return maskAddresses(isOfDatabase ? message.slice(message.lastIndexOf(' - ') + 3) : message).slice(0, MAX_FAILURE);
}

/** Replaces every e-mail address in a text by `…@…`. */
export const maskAddresses = (text: string): string => text.replaceAll(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…@…');

/** Returns a property of a caught error if it is a string, such as the `code` that Node and PostgreSQL set; undefined otherwise. */
export function stringField(error: unknown, name: string): string | undefined {
  const value = fieldOf(error, name);
  return typeof value === 'string' ? value : undefined;
}

/** Returns a property of a caught error if it is a number, such as an HTTP or SMTP status; undefined otherwise. */
export function numberField(error: unknown, name: string): number | undefined {
  const value = fieldOf(error, name);
  return typeof value === 'number' ? value : undefined;
}

const fieldOf = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
