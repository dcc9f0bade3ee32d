import type { DemoTheme } from '../shape.ts';

/** Shared by both courses. */
export const KNOW_THE_RULES: DemoTheme = {
  reference: 'ACCUEIL-CADRE',
  title: 'Connaître le cadre',
  colour: 'rust',
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
        {
          reference: 'L-ESSAI-DUREES',
          title: 'Durées et délais de prévenance',
          body: `Pour un contrat à durée indéterminée, le code du travail fixe des durées maximales. Un contrat peut prévoir plus court. La période d’essai ne se présume pas : elle doit être écrite dès le départ.

| Catégorie | Durée initiale | Renouvellement compris |
| --- | --- | --- |
| Ouvriers et employés | 2 mois | 4 mois |
| Agents de maîtrise et techniciens | 3 mois | 6 mois |
| Cadres | 4 mois | 8 mois |

Le renouvellement n’est possible qu’une fois, si un accord de branche étendu le permet, si le contrat ou la lettre d’engagement le prévoit, et avec l’accord clair de la personne avant la fin. Un contrat à durée déterminée suit d’autres règles, bien plus courtes ; un stage ou un contrat qui précède peut réduire la durée.

### Prévenir avant de partir

Quand l’employeur met fin à l’essai, le délai croît avec la présence :

- 24 heures en dessous de 8 jours ;
- 48 heures entre 8 jours et un mois ;
- deux semaines après un mois ;
- un mois après trois mois.

La personne qui part prévient, elle, 48 heures avant, ou 24 heures si elle est là depuis moins de 8 jours.

### Avant d’agir

En principe, la loi n’exige pas de motif, mais la rupture ne doit être ni discriminatoire, ni étrangère aux capacités de la personne. Des cas particuliers existent : grossesse, accident du travail, mandat, alternance. Fais vérifier par les ressources humaines avant tout écrit.`,
        },
      ],
    },
    {
      reference: 'ACCUEIL-CADRE-EMBAUCHE',
      title: 'De l’accord à l’arrivée',
      lessons: [
        {
          reference: 'L-OFFRE-PROMESSE',
          title: 'Offre, promesse, contrat',
          body: `Entre « c’est oui » et le premier jour, trois écrits se ressemblent et n’engagent pas autant. Depuis 2017, les juges distinguent nettement les deux premiers.

- **L’offre de contrat** précise l’emploi, le salaire et la date d’entrée, et montre que tu veux être lié si la personne accepte. La retirer après qu’elle l’a reçue, avant la fin du délai annoncé ou d’un délai raisonnable, empêche le contrat mais peut coûter des dommages et intérêts.
- **La promesse unilatérale** ne laisse plus à la personne qu’à dire oui. La révoquer pendant le temps laissé pour choisir n’empêche pas le contrat de se former.
- **Le contrat** est formé dès l’accord des deux, parfois avant la signature.

Un simple courriel peut suffire pour les deux premiers. Relis donc ce que tu écris un vendredi soir d’enthousiasme.

### Ce qui s’écrit

Un contrat à durée déterminée s’écrit, avec son motif précis, et se remet au plus tard dans les deux jours ouvrables qui suivent l’embauche. Un temps partiel s’écrit aussi. Dans tous les cas, la personne doit recevoir par écrit les informations essentielles sur son emploi, certaines dans les sept jours, les autres dans le mois.

### Une clause à ne pas recopier

La clause de non-concurrence n’est valable que si elle protège un intérêt réel, reste limitée dans le temps et l’espace, tient compte de l’emploi et donne droit à une contrepartie financière. Ne la mets pas par habitude.`,
        },
        {
          reference: 'L-FORMALITES',
          title: 'Les formalités de l’embauche',
          body: `Les formalités se font rarement par toi, mais c’est ton arrivée qui se gâte si l’une manque. Sache au moins qui s’en charge, et quand.

### Avant le premier jour

- **La déclaration préalable à l’embauche**, envoyée à l’Urssaf ou à la MSA dans les huit jours qui précèdent, et toujours avant la prise de poste.
- **Le titre de séjour**, quand une autorisation de travail est nécessaire : l’employeur le fait en principe vérifier par la préfecture au moins deux jours ouvrables avant.
- **L’examen médical**, s’il doit précéder l’affectation, par exemple pour certains postes à risques.

### Dès l’arrivée

- l’inscription au registre unique du personnel ;
- l’accueil à la sécurité, adapté au poste ;
- la remise des informations écrites et l’indication de la convention collective ;
- l’affiliation à la complémentaire santé, ou la dispense demandée par la personne.

### Dans les mois qui suivent

La visite d’information et de prévention a lieu, en général, dans les trois mois ; elle doit précéder la prise de poste pour un travail de nuit. Depuis la réforme d’octobre 2025, la loi prévoit aussi un entretien de parcours professionnel dans l’année qui suit l’embauche.

> Cette liste aide à préparer. Elle ne remplace ni ta convention collective, ni l’avis de ceux qui tiennent la paie.`,
        },
      ],
    },
    {
      reference: 'ACCUEIL-CADRE-EGALITE',
      title: 'L’égalité, du tri à l’accueil',
      lessons: [
        {
          reference: 'L-LOI-PROTEGE',
          title: 'Ce que la loi protège',
          video: 'ce-que-la-loi-protege',
          body: `Choisir quelqu’un, c’est en écarter d’autres. La loi n’interdit pas de choisir ; elle dit sur quoi l’on n’a pas le droit de se fonder.

- La liste compte **plus de vingt critères**, et elle s’allonge : relis-la chaque année.
- Une exception existe quand le travail lui-même l’impose, dans des limites étroites.
- Si des faits laissent supposer une discrimination, c’est à l’employeur d’expliquer son choix : garde tes raisons.`,
          transcript: `Choisir quelqu’un, c’est écarter d’autres personnes. La loi dit sur quoi l’on n’écarte pas.

Plus de vingt critères sont protégés : l’origine, le sexe, l’âge, la santé, le handicap, la religion, la situation de famille, l’apparence, le lieu de résidence, et d’autres encore.

La règle vaut pour l’annonce, le tri, l’entretien et tout le contrat, jusqu’au dernier jour.

Elle vaut aussi sans mauvaise intention. Une règle neutre en apparence peut désavantager tout un groupe, et il faut alors pouvoir la justifier.

Une seule base tient : le travail à faire. Regarde ce que le poste demande et garde la trace de tes raisons.

Un doute sur une question ? Ne la pose pas, demande conseil.`,
        },
        {
          reference: 'L-DONNEES-CANDIDATS',
          title: 'Les données des candidats',
          body: `Un CV, une note d’entretien, le résultat d’un test : ce sont des données personnelles. Quatre réflexes évitent l’essentiel des ennuis.

### Ne demander que l’utile

Une information demandée à un candidat doit avoir un lien direct et nécessaire avec l’emploi ou avec ses aptitudes. Le numéro de sécurité sociale, le relevé bancaire ou la situation de famille attendront l’embauche, s’ils sont nécessaires.

### Dire ce que tu fais

Le candidat sait, avant, quelles méthodes seront employées, qui lira son dossier et combien de temps il sera gardé. Les résultats restent confidentiels. S’il existe un comité social et économique, il est informé des méthodes avant leur emploi.

### Garder peu, et pas longtemps

L’autorité de protection des données recommande de ne pas dépasser **deux ans** après le dernier contact, sauf accord de la personne pour plus longtemps. Le fichier resté sur ton ordinateur compte aussi.

### Écrire comme si l’on était lu

Un candidat peut demander l’accès à ce qui le concerne, tes commentaires compris. « Ne sait pas lire un bilan » se défend ; « bizarre » ne se défend pas.

### Et les outils qui trient ?

Une décision entièrement automatique est très encadrée. Le règlement européen sur l’intelligence artificielle range par ailleurs ces outils parmi les usages à haut risque, par étapes : demande où en est ton entreprise avant d’en essayer un.`,
        },
      ],
    },
  ],
};
