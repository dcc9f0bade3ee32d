/** How long a sign-in lasts without activity, as PostgreSQL intervals; shorter for staff, who see other people's data. */
export const IDLE_TIMEOUT = { learner: '14 days', staff: '30 minutes' } as const;

/** How long a sign-in lasts at most, even with activity, as PostgreSQL intervals. */
export const MAX_LIFETIME = { learner: '90 days', staff: '12 hours' } as const;

/** How many sign-ins a person may have open; one more ends the one that was used longest ago. */
export const MAX_SIGN_INS = 50;

/** How many browsers a person may trust; one more is no longer trusted. */
export const MAX_TRUSTED_BROWSERS = 50;
