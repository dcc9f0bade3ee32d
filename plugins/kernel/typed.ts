// What people type, as the shapes of an endpoint take it. Apart from endpoint.ts: it brings the list of top-level domains along.
import { z } from 'zod/v4';
import { emailAddress, MAX_EMAIL_LENGTH } from './server/base/email-address.ts';
import { MAX_NAME_LENGTH, personName } from './server/base/name.ts';
import { Refusal } from './server/base/refusal.ts';

/**
 * A text that a rule brings into its normal form, of at most `longest` signs; what the rule refuses is an issue of the field, with the code and facts
 * of the refusal.
 */
const typed = (rule: (text: string) => string, longest: number) =>
  z
    .string()
    .max(1024)
    .transform((text, context) => {
      try {
        return rule(text);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        context.addIssue({ code: 'custom', message: error.code, params: { refusal: error } });
        return z.NEVER;
      }
    })
    .pipe(z.string().max(longest));

/** An e-mail address as people type it; the route receives its normal form. (H-71, H-72, H-73) */
export const typedEmail = typed(emailAddress, MAX_EMAIL_LENGTH);

/** A first or last name as people type it; the route receives its normal form. (H-17, H-80, H-84) */
export const typedName = typed(personName, MAX_NAME_LENGTH);
