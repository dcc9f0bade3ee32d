import type { DemoTheme } from '../shape.ts';

export const DECIDE: DemoTheme = {
  reference: 'RECRUTER-DECIDER',
  title: 'Décider',
  colour: 'moss',
  modules: [
    {
      reference: 'RECRUTER-DECIDER-COMPARER',
      title: 'Comparer sans se mentir',
      lessons: [
        {
          reference: 'L-NOTER-AVANT',
          title: 'Noter avant d’en parler',
          video: 'noter-avant',
          body: `« Alors, tu l’as trouvé comment ? » Cette question, dans le couloir, abîme plus de décisions qu’un mauvais entretien. Le premier avis entendu déplace tous les autres.

Fais donc écrire avant de faire parler. Chacun remplit sa grille seul, on découvre les notes ensemble, et l’on ne passe du temps que là où elles s’écartent. Vingt minutes suffisent souvent.`,
          transcript: `Le premier qui parle entraîne les autres, surtout s’il dirige. Voici comment l’éviter.

Chacun note seul, par écrit, critère par critère, avant de croiser un collègue. Les grilles se remettent fermées.

Puis tout le monde montre ses notes au même moment, comme on retourne des cartes.

On ne discute que des écarts. Là où chacun a mis trois, il n’y a rien à dire. Là où l’un a mis un et l’autre quatre, la question est simple : qu’as-tu vu que je n’ai pas vu ?

Un avis peut changer. Il doit seulement dire quel fait l’a fait changer.`,
        },
        {
          reference: 'L-REUNION-DECISION',
          title: 'La réunion de décision',
          body: `Une décision à plusieurs demande un ordre du jour, un animateur et une fin. Sans eux, c’est le plus sûr de lui qui choisit.

### Avant d’entrer

Les grilles sont remplies, les exercices corrigés. Qui n’a pas noté n’a pas d’avis à donner : il écoute. Dis d’avance qui tranche, et comment.

### Quarante minutes

1. **Cinq** pour relire à voix haute les critères et leur poids. Ils ne changent plus.
2. **Vingt** pour passer les critères l’un après l’autre, tous candidats confondus. Comparer critère par critère empêche un coup de cœur de tout emporter.
3. **Dix** pour les écarts, la parole d’abord à celui qui a le moins d’autorité.
4. **Cinq** pour conclure : un nom, un second, ou personne.

### Les phrases qui doivent alerter

- « Je ne le sens pas. » → Quel critère ? Quel fait ?
- « Elle va s’ennuyer. » → L’a-t-elle dit ?
- « Il ira bien avec l’équipe. » → Pour faire quoi ?

### Savoir ne choisir personne

Si aucun candidat n’atteint le seuil d’un critère indispensable, ne baisse pas le seuil en séance : tu le baisserais pour quelqu’un de précis. Reprends le besoin, puis, si la barre était trop haute, rappelle tous ceux qu’elle avait écartés.

Garde la feuille de séance : une page, les notes, la raison du choix.`,
        },
        {
          reference: 'L-REFERENCES',
          title: 'Prendre des références',
          body: `Une référence bien prise complète une grille. Mal prise, elle recueille une rumeur et met la personne en danger chez son employeur actuel.

### Les règles

- Le candidat est prévenu, et c’est lui qui donne les noms. Pas d’appel en cachette à un ami qui y travaille.
- Jamais l’employeur actuel sans son accord clair.
- Les questions portent sur le travail, avec un lien direct avec le poste.
- Cela se fait à la fin, pour une ou deux personnes, pas pour trier.

### Quatre questions

1. « Dans quel cadre avez-vous travaillé ensemble, et combien de temps ? »
2. « Pouvez-vous me raconter une situation où cette personne a dû… ? » – prends celle du critère qui te laisse hésitant.
3. « De quoi avait-elle besoin pour bien travailler ? »
4. « Que dois-je prévoir pour réussir son arrivée ? »

La troisième et la quatrième en apprennent plus que « Quels sont ses défauts ? », et servent même si tu as déjà décidé.

### Peser ce qu’on entend

Un ancien responsable a ses raisons : un départ mal vécu, une amitié, la peur d’un procès. Un avis sans fait ne compte pas. Si un fait grave t’est rapporté, parles-en au candidat avant de conclure : il a peut-être une autre version, et tu lui dois de l’entendre.

Ne note que ce qui servira, et efface le reste.`,
        },
      ],
    },
    {
      reference: 'RECRUTER-DECIDER-CONCLURE',
      title: 'Conclure et apprendre',
      lessons: [
        {
          reference: 'L-OFFRE-CLAIRE',
          title: 'Faire une offre claire',
          body: `Entre ton « oui » et le sien, tout se joue en quelques jours. Une offre claire ne laisse pas de place à l’inquiétude.

### D’abord, un appel

Appelle toi-même, le jour de la décision. Dis pourquoi c’est elle ou lui, avec un fait tiré de l’entretien : personne n’oublie cette phrase. Donne ensuite le salaire et la date, puis demande : « Qu’est-ce qui te ferait hésiter ? »

### Ensuite, un écrit

Dans les deux jours, envoie un document relu par les ressources humaines :

- l’intitulé, la classification, le lieu, la personne à qui l’on répond ;
- le salaire brut, sa périodicité, les primes et leurs conditions ;
- le type de contrat, la durée du travail, la période d’essai ;
- la date d’arrivée, négociable ou non ;
- le délai pour répondre : une semaine est correcte.

> Tout ce qui fut dit en entretien doit se retrouver ici, ou être corrigé ici. Le télétravail promis à l’oral et absent de l’écrit sera la première dispute.

### Pendant l’attente

Ne mets pas la pression avec une offre qui « expire ce soir » : celui qui signe sous la contrainte continue de chercher. Propose plutôt un déjeuner avec l’équipe ou une heure sur place. Et ne préviens les autres finalistes qu’une fois l’accord reçu par écrit, sans les laisser attendre plus d’une semaine.`,
        },
        {
          reference: 'L-NEGOCIER',
          title: 'Négocier sans promettre trop',
          body: `Négocier n’est pas gagner : dans un mois, vous travaillerez ensemble. Chacun doit pouvoir raconter l’accord sans rougir.

### Préparer sa marge

Écris avant l’échange ce qui peut bouger, ce qui ne peut pas, et pourquoi.

| Peut bouger | Ne bouge pas |
| --- | --- |
| La date d’arrivée | Le haut de la fourchette |
| Un jour à distance de plus | L’horaire d’ouverture au public |
| Une formation la première année | La classification des collègues |
| Un point sur le salaire à six mois, critères écrits | La période d’essai prévue pour tous |

### Conduire l’échange

1. Demande ce qui compte le plus, et fais classer. Le salaire n’est pas toujours premier.
2. Réponds sur les intérêts : « Tu veux moins de route ; regardons les jours et les heures. »
3. Donne une raison à chaque refus, la même pour tous.
4. Résume par écrit le soir même.

### Trois promesses à ne pas faire

- **« On verra dans six mois »**, sans date ni critère : la personne comptera les jours.
- **« Tu passeras vite responsable »**, si la décision n’est pas de toi.
- **« Ne t’en fais pas pour les week-ends »**, si le contrat dit autre chose.

Celui qui négocie durement n’a pas forcément plus de valeur que celui qui n’ose pas. Avant de signer, vérifie que l’écart obtenu se justifie devant l’équipe.`,
        },
        {
          reference: 'L-APPRENDRE-RECRUTEMENT',
          title: 'Apprendre de chaque recrutement',
          body: `On recrute longtemps sans progresser, faute de savoir si l’on avait raison. Les bonnes nouvelles confirment, les mauvaises s’oublient, et la méthode reste la même.

### Noter une prévision

Le jour de la décision, écris en trois lignes, et range-les :

1. ce que tu crois que la personne réussira vite ;
2. ce qui lui demandera de l’aide ;
3. à quel point tu en es sûr, sur dix.

### La relire

À six mois et à un an, compare avec ce qui s’est passé. Cherche surtout les surprises, dans les deux sens. Une qualité que personne n’avait vue désigne une question qui manquait. Une note de quatre qui ne s’est pas confirmée désigne un critère mal éprouvé.

### Compter un peu

- De quelle source viennent ceux qui restent ?
- À quelle étape les candidats abandonnent-ils ?
- Combien de femmes et d’hommes à chaque étape, et où l’écart se creuse-t-il ?
- Combien de jours en tout ?

Quelques nombres par an suffisent, sans fichier de personnes.

### Demander

Interroge la personne recrutée au bout d’un mois : « Qu’est-ce que l’annonce ne disait pas ? » Interroge aussi, par un mot bref, ceux qui ont refusé ton offre.

> Une seule chose à changer la prochaine fois : écris-la en tête de ta prochaine annonce, avant d’oublier.`,
        },
      ],
    },
  ],
};
