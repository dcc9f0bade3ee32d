import type { DemoTheme } from '../shape.ts';

export const GROW_AUTONOMY: DemoTheme = {
  reference: 'ACCUEIL-AUTONOMIE',
  title: 'Faire grandir l’autonomie',
  colour: 'plum',
  modules: [
    {
      reference: 'ACCUEIL-AUTONOMIE-METIER',
      title: 'Apprendre le métier en place',
      lessons: [
        {
          reference: 'L-REGARD-GESTE',
          title: 'Du regard au geste',
          video: 'du-regard-au-geste',
          body: `On n’apprend pas un métier en écoutant quelqu’un en parler. Quatre étapes mènent du regard au geste, et l’on passe à la suivante quand la précédente est sûre, pas quand le calendrier le dit.

La dernière est la plus négligée : faire expliquer. Celui qui sait dire *pourquoi* il s’y prend ainsi saura s’adapter le jour où le cas sort de l’ordinaire.`,
          transcript: `On n’apprend pas un métier en écoutant quelqu’un en parler. Voici quatre étapes, à suivre dans l’ordre.

D’abord, je fais et tu regardes. Je dis tout haut ce que je pense : le plus important est souvent invisible.

Puis nous faisons ensemble. Chacun tient une partie du geste, et les questions viennent toutes seules.

Ensuite, tu fais et je regarde. Je me tais, sauf en cas de danger, car une erreur réparée par celui qui l’a faite lui reste.

Enfin, tu fais et tu m’expliques pourquoi tu t’y prends ainsi.

Saute une étape, et il faudra la reprendre plus tard, quand elle coûtera davantage.`,
        },
        {
          reference: 'L-PREMIER-TRAVAIL',
          title: 'Confier un premier vrai travail',
          body: `Lire des procédures pendant trois semaines décourage les meilleurs. Un premier travail, petit mais réel, apprend davantage – à la personne comme à toi.

### Comment le choisir

- Il sert à quelqu’un, que la personne rencontrera.
- Il se finit en une à deux semaines.
- Il oblige à croiser trois collègues.
- Une erreur s’y voit vite et se répare sans dommage.

Un sujet urgent depuis six mois, ou que personne n’a voulu, ne convient pas : c’est une épreuve, pas un début.

### Comment le confier

Dis cinq choses, puis tais-toi :

1. le résultat attendu, et à quoi on le reconnaîtra ;
2. la raison : à qui cela sert, ce qui se passe si on ne le fait pas ;
3. les limites : le temps, l’argent, ce qu’on ne touche pas ;
4. ce que la personne décide seule, et ce qu’elle te demande avant ;
5. la date de votre premier point, à un tiers du chemin.

Demande ensuite : « Par quoi vas-tu commencer ? » La réponse montre ce qui a été compris, bien mieux que « C’est clair pour toi ? ».

### À la fin

Prenez vingt minutes. La personne raconte ce qu’elle referait et ce qu’elle changerait ; toi, ce que tu aurais dû dire au départ.`,
        },
      ],
    },
    {
      reference: 'ACCUEIL-AUTONOMIE-EQUIPE',
      title: 'Trouver sa place dans l’équipe',
      lessons: [
        {
          reference: 'L-REGLES-NON-ECRITES',
          title: 'Les règles que personne n’écrit',
          body: `Toute équipe a deux règlements : celui qui s’affiche et celui qu’on découvre en se trompant. Le second règle pourtant l’essentiel des journées.

### Quelques exemples

- Peut-on fermer sa porte, porter un casque, appeler sans prévenir ?
- Un message du soir attend-il une réponse le soir ?
- Qui parle le premier en réunion, et peut-on contredire la direction ?
- Qui faut-il prévenir avant de toucher à tel dossier ?
- Que fait-on d’un anniversaire, d’un retard, d’un départ à 16 heures ?

### Les rendre visibles

Réunis deux collègues arrivés il y a moins d’un an et demande-leur : « Qu’avez-vous mis du temps à comprendre ? » En une demi-heure, tu as une page. Relis-la avec l’équipe, car certaines règles ne plaisent à personne et attendaient qu’on les nomme. Supprime celles-là.

Le parrain donne cette page le deuxième jour et la commente de vive voix : une règle écrite sans son pourquoi devient un ordre.

### Une limite

Expliquer un usage n’est pas exiger qu’on s’y fonde. Boire un verre après le travail, tutoyer, raconter son week-end : chacun reste libre. Quelqu’un qui déjeune seul n’a pas raté son intégration.`,
        },
        {
          reference: 'L-ETONNEMENT',
          title: 'Le rapport d’étonnement',
          body: `Pendant quelques semaines, la personne voit ce que l’équipe ne voit plus : le formulaire rempli deux fois, la réunion sans décision, le client qu’on fait attendre. Ce regard s’éteint vite. Le rapport d’étonnement le recueille à temps.

### Le demander

Annonce-le la première semaine, pour que la personne prenne des notes. Une page suffit, autour de quatre questions :

1. Qu’est-ce qui t’a surpris en bien ?
2. Qu’est-ce que tu ne comprends toujours pas ?
3. Où as-tu perdu du temps ?
4. Que faisait-on mieux là où tu étais avant ?

### Le recevoir

C’est ici que tout se joue. Si tu expliques pourquoi chaque remarque est infondée, tu n’en auras plus d’autre.

> Une bonne règle : le premier jour, seulement des questions ; la réponse, une semaine après.

Choisis ensuite une chose à changer, fais-la, et dis d’où elle vient. Pour le reste, explique honnêtement ce qui ne bougera pas.

### Le garder à sa place

Ce n’est pas une évaluation. Il ne compte ni pour la période d’essai ni pour une prime, et rien n’en circule sans l’accord de son auteur. Si la confiance manque encore, propose que le parrain le lise le premier.`,
        },
      ],
    },
  ],
};
