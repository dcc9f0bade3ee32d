import { z } from 'zod/v4';

const address = z.string().max(320);
const password = z.string().max(1024);

/** What the sign-in form sends. (ACC-1) */
export const SignInRequest = z.strictObject({ email: address, password });

/** The opaque token for the person's cookie. */
export const SignInView = z.object({ token: z.string() });

/** What the "forgotten password" form sends. (ACC-2) */
export const ForgottenRequest = z.strictObject({ email: address });

/** What the "new password" form sends. (ACC-2) */
export const ResetRequest = z.strictObject({ code: z.string().max(200), password });

/** Who is signed in, as the site's header shows it. */
export const MeView = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  locale: z.enum(['fr', 'en']),
});

export type Me = z.infer<typeof MeView>;
