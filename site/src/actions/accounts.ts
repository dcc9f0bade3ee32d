// `export *` is an error of the compiler when two of these files export the same name.
export * from '../features/accounts/accounts.actions.ts';
export * from '../features/accounts/choices.actions.ts';
export * from '../features/accounts/picture.actions.ts';
export * from '../features/accounts/two-factor.actions.ts';
