export { planTurns } from './server/domain/turns.ts';
export { PlanFileRefused, planOfFile } from './server/plan-file.ts';
export { turnNotice } from './server/services/turn-notice.ts';
