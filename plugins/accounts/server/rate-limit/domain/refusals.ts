import { refusal } from '@cordee/kernel/pure';

/** Too many forms were sent from this network in the last hour; in so many minutes one more is taken. It tells nothing about an address. (ACC-2, ACC-3, ACC-9) */
export const TooManyFromNetwork = refusal<{ minutes: number }>('accounts.too_many_from_network', 429);
