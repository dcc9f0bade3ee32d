import type { DemoTheme } from '../shape.ts';

export const PREPARE_ARRIVAL: DemoTheme = {
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
          video: 'avant-le-premier-jour',
          openToTesters: true,
          body: `Entre la signature et le premier jour, il se passe souvent plusieurs semaines. Le silence y fait des dégâts : on doute, on compare, on écoute une autre offre.

### À retenir

- Un message bref une semaine avant : l’heure, le lieu, qui attend, ce qu’il faut apporter.
- Un poste de travail **essayé**, pas seulement commandé.
- Un agenda de la première semaine où il reste de l’air.`,
          transcript: `Entre la signature et l’arrivée, il se passe souvent plusieurs semaines, et le silence y fait des dégâts. Trois gestes suffisent à l’éviter.

Une semaine avant, écris un mot bref : l’heure, le lieu, le prénom de qui attend. Ajoute ce qu’il faut apporter et un numéro à appeler en cas de souci.

Essaie ensuite le poste de travail. Commandé ne veut pas dire prêt : la session, le téléphone, le badge se vérifient trois jours avant.

Prépare enfin l’agenda de la première semaine, avec un nom en face de chaque heure, et laisses-y du temps libre pour lire, chercher, souffler. Trois gestes, et l’on arrive attendu.`,
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
        {
          reference: 'L-MESSAGE-BIENVENUE',
          title: 'Le message de bienvenue',
          body: `Un bon message se lit en une minute et évite dix appels. Il part de toi, pas d’une adresse anonyme, et il tient dans un seul envoi.

### Ce qu’il contient

- le jour, l’heure et l’adresse exacte, avec l’entrée à prendre ;
- le prénom de celui ou celle qui attend, et son numéro ;
- ce qu’il faut apporter, et rien de plus : pièce d’identité, coordonnées bancaires, justificatifs demandés ;
- le déroulé de la journée en trois lignes, déjeuner compris ;
- la tenue, s’il y en a une, et la façon de venir.

### Un exemple

> Bonjour Samir, on t’attend lundi à 9 h 30, au 12, entrée côté cour. Léa sera dans le hall ; son numéro est plus bas. Le matin, tu découvres l’équipe et ton poste ; nous déjeunons ensemble ; l’après-midi reste calme. Si quelque chose te gêne pour venir ou pour t’installer, dis-le-moi : on s’arrange.

La dernière phrase compte. Elle laisse dire un besoin d’aménagement, une contrainte d’horaires, une inquiétude, sans obliger personne à se raconter.

Envoie-le une semaine avant, puis vérifie qu’il est arrivé. Sans réponse au bout de deux jours, un appel de deux minutes suffit – et il fait souvent plus plaisir que le message.`,
        },
      ],
    },
    {
      reference: 'ACCUEIL-PREPARER-POSTE',
      title: 'L’équipe et les outils',
      lessons: [
        {
          reference: 'L-POSTE-PRET',
          title: 'Un poste prêt, vraiment essayé',
          video: 'un-poste-pret',
          body: `Un poste commandé n’est pas un poste prêt. Le seul moyen de le savoir est de s’y asseoir et de faire, pour de vrai, ce que la personne fera le premier jour.

- Fais ouvrir une session avec ses accès, pas avec les tiens.
- Envoie un message, imprime une page, ouvre le dossier partagé.
- Note ce qui bloque, avec un nom et une date, et recommence la veille.`,
          transcript: `Un poste commandé n’est pas un poste prêt. Entre les deux, il y a un essai.

Assieds-toi à la place de la personne qui arrive. Demande à l’informatique d’ouvrir devant toi une session avec ses accès à elle : c’est là que se cachent les oublis.

Refais ensuite une vraie journée. Envoie un message, imprime une page, ouvre le dossier partagé, passe la porte avec le badge.

Note ce qui bloque, avec un nom et une date. Puis recommence la veille, car une mise à jour défait parfois ce qui marchait.

Un poste qui marche dit, sans un mot : nous t’attendions.`,
        },
        {
          reference: 'L-PREVENIR-EQUIPE',
          title: 'Prévenir l’équipe',
          body: `Une équipe qui apprend l’arrivée le matin même accueille mal, sans le vouloir. Elle se demande qui va perdre un dossier, un bureau, un horaire.

### Trois questions auxquelles répondre

1. **Pourquoi recrute-t-on ?** Remplacement, surcroît de travail, compétence nouvelle : dis la vraie raison.
2. **Qu’est-ce qui change pour chacun ?** Ce que la personne reprend, ce qui reste où c’est, et à partir de quand.
3. **Qu’attends-tu la première semaine ?** Une présentation, une heure de binôme, une réponse rapide aux questions.

### Ce que tu ne dis pas

Le salaire, l’âge, la santé, la situation de famille, l’avis que tu t’es fait en entretien : rien de cela ne regarde l’équipe. Un prénom, un métier, un parcours en deux phrases suffisent – et tu peux demander à la personne ce qu’elle souhaite voir dit.

### Quand quelqu’un espérait le poste

Parle-lui avant l’annonce, en tête à tête. Explique le choix par le travail à faire, dis ce que tu vois pour la suite, et ne lui demande pas d’être le parrain. Une déception reconnue se referme ; une déception ignorée s’installe, et c’est le nouveau venu qui la paie.`,
        },
      ],
    },
  ],
};
