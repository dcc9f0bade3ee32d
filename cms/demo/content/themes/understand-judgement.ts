import type { DemoTheme } from '../shape.ts';

export const UNDERSTAND_JUDGEMENT: DemoTheme = {
  reference: 'RECRUTER-JUGEMENTS',
  title: 'Comprendre nos jugements',
  colour: 'walnut',
  modules: [
    {
      reference: 'RECRUTER-JUGEMENTS-REGARD',
      title: 'Ce que le regard ajoute',
      lessons: [
        {
          reference: 'L-PREMIERE-IMPRESSION',
          title: 'La première impression',
          video: 'premiere-impression',
          body: `Un visage aperçu une fraction de seconde suffit pour qu’un avis se forme. Ce n’est ni une faute ni un don : c’est ainsi que fonctionne un esprit pressé.

Le danger vient après, quand on passe le reste de l’entretien à donner raison à ce premier avis. Tu ne peux pas l’empêcher de venir ; tu peux l’écrire, le mettre de côté, et chercher exprès ce qui le dément.`,
          transcript: `En quelques secondes, tu as déjà un avis sur la personne qui entre.

Cet avis vient avant les faits. Un visage, une voix, une poignée de main, et l’esprit complète le portrait avec ce qu’il connaît déjà.

Ensuite, il choisit tes questions. À celui qui te plaît, tu demandes ses succès ; à l’autre, ses difficultés. Sans le savoir, tu cherches ce qui te donne raison.

Il se corrige pourtant, si on l’écrit. Note ta première impression en une ligne, pose la feuille, puis trouve pendant l’entretien un fait qui la contredit.

Tu ne l’empêcheras pas de venir. Empêche-la de conclure.`,
        },
        {
          reference: 'L-HALO',
          title: 'L’effet de halo',
          body: `En 1920, le psychologue Edward Thorndike remarque une chose étrange : des officiers notent leurs soldats sur l’intelligence, le physique, la conduite, et toutes les notes se ressemblent. Une qualité visible avait éclairé les autres. Il appelle cela le halo.

### En recrutement

- Une école réputée fait paraître les réponses plus justes.
- Une élocution aisée passe pour de la compétence technique.
- Une faute dans la lettre fait douter de la ponctualité.
- Une belle dernière expérience efface trois années confuses.

L’effet joue dans les deux sens : un seul défaut voyant peut tout assombrir.

### Le réduire

1. **Séparer les jugements.** Note le premier critère de tous les candidats, puis le deuxième, au lieu de remplir une grille d’un trait.
2. **Séparer les juges.** L’un évalue l’exercice sans avoir vu l’entretien, l’autre l’inverse.
3. **Séparer les sources.** N’ouvre pas le CV pendant que tu corriges l’épreuve.

### Un petit test

Reprends une ancienne grille. Si presque toutes les notes d’une même personne sont égales, pose-toi la question : était-elle vraiment aussi bonne partout, ou avais-tu décidé dès la première case ?

Les gens réels sont inégaux. Une grille en dents de scie est souvent le signe d’un travail honnête.`,
        },
        {
          reference: 'L-RESSEMBLANCE',
          title: 'Celui qui me ressemble',
          body: `Même région, même sport, même façon de plaisanter : l’entretien devient une conversation, le temps passe vite, et la note monte. On appelle cela le biais d’affinité. Il a l’air aimable, et c’est ce qui le rend solide.

### Comment il se déguise

- « Le courant est passé. »
- « Elle a le même parcours que nos meilleurs. »
- « Je me revois à son âge. »
- « Il comprend nos codes. »

Aucune de ces phrases ne parle du travail. Toutes parlent de celui qui les prononce.

### Ce qu’il coûte

Une équipe où tous raisonnent pareil s’entend bien et se trompe ensemble. Et ceux qui ne partagent ni l’école ni les loisirs de la maison doivent prouver davantage pour obtenir autant. Des essais avec des candidatures fictives, identiques sauf le nom, montrent en France comme ailleurs que tous ne sont pas rappelés aussi souvent.

### Trois parades

1. Laisse les loisirs hors de la grille, et si possible hors de la conversation.
2. Mêle les juges : un homme et une femme, deux métiers, deux âges.
3. Remplace « Est-ce que je m’entendrais avec cette personne ? » par **« Que sait-elle faire que nous ne savons pas ? »**

La troisième question change souvent le classement. Pose-la avant de le faire.`,
        },
      ],
    },
    {
      reference: 'RECRUTER-JUGEMENTS-MEMOIRE',
      title: 'Mémoire et décision',
      lessons: [
        {
          reference: 'L-MEMOIRE',
          title: 'Ce que la mémoire garde',
          body: `À la fin du XIXe siècle, Hermann Ebbinghaus apprend par cœur des syllabes sans queue ni tête, puis mesure ce qu’il en reste. La courbe descend très vite les premières heures, puis plus lentement. Des travaux récents ont retrouvé la même allure.

Un entretien n’est pas une liste de syllabes, mais le sens de la leçon demeure : le soir, une bonne part est partie, et tu ne sais pas laquelle.

### Ce qui reste n’est pas le plus utile

- Le **début** et la **fin** survivent mieux que le milieu.
- Le **frappant** l’emporte sur l’important : une cravate, un rire, une anecdote.
- Le **dernier candidat** paraît plus net que le premier.
- Et chaque rappel **réécrit** : on complète les blancs avec ce qui paraît logique.

### Travailler avec cette mémoire-là

1. Note pendant, complète dans les dix minutes.
2. Change l’ordre de passage d’un jour à l’autre.
3. Avant de décider, relis tes notes plutôt que tes souvenirs.
4. Ne remplis jamais une grille le lendemain « de tête ».

### Et pour apprendre ce parcours

La même science console un peu : chercher une réponse dans sa mémoire la consolide mieux qu’une relecture. Ferme donc cette page, et retrouve les quatre façons dont un souvenir d’entretien se déforme.`,
        },
        {
          reference: 'L-ANCRAGE',
          title: 'Le premier chiffre entendu',
          body: `Un nombre lancé en premier attire à lui les suivants, même s’il ne veut rien dire. En 1974, Amos Tversky et Daniel Kahneman en ont donné un exemple resté célèbre : une roue truquée s’arrêtait sur un nombre, et les estimations demandées ensuite, sans rapport avec elle, penchaient de son côté. On parle d’ancrage.

### Où il se glisse

- **Le salaire.** Le dernier bulletin de paie pèse sur l’offre, et prolonge les écarts d’hier. C’est une bonne raison de ne pas le demander.
- **Les notes.** Le premier collègue annonce « seize », et plus personne ne descend sous quatorze.
- **Le contraste.** Après un candidat brillant, un bon candidat paraît terne ; après trois faibles, il paraît remarquable.
- **L’expérience.** « Dix ans » écrit dans l’annonce fait trouver sept insuffisant, sans que personne sache d’où venait le dix.

### S’en défaire

1. Fixe ton propre repère avant d’entendre celui des autres : fourchette, seuil, barème.
2. Compare chaque candidat à la description écrite d’une bonne réponse, pas au précédent.
3. Quand un chiffre circule, demande d’où il vient. S’il n’a pas de source, retire-le du tableau.
4. Cherche l’argument contraire : « Pourquoi ce nombre serait-il beaucoup trop haut ? »

Savoir que l’ancre existe ne suffit pas à la lever. C’est l’ordre des gestes qui protège, plus que la vigilance.`,
        },
        {
          reference: 'L-JUGER-PLUSIEURS',
          title: 'Juger à plusieurs',
          body: `Plusieurs avis valent mieux qu’un, à une condition qu’on oublie : qu’ils soient indépendants. Trois personnes qui se sont parlé dans le couloir n’en font plus qu’une, avec plus d’assurance.

### Pourquoi cela marche

Chacun se trompe un peu, dans un sens qui lui est propre. Mises ensemble, des erreurs différentes se compensent en partie. Des erreurs identiques, elles, s’additionnent : si tous aiment les mêmes écoles, dix juges n’y changeront rien.

### Ce qui défait un groupe

| Le mécanisme | Ce qu’on entend | La parade |
| --- | --- | --- |
| Le rang | « Comme dit le directeur » | Il parle en dernier |
| L’envie d’accord | « On est tous d’accord, non ? » | Chercher une objection avant de conclure |
| L’élan | « On ne va pas recommencer » | Garder le droit de ne choisir personne |
| L’effort partagé | « Les autres ont dû vérifier » | Un nom par vérification |

### Combien de juges ?

Deux ou trois bien préparés suffisent le plus souvent. Au-delà, le gain diminue, l’agenda s’allonge et le candidat se croit au tribunal.

### Un rôle à donner

Désigne, à chaque décision, quelqu’un qui plaide contre le favori pendant cinq minutes, notes en main. Change de personne à chaque fois. Si le favori résiste, tu le choisiras mieux ; s’il tombe, tu auras évité une année difficile.`,
        },
      ],
    },
  ],
};
