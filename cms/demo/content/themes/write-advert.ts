import type { DemoTheme } from '../shape.ts';

export const WRITE_ADVERT: DemoTheme = {
  reference: 'RECRUTER-ANNONCE',
  title: 'Écrire l’annonce',
  colour: 'violet',
  modules: [
    {
      reference: 'RECRUTER-ANNONCE-LIRE',
      title: 'Une annonce qu’on lit',
      lessons: [
        {
          reference: 'L-CELUI-QUI-LIT',
          title: 'Ce que cherche celui qui lit',
          video: 'celui-qui-lit',
          openToTesters: true,
          body: `Ton annonce sera lue debout, sur un petit écran, entre deux arrêts de bus. Quelques lignes décident si l’on continue.

Mets donc en haut ce que la personne cherche, pas ce que l’entreprise aime raconter d’elle : le métier, le lieu, les horaires, le salaire. Une semaine de travail vient ensuite, puis la suite donnée aux candidatures. L’histoire de la maison peut attendre l’entretien.`,
          transcript: `On lit ton annonce debout, sur un téléphone, entre deux choses. Tu as quelques secondes.

Le métier vient d’abord, dès le titre, avec le mot que les gens tapent pour chercher. Pas de titre inventé : personne ne cherche un « ambassadeur du bonheur ».

Puis le lieu, l’horaire, le salaire. C’est ce qui fait rester ou partir, autant le dire tout de suite.

Une semaine de travail, racontée en cinq lignes, vaut mieux qu’une liste de qualités.

Enfin la suite, avec des dates : qui lira la candidature, combien d’étapes, quand viendra la réponse.

Le reste de l’entreprise, on le découvrira plus tard.`,
        },
        {
          reference: 'L-DECRIRE-JOURNEES',
          title: 'Décrire des journées',
          body: `Une liste de qualités ne repousse personne et n’attire personne : qui se dirait désorganisé ? Une journée, elle, se reconnaît. On s’y voit, ou l’on passe son chemin – et les deux t’arrangent.

### Avant

> Vous êtes dynamique, polyvalent et doté d’un excellent relationnel. Vous aimez relever des défis dans un environnement stimulant.

### Après

> De 7 h à 9 h, tu reçois les livraisons avec Karim et tu vérifies les bons. Ensuite, tu prépares les commandes des dix magasins, seul, un casque sur les oreilles si tu veux. Le vendredi, le téléphone sonne sans arrêt : deux collègues viennent en renfort.

Le second texte dit le rythme, l’équipe, la solitude, la pointe du vendredi. Il a demandé dix minutes de conversation avec Karim.

### La recette

1. Choisis un jour ordinaire et un jour difficile.
2. Écris avec des verbes : reçoit, vérifie, appelle, répare.
3. Donne deux nombres : combien de dossiers, combien de collègues.
4. Dis une chose pénible, et ce que vous faites pour l’alléger.

Le quatrième point inquiète toujours. Pourtant, une difficulté annoncée fait fuir ceux qui seraient partis au bout d’un mois, et donne confiance aux autres.`,
        },
        {
          reference: 'L-ANNONCER-SALAIRE',
          title: 'Annoncer le salaire',
          body: `« Selon profil » se lit de deux façons : « nous ne savons pas » ou « nous verrons combien tu oses demander ». Dans les deux cas, des gens bien renoncent.

### Ce que tu y gagnes

- Tu ne passes plus une heure avec quelqu’un qui ne pourra pas accepter.
- Ceux qui négocient mal ne partent plus avec un salaire plus bas à vie.
- Tes collègues lisent le même chiffre que les candidats, et tu as dû le justifier avant.

### Comment l’écrire

> 2 150 à 2 400 € brut par mois sur douze mois, selon ton expérience des chantiers. Prime de panier, trajet remboursé à moitié.

Un montant brut, une période, ce qui fait varier, ce qui s’ajoute. Évite « jusqu’à » : on ne retient que le haut.

### Ce que dit le droit

Une directive européenne de 2023 prévoit que tout candidat connaisse, avant l’entretien, le salaire de départ ou sa fourchette, et qu’on ne lui demande pas ce qu’il gagnait avant. Les États devaient l’avoir transposée en juin 2026. Vérifie auprès de ton service juridique ce qui s’applique aujourd’hui, mais n’attends pas d’y être obligé : aucun texte n’interdit d’écrire un chiffre.

Et si le montant gêne en interne, c’est un renseignement précieux. Mieux vaut l’avoir avant de publier.`,
        },
      ],
    },
    {
      reference: 'RECRUTER-ANNONCE-JUSTE',
      title: 'Une annonce juste',
      lessons: [
        {
          reference: 'L-MOTS-ANNONCE',
          title: 'Des mots qui n’excluent personne',
          body: `Une annonce peut écarter sans le vouloir. Un mot suffit pour que quelqu’un se dise « ce n’est pas pour moi », et tu ne le sauras jamais.

| On lit souvent | Ce que l’on comprend | Mieux |
| --- | --- | --- |
| Jeune et dynamique | Pas après quarante ans | Le rythme réel de la journée |
| Une assistante | Pas un homme | Assistant ou assistante |
| Langue maternelle | Pas une personne née ailleurs | Français courant, pour rédiger des courriers |
| Bonne présentation | Une certaine apparence | Tenue fournie, contact avec le public |
| Permis exigé | Pas ceux qui viennent en bus | Trois tournées par semaine en camionnette |

La dernière colonne ne fait qu’une chose : elle remplace un type de personne par un fait du travail. Si le fait n’existe pas, le mot s’en va.

### Ouvrir la porte

Une phrase aide plus que dix slogans : « Si tu as besoin d’un aménagement pour l’entretien ou pour le poste, dis-le-nous : l’information ne sert qu’à cela. » Elle engage, alors vérifie que quelqu’un saura répondre.

### La longueur compte aussi

Certains n’osent postuler que s’ils cochent toutes les cases. Sépare donc l’indispensable du souhaitable, garde trois lignes pour chacun, et écris noir sur blanc que le second s’apprend.`,
        },
        {
          reference: 'L-ANNONCE-REGLES',
          title: 'Ce que l’annonce doit respecter',
          body: `Une annonce n’est pas une publicité libre. Avant de publier, passe-la au tamis de ces règles ; la plupart figurent dans le code du travail.

### Ce qui est interdit

- **Mentionner le sexe recherché**, hors de rares métiers prévus par les textes.
- **Fixer un âge maximal**, sauf quand une loi ou un règlement l’impose.
- **Écarter selon un critère protégé**, même à mots couverts.
- **Tromper** sur l’existence du poste, sa nature, son lieu ou son salaire.
- **Faire payer** le candidat pour accéder à l’emploi.

### Ce qui est demandé

L’annonce est datée et rédigée en français. Un terme étranger reste possible quand il n’a pas d’équivalent, à condition d’être expliqué.

### Ce qu’on oublie

Certaines personnes doivent être prévenues en premier, ou ont une priorité : un salarié à temps partiel qui veut un temps plein, un ancien salarié licencié pour motif économique qui a demandé à être repris, parfois d’autres selon ta convention. Demande aux ressources humaines avant de publier au-dehors.

> Un poste déjà promis ne se publie pas pour la forme. Des gens y passent leur dimanche.

En cas de doute sur une formule, lis-la à voix haute en imaginant qu’un juge te demande : « À quoi cela sert-il pour le travail ? »`,
        },
        {
          reference: 'L-RELIRE-ANNONCE',
          title: 'Relire avant de publier',
          body: `Tu connais trop bien le poste pour voir ce qui manque à ton texte. Trois lecteurs le verront à ta place, en un quart d’heure.

1. **Quelqu’un qui fait ce métier.** Demande-lui : « Qu’est-ce qui te fait sourire ? » Ce sera faux ou convenu.
2. **Quelqu’un qui ne le connaît pas.** Demande-lui de raconter une journée. Ce qu’il invente, tu ne l’as pas écrit.
3. **Quelqu’un qui pourrait postuler sans oser.** Demande-lui quelle ligne l’arrêterait.

### La dernière vérification

- Le titre contient le nom courant du métier.
- Le lieu, l’horaire, le contrat et le salaire se voient sans faire défiler l’écran.
- Aucun sigle maison ne reste.
- Le texte tient en 300 mots environ.
- La façon de postuler demande moins de dix minutes ; la lettre n’est réclamée que si elle sera lue.
- Une date de réponse est donnée, et tu pourras la tenir.

### Après la publication

Regarde ce qui arrive au bout d’une semaine. Beaucoup de candidatures hors sujet : le titre est trop large. Très peu de candidatures : compare le salaire et les critères. Des gens qui commencent et n’achèvent pas : le formulaire est trop long. Corrige une seule chose, puis attends encore une semaine.`,
        },
      ],
    },
  ],
};
