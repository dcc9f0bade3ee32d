/** How long a sign-in lives without activity, as a PostgreSQL interval. Staff see other people's data. */
export const IDLE = { learner: '14 days', staff: '30 minutes' } as const;
