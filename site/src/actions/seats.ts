export * from '../features/seats/new-member.actions.ts';
export * from '../features/seats/slot.actions.ts';
export * from '../features/seats/ties.actions.ts';
export * from '../features/seats/trial.actions.ts';
export * from '../features/seats/waiting.actions.ts';
