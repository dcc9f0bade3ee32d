import type { DemoTheme } from '../shape.ts';

export const GUIDE_FIRST_STEPS: DemoTheme = {
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
          video: 'le-premier-matin',
          openToTesters: true,
          body: 'Une heure bien tenue vaut mieux qu’une journée de présentations. On retient cinq visages, un lieu, une personne à qui poser ses questions.',
          transcript: `Le premier matin, une heure bien tenue vaut mieux qu’une journée de présentations.

Sois à la porte à l’heure dite, en personne. Ne délègue pas ce moment-là : la personne saura, dès la première minute, que son arrivée comptait dans ta journée.

Présente cinq collègues, pas cinquante : ceux avec qui l’on travaillera d’abord. Un prénom, ce que chacun fait, ce qu’on pourra lui demander. Les autres viendront dans la semaine.

Déjeunez ensemble, et dis à qui poser les questions de tous les jours.

Le soir, on retient un lieu, cinq visages, et une personne vers qui se tourner. C’est assez pour revenir le lendemain sans inquiétude.`,
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
          video: 'faire-le-point',
          body: 'Trois dates suffisent : une semaine, un mois, trois mois. À chacune sa question, et une décision écrite.',
          transcript: `Trois dates suffisent, chacune avec sa question. Pose-les dans l’agenda avant l’arrivée.

À une semaine : qu’est-ce qui te surprend, qu’est-ce qui te gêne ? Tu corriges ce qui peut l’être tout de suite, une chaise, un accès, un malentendu.

À un mois : que te manque-t-il pour travailler seul ? Une explication, un contact, du temps.

À trois mois : que reste-t-il à apprendre, et avec qui ?

Chaque fois, terminez par une décision écrite, même en une ligne : qui fait quoi, et pour quand. C’est elle qui ouvrira le rendez-vous suivant.`,
        },
        {
          reference: 'L-DIRE-CE-QUI-VA',
          title: 'Dire ce qui va, et ce qui manque',
          body: `« Tu t’en sors bien » rassure une minute et n’apprend rien. Un retour utile décrit un fait, dit son effet, puis ouvre sur la suite.

| Au lieu de | Essaie |
| --- | --- |
| Tu es trop lent | Le dossier de mardi a pris deux jours ; on en prévoit un. Qu’est-ce qui t’a arrêté ? |
| C’est très bien | Ton compte rendu tenait en dix lignes : tout le monde l’a lu |
| Il faut t’imposer | En réunion, tu avais la réponse et tu ne l’as pas dite. La prochaine fois, je te donne la parole |

### Le bon moment

- Un succès se dit dans la journée, devant les autres si la personne n’en est pas gênée.
- Une difficulté se dit dans la semaine, à deux, jamais par message.
- Un seul point à la fois : trois remarques d’un coup, et aucune ne reste.

### Et dans l’autre sens

Demande un retour sur ton accueil : « Qu’est-ce que j’aurais dû t’expliquer plus tôt ? » La question est plus facile que « Est-ce que tout va bien ? », à laquelle on répond toujours oui. Quand la réponse vient, ne te justifie pas : note, remercie, change une chose.`,
        },
        {
          reference: 'L-DOUTE',
          title: 'Quand le doute s’installe',
          body: `Au bout de quelques semaines, tu te demandes si la personne conviendra. Ce doute mérite mieux que des soupirs entre deux portes.

### D’abord, le préciser

Écris trois faits, datés, et ce que tu attendais à la place. Si tu n’en trouves pas trois, tu tiens une impression : continue d’observer. Si tu les trouves, pose-toi pour chacun la même question : *l’attente avait-elle été dite, et les moyens donnés ?*

### Ensuite, en parler

1. Annonce le sujet : « Je voudrais te parler de deux choses qui me préoccupent. »
2. Décris les faits, puis laisse un silence.
3. Écoute ce que tu ne savais pas : un outil qui manque, une consigne contraire, une difficulté que la personne choisit ou non de dire.
4. Décidez ensemble de deux changements, dont un de ta part.
5. Fixe une date, dans dix jours, et tiens-la.

### Enfin, décider à temps

Un doute gardé pour soi jusqu’à la dernière semaine de l’essai laisse le choix entre une rupture brutale et un engagement à contrecœur. Parles-en aux ressources humaines dès le deuxième échange : les délais se comptent en jours, et la raison doit tenir au travail, jamais à un critère protégé par la loi.`,
        },
      ],
    },
  ],
};
