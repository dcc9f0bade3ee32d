import type { DemoTheme } from '../shape.ts';

export const DEFINE_NEED: DemoTheme = {
  reference: 'RECRUTER-BESOIN',
  title: 'Définir le besoin',
  colour: 'teal',
  modules: [
    {
      reference: 'RECRUTER-BESOIN-TRAVAIL',
      title: 'Partir du travail réel',
      lessons: [
        {
          reference: 'L-AVANT-DE-RECRUTER',
          title: 'Avant de recruter, trois questions',
          video: 'avant-de-recruter',
          openToTesters: true,
          body: `Quelqu’un s’en va, et l’on republie l’ancienne annonce dans l’heure. C’est souvent là que l’erreur commence.

Prends une journée pour trois questions, avec ceux qui font le travail :

1. Ce travail doit-il encore se faire ?
2. Peut-il se partager autrement ?
3. Durera-t-il plus d’un an ?

Si la réponse reste « il faut recruter », tu sauras l’expliquer à ta direction, à ton équipe et aux candidats.`,
          transcript: `Un départ n’est pas encore un besoin. Avant de republier l’ancienne annonce, pose-toi trois questions.

Ce travail doit-il encore se faire ? Certaines tâches survivent sans raison : un tableau que personne ne lit, une réunion qui prépare une réunion.

Peut-il se partager autrement ? Quelqu’un, ici, attend peut-être depuis un an qu’on lui en confie une partie.

Durera-t-il plus d’un an ? Le type de contrat en dépend, et un contrat court ne sert pas à pourvoir durablement un emploi permanent.

Si tu recrutes après cela, tu sais pourquoi, et tu sauras le dire.`,
        },
        {
          reference: 'L-TRAVAIL-REEL',
          title: 'Regarder le travail tel qu’il se fait',
          body: `Une fiche de poste raconte ce qu’on voulait il y a cinq ans. Le travail, lui, a glissé : des tâches sont venues, d’autres ont disparu, un tableau caché fait tenir le tout.

### Une heure au bon endroit

Va voir la personne qui part, ou quelqu’un qui fait un métier voisin, et regarde-la travailler. Demande au fil de l’eau :

- « À quoi vois-tu que c’est bien fait ? »
- « Qu’est-ce qui t’interrompt ? »
- « Quand est-ce difficile, et comment t’en sors-tu ? »
- « Que fais-tu que personne ne t’a demandé ? »

La dernière question découvre souvent le cœur du poste.

### Le départ aussi est une source

La personne qui s’en va sait ce qui l’a usée. Écoute-la avant son dernier jour, sans chercher à la retenir : ce qu’elle décrit attend la suivante. Si trois personnes sont parties en deux ans pour la même raison, ce n’est pas un recrutement qu’il te faut d’abord.

### Ce que tu rapportes

Une demi-page, sans adjectif : dix verbes d’action, le temps que chacun prend dans une semaine, les trois situations les plus délicates. Ces situations serviront deux fois : pour choisir tes critères, puis pour poser tes questions en entretien.`,
        },
        {
          reference: 'L-RESULTATS-POSTE',
          title: 'Ce que le poste doit produire',
          body: `« Autonome, rigoureux, bon relationnel » : ces mots vont à tous les postes et n’en décrivent aucun. Commence par la fin : dans un an, à quoi verra-t-on que ce recrutement était le bon ?

### Trois résultats, pas plus

Écris trois phrases qu’un inconnu pourrait vérifier.

| Flou | Vérifiable |
| --- | --- |
| Gérer la relation client | Une réclamation reçoit une réponse utile en deux jours |
| Améliorer le stock | Les ruptures passent de dix à trois par mois |
| Animer l’équipe | Les plannings sortent deux semaines à l’avance, discutés avec chacun |

### Les étapes

Pour chaque résultat, note ce qui serait acquis au bout d’un mois, puis de six. Tu obtiens à la fois un programme d’accueil et une base honnête pour la période d’essai.

### L’épreuve du désaccord

Montre la page à deux personnes : celle qui dirige et celle qui travaillera à côté. Si leurs trois résultats diffèrent, arrête tout. Mis au jour maintenant, un désaccord sur le besoin coûte une réunion ; découvert au troisième entretien, il coûte des semaines et plusieurs candidats.

Garde enfin une ligne pour les moyens. Un résultat sans budget ni temps n’est pas un objectif, c’est un vœu.`,
        },
      ],
    },
    {
      reference: 'RECRUTER-BESOIN-CRITERES',
      title: 'Choisir ses critères',
      lessons: [
        {
          reference: 'L-SIX-CRITERES',
          title: 'Six critères, pas vingt',
          body: `Plus la liste s’allonge, moins elle trie. Avec vingt critères, chacun choisit en silence les siens ; avec six, tout le monde regarde la même chose.

### La méthode

1. Reprends les situations délicates du poste.
2. Pour chacune, écris ce que fait quelqu’un qui s’en sort bien.
3. Regroupe ces comportements : tes critères apparaissent.
4. Classe-les, puis coupe après le sixième.

### Un critère bien écrit

Il se voit, il se vérifie avant l’embauche, il sert au travail. « Sait dire non à un client pressé en proposant une autre date » remplace « diplomate ». « Lit un plan coté sans aide » remplace « technique ».

Méfie-toi de trois faux critères :

- **le diplôme par habitude** : la loi l’exige-t-elle pour exercer, ou remplace-t-il une vérification que tu pourrais faire ?
- **le nombre d’années** : dix ans peuvent être une année répétée dix fois ;
- **« l’esprit de l’équipe »** : souvent, le nom poli de la ressemblance.

### Indispensable ou souhaité

Marque d’une croix les critères sans lesquels la personne échouerait. S’il y en a plus de trois, recommence : tu décris quelqu’un qui n’existe pas, ou qui n’a pas besoin de toi.`,
        },
        {
          reference: 'L-APPREND-EN-PLACE',
          title: 'Ce qui s’apprend en place',
          body: `Une exigence de trop écarte des gens qui auraient appris en un mois. Avant de garder un critère, demande-toi combien de temps il faut pour l’acquérir ici, et qui l’enseignerait.

| Temps pour l’apprendre | Que faire du critère |
| --- | --- |
| Quelques jours | Le retirer de l’annonce |
| Un à trois mois | Le retirer, et prévoir l’apprentissage |
| Six mois et plus | Le garder, et le vérifier |
| On ne sait pas l’enseigner | Le garder, et le vérifier deux fois |

Le logiciel maison, le vocabulaire, les produits : presque toujours dans les deux premières lignes. Écrire clairement, raisonner sur un problème neuf, garder son calme devant quelqu’un qui crie : plutôt dans les deux dernières.

### Chercher les métiers voisins

Chaque critère retiré élargit le cercle. Demande-toi où l’on fait déjà la même chose sous un autre nom : une serveuse gère dix demandes à la fois, un aide-soignant rassure des gens inquiets, une cheffe d’atelier tient un planning que tout contrarie.

### Payer l’apprentissage

Des dispositifs permettent une immersion de quelques jours dans l’entreprise, ou financent une formation avant l’embauche. Leurs règles et leurs montants changent souvent : renseigne-toi auprès de France Travail ou de ton opérateur de compétences avant de les promettre à quelqu’un.`,
        },
        {
          reference: 'L-SALAIRE-AVANT',
          title: 'Le salaire, avant la recherche',
          body: `Chercher sans avoir fixé le salaire, c’est inviter à dîner sans savoir ce qu’il y a dans les placards. Le montant se décide avant l’annonce, avec la personne qui signera.

### Construire la fourchette

1. Regarde ce que gagnent, dans l’entreprise, ceux qui font un travail égal ou de valeur égale. L’égalité de salaire entre les femmes et les hommes est une obligation.
2. Vérifie le minimum légal et celui de ta convention collective pour cette classification.
3. Compare avec quelques offres proches, dans le même bassin d’emploi.
4. Écris un bas, un haut, et **ce qui fait passer de l’un à l’autre**.

Une fourchette dont le haut double le bas ne dit rien. Si l’écart dépasse un cinquième, tu as sans doute deux postes en tête.

### Compter tout

Prime, part variable et ses conditions, repas, transport, horaires, jours travaillés à distance, congés : liste-les maintenant. Ce que tu oublies aujourd’hui deviendra une déception le jour de l’offre.

### Quand cela ne suffit pas

Il te reste quatre leviers : demander moins, former, aménager le temps, attendre. Espérer n’en est pas un.

> Si la nouvelle recrue gagne plus que la collègue qui fait le même travail depuis cinq ans, règle d’abord cela.`,
        },
      ],
    },
  ],
};
