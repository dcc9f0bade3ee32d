/** How long a sign-in lives without activity, as PostgreSQL intervals. Staff see other people's data. */
export const IDLE_TIMEOUT = { learner: '14 days', staff: '30 minutes' } as const;

/** How long a sign-in lives at most, however active. */
export const MAX_LIFETIME = { learner: '90 days', staff: '12 hours' } as const;
