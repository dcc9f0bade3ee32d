/** What forms of the admin say when the account of a member of staff may not be changed so. (ACC-22) */
export const FORM_ERRORS = {
  'accounts.staff_is_beyond':
    'Le compte d’une personne de l’équipe, ou un administrateur, ne se change que par qui peut ouvrir l’espace de travail.',
  'accounts.last_of_all':
    'C’est la dernière personne qui peut tout : sans elle, plus personne n’ouvrirait l’espace de travail. Ouvrez-le d’abord ainsi à quelqu’un d’autre.',
};
