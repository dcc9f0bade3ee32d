import type { DemoTheme } from '../shape.ts';

export const INTERVIEW: DemoTheme = {
  reference: 'RECRUTER-ENTRETIEN',
  title: 'Mener l’entretien',
  colour: 'sky',
  modules: [
    {
      reference: 'RECRUTER-ENTRETIEN-PREPARER',
      title: 'Préparer la rencontre',
      lessons: [
        {
          reference: 'L-MEMES-QUESTIONS',
          title: 'Les mêmes questions pour tous',
          video: 'memes-questions',
          body: `Deux conversations libres ne se comparent pas : l’une a parlé de voile, l’autre de chiffres. Depuis longtemps, les études donnent l’avantage à l’entretien structuré, qui pose à chacun les mêmes questions tirées du travail et note chaque réponse.

Cela n’a rien d’un interrogatoire. Tu peux relancer, sourire, sortir un instant du fil – à condition d’y revenir avec tout le monde.`,
          transcript: `Deux entretiens libres ne se comparent pas. Pour comparer, il faut quelque chose de commun.

Pars des situations du poste, celles qui sont vraiment délicates, et tire une question de chacune.

Pose-les à tous, dans le même ordre, avec le même temps pour répondre. Les relances restent libres ; les questions, non.

Décris d’avance une réponse faible, une moyenne, une bonne. Fais-le avec quelqu’un qui connaît le métier, avant la première rencontre.

Note chaque réponse aussitôt, pas l’ensemble à la fin : une belle dernière minute ferait oublier le reste.

Et garde dix minutes pour les questions du candidat. Lui aussi choisit.`,
        },
        {
          reference: 'L-GRILLE-ENTRETIEN',
          title: 'Construire la grille d’entretien',
          body: `Une bonne grille tient sur une page et se prépare en une heure. Elle relie chaque critère à une question, et chaque question à des réponses que l’on sait reconnaître.

### Un exemple

**Critère** : annoncer une mauvaise nouvelle à un client.

**Question** : « Raconte-moi la dernière fois où tu as dû annoncer un retard ou un refus. »

| Note | Ce que l’on entend |
| --- | --- |
| 1 | La personne a évité, ou envoyé quelqu’un d’autre |
| 2 | Elle a prévenu, tard, sans rien proposer |
| 3 | Elle a prévenu tôt et proposé une solution |
| 4 | Elle a prévenu tôt, laissé le client réagir, tenu la solution jusqu’au bout |

### Pour la bâtir

1. Garde quatre à six critères : au-delà, une heure ne suffit pas.
2. Écris une question par critère, avec deux relances de secours.
3. Rédige les niveaux à deux. Vos désaccords montrent que le critère est encore flou.
4. Laisse une colonne pour les mots du candidat, une autre pour la note.
5. Essaie la grille sur un collègue. Une question qu’il comprend de travers se réécrit.

Ne mets pas de case « impression générale ». Elle absorberait toutes les autres, et c’est par elle que reviennent les préférences sans raison.`,
        },
        {
          reference: 'L-METTRE-A-L-AISE',
          title: 'Mettre le candidat à l’aise',
          body: `Le trac n’est pas un critère, sauf peut-être pour un métier de scène. Une personne détendue te montre comment elle travaillera ; une personne tendue te montre comment elle passe un examen.

### Avant

- Dis qui sera présent, combien de temps cela durera, ce qui sera demandé. Rien ne doit surprendre.
- Demande à tous si un aménagement est utile : une salle accessible, un peu plus de temps, une visioconférence avec sous-titres.
- Préviens l’accueil. Un prénom attendu à l’entrée vaut un discours.

### Les cinq premières minutes

1. Va chercher la personne toi-même, à l’heure.
2. Propose de l’eau, un siège qui ne fait pas face à la fenêtre.
3. Présente chacun par son métier, en une phrase.
4. Annonce le plan : « Une dizaine de minutes sur le poste, quarante de questions, puis les tiennes. Je prendrai des notes pour ne rien oublier. »
5. Commence par une question facile, qui ne sera pas notée.

Évite de meubler avec le trajet, les enfants, l’accent, les vacances : ces bavardages informent malgré eux, et parfois sur ce que tu n’as pas à savoir.

### La fin

Dis la date de ta réponse, et par quel moyen elle viendra. Raccompagne jusqu’à la porte. Puis ferme la tienne dix minutes, et note.`,
        },
      ],
    },
    {
      reference: 'RECRUTER-ENTRETIEN-FAITS',
      title: 'Faire parler les faits',
      lessons: [
        {
          reference: 'L-SITUATION-VECUE',
          title: 'Remonter à une situation vécue',
          body: `« Que ferais-tu si un client s’énervait ? » appelle une réponse de manuel. « Raconte-moi la dernière fois qu’un client s’est énervé » appelle un souvenir, avec ses détails et ses ratés.

### Quatre paliers

Descends toujours dans le même ordre, sans en sauter :

1. **La situation.** Où, quand, avec qui ?
2. **Le but.** Que fallait-il obtenir ?
3. **Les gestes.** « Et toi, précisément, qu’as-tu fait ? »
4. **La suite.** Comment cela s’est-il fini, et que ferais-tu autrement ?

### Les relances utiles

- « Tu dis *on* : quelle était ta part ? »
- « Qu’as-tu dit, avec quels mots ? »
- « Qu’est-ce qui t’a fait changer d’avis ? »
- « Qui n’était pas d’accord ? »

Quelqu’un qui a vécu la scène ajoute des détails quand on creuse. Quelqu’un qui l’embellit revient aux généralités. Ne conclus pas trop vite pour autant : la mémoire sous tension a des blancs, et l’on peut proposer d’y revenir plus tard.

### Pour un débutant

Le bon souvenir n’est pas forcément professionnel. Une association, un stage, un chantier familial, un groupe d’étude font de bonnes scènes. Dis-le : « L’exemple peut venir d’où tu veux. » Et pour une situation que personne n’a encore rencontrée, une question hypothétique reste permise, si tous la reçoivent.`,
        },
        {
          reference: 'L-ECOUTER-NOTER',
          title: 'Écouter, se taire, noter',
          body: `Dans beaucoup d’entretiens, celui qui recrute parle plus que celui qui postule. Il sort ravi de l’échange, et n’a rien appris.

### Se taire

Après une réponse, compte trois secondes avant de parler. C’est long, un peu gênant, et c’est souvent là que vient la phrase importante. Ne souffle pas les mots, ne finis pas les phrases, ne dis pas « exactement » : tu indiquerais la bonne réponse.

### Noter

- **Des mots entendus**, entre guillemets, plutôt que des jugements.
- **L’heure**, en marge, toutes les dix minutes.
- **Ce qui manque** : une croix pour une réponse vague, à reprendre avant la fin.

| Jugement | Note utile |
| --- | --- |
| Pas très motivé | N’a pas posé de question sur le poste |
| Grande maturité | « J’ai prévenu le client avant mon chef, c’était une erreur » |
| Bon contact | A reformulé deux fois ma question avant de répondre |

À deux, répartissez-vous les rôles : l’un questionne, l’autre écrit, puis vous échangez à mi-parcours.

### Juste après

Prends dix minutes, seul, avant le candidat suivant. Relis, complète, note chaque critère. Deux entretiens enchaînés sans pause se mélangent, et c’est le second qui colore le premier.

L’écran de l’ordinateur fait barrière. Si tu tapes, dis pourquoi ; sinon, reviens au papier.`,
        },
      ],
    },
    {
      reference: 'RECRUTER-ENTRETIEN-EPREUVE',
      title: 'Éprouver sans piéger',
      lessons: [
        {
          reference: 'L-MISE-EN-SITUATION',
          title: 'Une mise en situation honnête',
          body: `Voir quelqu’un travailler une demi-heure renseigne mieux qu’une heure de récit. Encore faut-il que l’épreuve ressemble au travail, et qu’elle soit la même pour tous.

### Un bon exercice

- Il reproduit une tâche **fréquente** du poste, pas le cas le plus tordu de l’année.
- Il dure de vingt à quarante-cinq minutes.
- La consigne est écrite, relue par quelqu’un d’étranger au métier.
- Le matériel est fourni, et le barème prêt avant le premier candidat.
- Il n’avantage pas celui qui connaît déjà la maison.

### Trois idées

1. Pour un poste d’accueil : traiter cinq messages, dont deux se contredisent.
2. Pour un comptable : trouver trois anomalies dans un extrait inventé.
3. Pour une cheffe d’équipe : préparer à voix haute un planning avec deux absents.

### Les limites

Un exercice vérifie ; il ne produit pas. Faire livrer un vrai travail, occuper un poste une journée, servir des clients : on sort de l’épreuve, et le risque d’un travail dissimulé apparaît. Prends des données inventées, et n’utilise rien de ce que le candidat t’a rendu.

Préviens la personne à l’avance, dis ce qui sera regardé, propose un aménagement. À la fin, laisse-la commenter son propre travail : la façon dont elle voit ses erreurs vaut la moitié de l’exercice.`,
        },
        {
          reference: 'L-QUESTIONS-INTERDITES',
          title: 'Les questions à ne pas poser',
          body: `La règle tient en une ligne : une question a sa place si elle a un lien direct et nécessaire avec l’emploi proposé ou avec les aptitudes professionnelles. Les autres restent dehors, même posées gentiment.

| Tu voudrais savoir | Ne demande pas | Demande à tous |
| --- | --- | --- |
| Si l’horaire convient | As-tu des enfants ? | Le poste finit à 20 h le jeudi : est-ce possible pour toi ? |
| Si la personne restera | Prévois-tu un bébé ? | Qu’aimerais-tu apprendre d’ici deux ans ? |
| Si elle peut porter | As-tu mal au dos ? | Rien : l’aptitude se voit avec la médecine du travail |
| Si elle peut travailler ici | D’où viens-tu ? | Les pièces se vérifient au moment de l’embauche |
| Si elle parle espagnol | Est-ce ta langue maternelle ? | Peux-tu me présenter ce produit en espagnol ? |

### Si la personne en parle d’elle-même

Ne rebondis pas, ne note pas, reviens au poste : « Merci de me l’avoir dit ; cela n’entre pas dans notre choix. » Si elle signale un besoin d’aménagement, parle de l’aménagement, pas de la cause.

### Si un collègue dérape

Interviens sur-le-champ : « Cette question n’a pas à être posée, tu n’as pas à y répondre. » Un silence gêné passerait pour un accord. Après l’entretien, dis au collègue pourquoi, et aux ressources humaines ce qui s’est passé.`,
        },
      ],
    },
  ],
};
