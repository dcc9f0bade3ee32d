import { linkOf } from '@cordee/accounts';

/** Confirms a requested trial day, for one day. (ACC-9) */
export const trialLink = linkOf('trial');
