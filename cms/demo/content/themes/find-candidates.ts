import type { DemoTheme } from '../shape.ts';

export const FIND_CANDIDATES: DemoTheme = {
  reference: 'RECRUTER-CHERCHER',
  title: 'Chercher des candidats',
  colour: 'raspberry',
  modules: [
    {
      reference: 'RECRUTER-CHERCHER-ALLER',
      title: 'Aller vers les candidats',
      lessons: [
        {
          reference: 'L-OU-CHERCHER',
          title: 'Où sont ceux que tu cherches',
          video: 'ou-chercher',
          openToTesters: true,
          body: `Publier, c’est parler à ceux qui cherchent aujourd’hui, là où tu publies. Les autres ne t’entendront pas.

Fais une liste de quatre endroits avant de payer une seconde annonce :

- tes propres collègues ;
- les bons candidats des recrutements passés ;
- les lieux où le métier s’apprend ;
- ceux que les filtres habituels laissent de côté.

Puis note, pour chaque candidature, d’où elle vient.`,
          transcript: `Publier et attendre ne suffit pas. Il y a quatre endroits où regarder.

Chez toi, d’abord. Quelqu’un veut peut-être changer de métier ou d’équipe, et n’ose pas le dire. Montre l’annonce en interne avant de la montrer dehors.

Parmi les anciens candidats, ensuite : le second d’hier est parfois le bon d’aujourd’hui. Rappelle ceux qui ont accepté qu’on garde leur dossier.

Là où le métier s’apprend : écoles, centres de formation, ateliers. Va t’y montrer avant d’avoir besoin de quelqu’un.

Chez ceux qu’on oublie, enfin : reconversion, retour à l’emploi, handicap, seniors.

Et note d’où vient chaque candidat. Tu sauras où revenir.`,
        },
        {
          reference: 'L-APPROCHE-DIRECTE',
          title: 'Écrire à quelqu’un qui ne cherche pas',
          body: `La personne que tu approches a déjà un travail, peu de temps, et reçoit des messages qui se ressemblent tous. Le tien a une chance s’il montre que tu as lu avant d’écrire.

### Cinq phrases

1. Ce qui, dans son travail, t’a fait lui écrire – un fait précis.
2. Le poste, l’entreprise, le lieu : pas de mystère.
3. Ce qui pourrait l’intéresser, et le salaire.
4. Ce que tu proposes : vingt minutes au téléphone, sans dossier.
5. Une sortie facile : « Si ce n’est pas le moment, un mot suffit. »

> Bonjour Inès, votre article sur l’entretien des ponts de bois m’a appris deux choses. Nous ouvrons à Nantes un poste d’ingénieure sur ce sujet, de 46 000 à 52 000 € brut par an. Auriez-vous vingt minutes jeudi ? Sinon, dites-le-moi simplement, je n’insisterai pas.

### Les règles du jeu

- Écris à une adresse rendue publique pour le travail, jamais sur le téléphone de son employeur actuel.
- Dis où tu as trouvé son nom, et efface-le si elle le demande.
- Une seule relance, une semaine après.
- Ne promets ni salaire ni poste que tu ne peux pas tenir.

Compte tes messages. Si aucun sur vingt ne reçoit de réponse, change la première phrase avant de changer de cible.`,
        },
        {
          reference: 'L-COOPTATION',
          title: 'La cooptation, avec mesure',
          body: `Demander à l’équipe qui elle connaît coûte peu et va vite. Le collègue qui recommande engage sa réputation ; la personne recommandée sait mieux où elle met les pieds.

### Le revers

On connaît surtout des gens qui nous ressemblent : même école, même quartier, même âge. Une équipe qui ne recrute que par ses amis se referme en quelques années, et écarte sans le voir tous ceux qui n’y connaissent personne.

### Quatre règles simples

- **La même porte.** La personne recommandée passe la même grille, les mêmes questions, les mêmes étapes.
- **Une recommandation motivée.** Demande un fait : « Qu’as-tu vu cette personne faire ? » On ne recommande pas un cousin dont on ignore le travail.
- **Une distance.** Celui qui recommande ne participe ni au tri, ni à l’entretien, ni à la décision.
- **Une limite.** Garde au moins une autre source pour chaque poste, et regarde chaque année la part de chacune.

Si une prime existe, verse-la pour une embauche qui dure, au même montant pour tous les postes de même niveau, et dis-en les règles à tout le monde.

### Dire non à un collègue

Préviens-le avant la personne, sans détailler. « Nous avons trouvé quelqu’un qui connaît déjà les fours » suffit. Les notes d’entretien ne se partagent pas, même par amitié.`,
        },
      ],
    },
    {
      reference: 'RECRUTER-CHERCHER-TRIER',
      title: 'Lire les candidatures',
      lessons: [
        {
          reference: 'L-TRIER-GRILLE',
          title: 'Trier avec une grille',
          body: `Au quarantième CV, l’œil saute au premier nom d’école connu. Une grille courte te protège de ta propre fatigue.

### La préparer avant d’ouvrir le premier dossier

Reprends tes critères indispensables, ceux qu’un dossier peut vraiment montrer. Pour chacun, écris ce qui vaudrait 0, 1 ou 2.

| Critère | 0 | 1 | 2 |
| --- | --- | --- | --- |
| Tenir une caisse | Rien ne l’indique | Tâche citée | Tâche décrite, avec une durée |
| Anglais au comptoir | Rien | Cours suivis | Travail fait en anglais |

### La tenir

1. Lis par paquets de dix, puis fais une pause.
2. Note ligne par ligne, sans moyenne à vue de nez.
3. Cache le nom, la photo, l’adresse et l’âge si ton outil le permet, ou demande à un collègue de le faire.
4. Reprends les trois premiers à la fin : ta main a changé en route.

### Ce que la grille ne juge pas

Un trou de deux ans ne dit rien de la compétence. Une faute d’orthographe compte si le poste demande d’écrire, pas autrement. Une présentation sans grâce n’est pas un travail sans soin.

Reçois ceux qui passent la barre, et deux de ceux qui la frôlent. Tu vérifieras ainsi, de temps en temps, que ta barre est à la bonne hauteur.`,
        },
        {
          reference: 'L-APPEL-QUINZE',
          title: 'L’appel de quinze minutes',
          body: `Un premier appel évite des déplacements inutiles. Il ne sert pas à juger : il vérifie que la suite a un sens, pour l’un comme pour l’autre.

### Le déroulé

1. **Une minute** pour demander si le moment convient, et proposer un autre rendez-vous sinon.
2. **Quatre minutes** pour présenter le poste, sans embellir : l’horaire, le lieu, le salaire, la difficulté principale.
3. **Six minutes** pour trois questions, les mêmes pour tous.
4. **Trois minutes** pour les siennes.
5. **Une minute** pour dire la suite, avec une date.

### Trois questions qui suffisent souvent

- « Qu’est-ce qui t’a donné envie de répondre ? »
- « Dans ce que je viens de décrire, qu’est-ce que tu as déjà fait, et qu’est-ce qui serait nouveau ? »
- « Y a-t-il une condition qui rendrait ce poste impossible pour toi ? »

La troisième laisse la personne dire ce qu’elle veut : un délai, un jour, un trajet. Ne cherche pas la cause derrière la condition.

### Deux pièges

La voix fait naître une image. Un accent, un débit lent, un enfant qu’on entend au loin : rien de cela ne répond à tes questions. Note des phrases, pas un ton.

L’autre piège est l’entretien déguisé. Si l’appel dépasse vingt minutes, tu avantages les bavards.`,
        },
      ],
    },
    {
      reference: 'RECRUTER-CHERCHER-REPONDRE',
      title: 'Répondre à chacun',
      lessons: [
        {
          reference: 'L-TENIR-DELAIS',
          title: 'Tenir les délais promis',
          body: `Un recrutement se perd rarement en une fois. Il se perd par jours : trois pour ouvrir un message, cinq pour trouver une salle, dix pour une signature. Pendant ce temps, les meilleurs répondent oui ailleurs.

### Réserver avant de publier

Bloque dès maintenant, dans les agendas de tous ceux qui décident :

- une heure de tri, deux fois par semaine ;
- deux demi-journées d’entretiens ;
- quarante minutes de décision, le lendemain des derniers entretiens ;
- le nom de celui qui signe, et de celui qui le remplace.

Si ces créneaux ne se trouvent pas, le poste n’est pas prêt à être publié.

### Des repères raisonnables

| Étape | Délai |
| --- | --- |
| Accusé de réception | Le jour même, automatique |
| Réponse au dossier | Dix jours |
| Réponse après entretien | Cinq jours ouvrés |
| Offre écrite | Deux jours après l’accord oral |

### Quand tu prends du retard

Dis-le avant qu’on te le demande. « Je devais te répondre vendredi, la décision sera prise mardi, je t’appelle mardi soir » garde quelqu’un une semaine de plus. Le silence, lui, répond à ta place, et il dit non.

Une fois le poste pourvu, compte les jours de chaque étape. La plus longue est ton prochain chantier.`,
        },
        {
          reference: 'L-DIRE-NON',
          title: 'Dire non avec respect',
          body: `Pour une personne retenue, tu en écartes vingt. Ce sont elles qui parleront de toi : à leurs amis, à tes clients, à leurs anciens collègues.

### À chaque étape, sa réponse

- **Après lecture du dossier** : un message court, personnel par le prénom et par le poste, envoyé dans le délai promis.
- **Après un appel** : deux phrases, dont une raison tirée du travail.
- **Après un entretien** : un appel, puis un écrit si la personne le souhaite.

### Une raison vraie

« Votre profil, malgré ses qualités » n’apprend rien. Reprends ta grille, choisis un critère, et dis-le au sujet du travail :

> Nous avons retenu quelqu’un qui a déjà conduit deux chantiers de cette taille. Ta façon d’expliquer un retard au client nous a beaucoup plu. Pour un poste comme celui-ci, une première expérience de chef d’équipe ferait la différence.

Si tu ne trouves pas de raison avouable, interroge-toi sur ta décision plutôt que sur la tournure.

### Ce qu’on évite

Comparer avec une personne précise, parler du caractère, inventer un poste suspendu, promettre de rappeler sans le faire.

### Garder le lien

Demande si la personne accepte que tu gardes son dossier, et pour combien de temps. Puis tiens un carnet des très bons seconds : c’est la première liste à ouvrir la prochaine fois.`,
        },
      ],
    },
  ],
};
