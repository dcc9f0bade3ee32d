#!/bin/sh
# Makes the demo films and their captions (needs ffmpeg and the DejaVu fonts): a title, then points that come one after the other.
# Each film is silent. `make.sh name…` makes those films only. The lower fifth of the picture is left to the captions.
set -eu
cd "$(dirname "$0")"
FONT=/usr/share/fonts/truetype/dejavu/DejaVuSans
WANTED=" $* "
OPENING=4.4 # the title card, in seconds
CLOSING=4   # the end, every point shown

# film name colour seconds theme 'title|its second line', and on the standard input one line for each part:
# the caption of the opening, `point = caption` (or `point = caption = caption`) for each point, the caption of the end.
# In a caption | breaks the line. No ' : % \ in what is drawn.
film() {
  name=$1 colour=$2 seconds=$3 theme=$4 title=$5 script=$(cat)
  case "$WANTED" in '  ' | *" $name "*) ;; *) return 0 ;; esac
  echo "$script" | captions "$seconds" >"$name.vtt"
  draw "$name" "$colour" "$seconds" "$theme" "$title" "$(echo "$script" | sed -n 's/ = .*//p')"
}

captions() {
  awk -F ' = ' -v seconds="$1" -v opening=$OPENING -v closing=$CLOSING '
    function stamp(at) { return sprintf("00:00:%06.3f", at) }
    function cue(from, to, text) { gsub(/\|/, "\n", text); printf "\n%s --> %s\n%s\n", stamp(from), stamp(to), text }
    { line[NR] = $0 }
    END {
      print "WEBVTT"
      cue(0, opening, line[1])
      step = (seconds - opening - closing) / (NR - 2)
      for (i = 2; i < NR; i++) {
        parts = split(line[i], part) - 1
        for (j = 0; j < parts; j++) cue(opening + step * (i - 2 + j / parts), opening + step * (i - 2 + (j + 1) / parts), part[j + 2])
      }
      cue(seconds - closing, seconds, line[NR])
    }'
}

text() { # what font size colour x baseline alpha
  printf ",drawtext=fontfile=%s:text='%s':fontsize=%s:fontcolor=%s:x='%s':y='%s-ascent':alpha='%s'" "$2" "$1" "$3" "$4" "$5" "$6" "$7"
}

draw() { # name colour seconds theme title points
  name=$1 colour=$2 seconds=$3 theme=$4 title=$5 points=$6
  count=$(echo "$points" | wc -l)
  end=$((seconds - CLOSING))
  card="1-clip((t-3.4)/0.5,0,1)"
  page="clip((t-3.9)/0.5,0,1)"

  # Mountains far away, then the title card, then the page: its heading and its points.
  filter="drawtext=fontfile=$FONT.ttf:text='▲':fontsize=560:fontcolor=black@0.10:x=270:y=362-ascent"
  filter="$filter$(text ▲ $FONT.ttf 380 black@0.10 140 361 1)"
  filter="$filter$(text "$theme" $FONT.ttf 18 white 48 88 "$card")"
  filter="$filter$(text "${title%%|*}" $FONT-Bold.ttf 42 white 48 148 "$card")"
  case "$title" in *'|'*) filter="$filter$(text "${title#*|}" $FONT-Bold.ttf 42 white 48 202 "$card")" ;; esac
  filter="$filter$(text "$(echo "$title" | tr '|' ' ')" $FONT-Bold.ttf 22 white 48 58 "$page")"

  height=$((count > 3 ? 48 : 60)) number=1
  while read -r point; do
    at=$(awk "BEGIN { print $OPENING + ($end - $OPENING) * ($number - 1) / $count }")
    next=$(awk "BEGIN { print $OPENING + ($end - $OPENING) * $number / $count }")
    come="clip((t-$at)/0.6,0,1)"
    alpha="$come*(1-0.25*clip((t-$next)/0.6,0,1)+0.25*clip((t-$end)/0.6,0,1))"
    y=$((118 + height * (number - 1)))
    filter="$filter$(text "$number" $FONT-Bold.ttf 25 white 48 $y "$alpha")"
    filter="$filter$(text "$point" $FONT.ttf 25 white "86-18*(1-$come)" $y "$alpha")"
    number=$((number + 1))
  done <<POINTS
$points
POINTS

  ffmpeg -v error -nostdin -y -f lavfi -i "color=c=$colour:s=640x360:r=24:d=$seconds" -f lavfi -i "anullsrc=r=22050:cl=mono" \
    -f lavfi -i "color=c=white:s=640x5:r=24:d=$seconds" \
    -filter_complex "[0:v]$filter,drawbox=x=0:y=0:w=640:h=5:color=white@0.25:t=fill[page];[page][2:v]overlay=x='640*t/$seconds-640':y=0[out]" \
    -map '[out]' -map 1:a -t "$seconds" -c:v libx264 -preset slow -crf 28 -g 96 -pix_fmt yuv420p -movflags +faststart \
    -c:a aac -b:a 24k -map_metadata -1 -f mp4 "$name.part"
  mv "$name.part" "$name.mp4"
}

PINE=0x2d6f5d COBALT=0x3a55ad PLUM=0x86317e RUST=0xb3501a
TEAL=0x0f6e78 VIOLET=0x7a3fc4 RASPBERRY=0xad1f48 SKY=0x1a6aa3 MOSS=0x5a6b1c WALNUT=0x75543c

film avant-le-premier-jour $PINE 40 'Préparer l’arrivée' 'Avant|le premier jour' <<'END'
Entre la signature et l’arrivée,|le silence fait des dégâts.
Un message, une semaine avant = Une semaine avant, écris un mot bref :|l’heure, le lieu, qui attend. = Ajoute ce qu’il faut apporter|et un numéro en cas de souci.
Un poste de travail essayé = Essaie le poste de travail :|commandé ne veut pas dire prêt. = Session, téléphone, badge :|tout se vérifie trois jours avant.
Un agenda où il reste de l’air = Prépare l’agenda de la première semaine,|avec un nom en face de chaque heure. = Laisse-y du temps libre|pour lire, chercher, souffler.
Trois gestes, et l’on arrive attendu.
END

film le-premier-matin $COBALT 30 'Accompagner les premiers pas' 'Le premier|matin' <<'END'
Une heure bien tenue vaut mieux|qu’une journée de présentations.
Accueillir en personne, à l’heure = Sois à la porte à l’heure dite.|Ne délègue pas ce moment-là.
Présenter cinq collègues = Présente cinq collègues, pas cinquante :|ceux avec qui l’on travaillera d’abord.
Déjeuner ensemble = Déjeunez ensemble, et dis à qui|poser les questions de tous les jours.
Le soir, on retient un lieu,|cinq visages, une personne.
END

film faire-le-point $COBALT 24 'Accompagner les premiers pas' 'Faire le point,|trois fois' <<'END'
Trois dates suffisent,|chacune avec sa question.
À une semaine, ce qui surprend = À une semaine : qu’est-ce qui|te surprend, qu’est-ce qui te gêne ?
À un mois, ce qui manque = À un mois : que te manque-t-il|pour travailler seul ?
À trois mois, ce qui reste à apprendre = À trois mois : que reste-t-il|à apprendre, et avec qui ?
Chaque fois, une décision écrite.
END

film un-poste-pret $PINE 28 'Préparer l’arrivée' 'Un poste prêt,|vraiment essayé' <<'END'
Un poste commandé|n’est pas un poste prêt.
S’asseoir, ouvrir une session = Assieds-toi et fais ouvrir une session|avec les accès de la personne.
Refaire une vraie journée = Envoie un message, imprime une page,|ouvre le dossier partagé.
Noter ce qui bloque = Note ce qui bloque,|avec un nom et une date.
Recommencer la veille = Recommence la veille : une mise à jour|défait parfois ce qui marchait.
Un poste qui marche dit :|nous t’attendions.
END

film du-regard-au-geste $PLUM 32 'Faire grandir l’autonomie' 'Du regard|au geste' <<'END'
On n’apprend pas un métier|en écoutant quelqu’un en parler.
Je fais, tu regardes = D’abord, je fais et tu regardes.|Je dis tout haut ce que je pense.
Nous faisons ensemble = Puis nous faisons ensemble :|chacun tient une partie du geste.
Tu fais, je regarde = Ensuite, tu fais et je regarde.|Je me tais, sauf en cas de danger.
Tu fais, et tu m’expliques = Enfin, tu fais et tu m’expliques|pourquoi tu t’y prends ainsi.
Saute une étape, et il faudra|la reprendre plus tard.
END

film ce-que-la-loi-protege $RUST 30 'Connaître le cadre' 'Ce que la loi|protège' <<'END'
Choisir quelqu’un, c’est écarter.|La loi dit sur quoi l’on n’écarte pas.
Plus de vingt critères protégés = Origine, sexe, âge, santé, handicap,|religion, famille, et d’autres encore.
De l’annonce au dernier jour = La règle vaut pour l’annonce, le tri,|l’entretien et tout le contrat.
Même sans intention = Une règle neutre en apparence|peut aussi désavantager un groupe.
Une seule base, le travail à faire = Regarde ce que le poste demande,|et garde la trace de tes raisons.
Un doute sur une question ?|Ne la pose pas, demande conseil.
END

film avant-de-recruter $TEAL 28 'Définir le besoin' 'Avant de recruter,|trois questions' <<'END'
Un départ n’est pas encore un besoin.|Pose-toi trois questions.
Ce travail doit-il encore se faire ? = Ce travail doit-il encore se faire ?|Certaines tâches survivent sans raison.
Peut-il se partager autrement ? = Peut-il se partager autrement ?|Quelqu’un, ici, l’attend peut-être.
Durera-t-il plus d’un an ? = Durera-t-il plus d’un an ?|Le type de contrat en dépend.
Si tu recrutes après cela,|tu sais pourquoi, et tu sauras le dire.
END

film celui-qui-lit $VIOLET 28 'Écrire l’annonce' 'Ce que cherche|celui qui lit' <<'END'
On lit ton annonce debout,|sur un téléphone, entre deux choses.
Le métier, dès le titre = Le métier d’abord, avec le mot|que les gens tapent pour chercher.
Le lieu, l’horaire, le salaire = Puis le lieu, l’horaire, le salaire :|ce qui fait rester ou partir.
Une semaine de travail, racontée = Une semaine racontée en cinq lignes|plutôt qu’une liste de qualités.
La suite, avec des dates = Enfin la suite : qui lira,|et quand viendra la réponse.
Le reste de l’entreprise,|on le découvrira plus tard.
END

film ou-chercher $RASPBERRY 30 'Chercher des candidats' 'Où sont ceux|que tu cherches' <<'END'
Publier et attendre ne suffit pas.|Il y a quatre endroits où regarder.
Chez toi, d’abord = Chez toi : quelqu’un veut peut-être|changer de métier ou d’équipe.
Parmi ceux qui ont déjà écrit = Parmi les anciens candidats : le second|d’hier est parfois le bon d’aujourd’hui.
Là où le métier s’apprend = Là où le métier s’apprend : écoles,|centres de formation, ateliers.
Chez ceux qu’on oublie = Chez ceux qu’on oublie : reconversion,|retour à l’emploi, handicap, seniors.
Note d’où vient chaque candidat :|tu sauras où revenir.
END

film memes-questions $SKY 32 'Mener l’entretien' 'Les mêmes questions|pour tous' <<'END'
Deux entretiens libres|ne se comparent pas.
Des questions tirées du travail = Pars des situations du poste :|une question pour chacune.
Le même ordre, le même temps = Pose-les à tous, dans le même ordre,|avec le même temps pour répondre.
Des réponses décrites d’avance = Décris d’avance une réponse faible,|une moyenne, une bonne.
Une note à chaque question = Note chaque réponse aussitôt,|pas l’ensemble à la fin.
Et garde dix minutes|pour les questions du candidat.
END

film noter-avant $MOSS 24 'Décider' 'Noter avant|d’en parler' <<'END'
Le premier qui parle|entraîne les autres.
Chacun note, seul, par écrit = Chacun note seul, critère par critère,|avant de croiser un collègue.
On montre les notes ensemble = Puis tout le monde montre ses notes|au même moment.
On discute les écarts = On ne discute que des écarts :|qu’as-tu vu que je n’ai pas vu ?
Un avis qui change doit dire|quel fait l’a fait changer.
END

film premiere-impression $WALNUT 30 'Comprendre nos jugements' 'La première|impression' <<'END'
En quelques secondes,|tu as déjà un avis.
Elle vient avant les faits = Un visage, une voix, une poignée|de main : l’avis précède les faits.
Elle choisit tes questions = Ensuite, tu cherches sans le savoir|ce qui lui donne raison.
Elle se corrige, si on l’écrit = Écris-la en une ligne, puis note|un fait qui la contredit.
Tu ne l’empêcheras pas de venir.|Empêche-la de conclure.
END
