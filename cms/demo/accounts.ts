/** Passwords that everybody knows: they exist in demo houses only. */
const PASSWORD = 'Cordee-demo-2026';

/** Who can sign in to a demo house, and where. */
export const DEMO_ACCOUNTS = [
  { role: 'content editor (admin)', email: 'contenu@cordee.example', password: PASSWORD },
  { role: 'learner', email: 'amel@cordee.example', password: PASSWORD },
  { role: 'learner, not begun', email: 'jules@cordee.example', password: PASSWORD },
  { role: 'administrator', email: 'ines@cordee.example', password: PASSWORD },
] as const;
