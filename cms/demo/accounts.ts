/** The password of all demo accounts. It is public: demo accounts exist in demo installations only. */
const PASSWORD = 'Cordee-demo-2026';

const account = (role: string, email: string) => ({ role, email: `${email}@cordee.example`, password: PASSWORD });

/** The demo accounts, with what each of them is for. */
export const DEMO_ACCOUNTS = [
  account('content, people and sessions (CMS admin)', 'contenu'),
  account('everything (CMS admin)', 'direction'),
  account('learner, half-way', 'amel'),
  account('learner, not begun', 'jules'),
  account('administrator', 'ines'),
  account('learner, at the end', 'lina'),
  account('learner, access over', 'samir'),
  account('learner, access to come', 'nora'),
  account('manager', 'paul'),
  account('manager-learner', 'eva'),
  account('pilot', 'marc'),
  account('pilot-learner', 'chloe'),
  account('student', 'hugo'),
  account('learner who holds a slot', 'karim'),
  account('learner who waits for a slot', 'omar'),
  account('learner in a paced rotation', 'adele'),
  account('learner in a natural rotation', 'ingrid'),
  account('tester', 'theo'),
  account('no role', 'zoe'),
] as const;
