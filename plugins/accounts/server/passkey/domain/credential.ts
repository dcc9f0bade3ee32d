import { z } from 'zod/v4';

const base64url = z
  .string()
  .max(8192)
  .regex(/^[\w-]+$/);

/** What both answers of a browser have in common. What it says of extensions is not read. */
const common = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.unknown().transform(() => ({})),
};

const NewCredential = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

const Assertion = z.object({
  ...common,
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
});

/** Reads what a browser answered, as JSON; undefined when it is something else. */
const parse = <S extends z.ZodType>(shape: S, text: string): z.output<S> | undefined => {
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** Reads the answer to `navigator.credentials.create`: a new passkey. Undefined when it is none. (ACC-6) */
export const parseNewCredential = (text: string) => parse(NewCredential, text);

/** Reads the answer to `navigator.credentials.get`: what a passkey signed. Undefined when it is none. (ACC-6) */
export const parseAssertion = (text: string) => parse(Assertion, text);
