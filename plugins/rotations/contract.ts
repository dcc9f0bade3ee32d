export { planTurns } from './server/domain/turns.ts';
export { PlanFileRefused, planOfFile } from './server/plan-file.ts';
