/** What became of a person: a pilot of the company from now on, or not any more. The acts are codes of the audit log. */
export type PilotChange<Person> = Readonly<{ person: Person; act: 'companies.pilot-added' | 'companies.pilot-removed' }>;

/** Compares the pilots of a company before and after it was saved. (ACC-8, ACC-22) */
export const pilotChanges = <Person>(before: readonly Person[], after: readonly Person[]): PilotChange<Person>[] => [
  ...after.filter((person) => !before.includes(person)).map((person) => ({ person, act: 'companies.pilot-added' }) as const),
  ...before.filter((person) => !after.includes(person)).map((person) => ({ person, act: 'companies.pilot-removed' }) as const),
];
