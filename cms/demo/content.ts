// The demo course, of our own writing.

/** A lesson of the demo course: `video` names a file of `media`, with its duration in seconds. */
type DemoLesson = Readonly<{ reference: string; title: string; video?: readonly [file: string, seconds: number]; body: string }>;
type DemoModule = Readonly<{ reference: string; title: string; lessons: readonly DemoLesson[] }>;
type DemoTheme = Readonly<{ reference: string; title: string; colour: string; optional?: true; modules: readonly DemoModule[] }>;

export const DEMO_COURSE = {
  reference: 'ACCUEIL-1',
  title: 'Accueillir un nouveau collègue',
  welcome: 'Les premiers jours décident souvent de la suite. Ce parcours te donne de quoi les préparer, les vivre et en tirer les leçons.',
  themes: [
    {
      reference: 'ACCUEIL-PREPARER',
      title: 'Préparer l’arrivée',
      colour: 'pine',
      modules: [
        {
          reference: 'ACCUEIL-PREPARER-AVANT',
          title: 'Avant le premier jour',
          lessons: [
            {
              reference: 'L-AVANT-JOUR-1',
              title: 'Ce qui se joue avant l’arrivée',
              video: ['avant-le-premier-jour.mp4', 40],
              body: `Entre la signature et le premier jour, il se passe souvent plusieurs semaines. Le silence y fait des dégâts : on doute, on compare, on écoute une autre offre.

### À retenir

- Un message bref une semaine avant : l’heure, le lieu, qui attend, ce qu’il faut apporter.
- Un poste de travail **essayé**, pas seulement commandé.
- Un agenda de la première semaine où il reste de l’air.`,
            },
            {
              reference: 'L-LISTE-PREPARATION',
              title: 'La liste de préparation',
              body: `Voici une liste à adapter. Elle tient sur une page, et chaque ligne a un nom et une date.

| Quand | Quoi | Qui |
| --- | --- | --- |
| Quinze jours avant | Accès informatiques demandés | Responsable |
| Une semaine avant | Message de bienvenue envoyé | Responsable |
| Trois jours avant | Poste de travail essayé | Informatique |
| La veille | Équipe prévenue, déjeuner réservé | Parrain |

> Une liste que personne n’ouvre ne sert à rien. Choisis l’endroit où l’équipe regarde déjà.

Pour finir, relis ta liste en te mettant à la place de celui qui arrive : que saura-t-il en passant la porte ?`,
            },
          ],
        },
      ],
    },
    {
      reference: 'ACCUEIL-ACCOMPAGNER',
      title: 'Accompagner les premiers pas',
      colour: 'cobalt',
      modules: [
        {
          reference: 'ACCUEIL-ACCOMPAGNER-JOUR-1',
          title: 'Le premier jour',
          lessons: [
            {
              reference: 'L-PREMIER-MATIN',
              title: 'Le premier matin',
              video: ['le-premier-matin.mp4', 30],
              body: 'Une heure bien tenue vaut mieux qu’une journée de présentations. On retient cinq visages, un lieu, une personne à qui poser ses questions.',
            },
            {
              reference: 'L-ROLE-PARRAIN',
              title: 'Le rôle du parrain',
              body: `Le parrain n’est ni le responsable, ni un formateur. Il répond aux questions qu’on n’ose pas poser : où l’on déjeune, comment on se parle, ce qui fâche.

1. Il est **volontaire**, et ses propres objectifs en tiennent compte.
2. Il prend un café le premier jour, puis un rendez-vous par semaine pendant un mois.
3. Il ne rend pas compte de ce qu’on lui confie.`,
            },
          ],
        },
        {
          reference: 'ACCUEIL-ACCOMPAGNER-POINTS',
          title: 'Les rendez-vous qui comptent',
          lessons: [
            {
              reference: 'L-FAIRE-LE-POINT',
              title: 'Faire le point, trois fois',
              video: ['faire-le-point.mp4', 24],
              body: 'Trois dates suffisent : une semaine, un mois, trois mois. À chacune sa question, et une décision écrite.',
            },
          ],
        },
      ],
    },
    {
      reference: 'ACCUEIL-CADRE',
      title: 'Connaître le cadre',
      colour: 'rust',
      optional: true,
      modules: [
        {
          reference: 'ACCUEIL-CADRE-ESSAI',
          title: 'La période d’essai',
          lessons: [
            {
              reference: 'L-PERIODE-ESSAI',
              title: 'À quoi sert la période d’essai',
              body: `La période d’essai laisse à chacun le temps de vérifier son choix. Elle n’est pas un examen surprise : ce qui sera regardé se dit au début.

- Dis dès la première semaine **ce que tu attends** à la fin du premier mois.
- Note des faits, pas des impressions.
- Si tu hésites, parle tôt : un doute dit à mi-chemin peut encore se lever.

La durée et le renouvellement dépendent du contrat et de la convention collective : demande à ton service des ressources humaines.`,
            },
          ],
        },
      ],
    },
  ] as readonly DemoTheme[],
} as const;
