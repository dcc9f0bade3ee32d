#!/bin/sh
# Makes the demo videos (needs ffmpeg and the DejaVu fonts): title cards whose points come one after the other.
set -eu
cd "$(dirname "$0")"
FONT=/usr/share/fonts/truetype/dejavu/DejaVuSans
card() { # file colour title seconds point…
  file=$1 colour=$2 title=$3 seconds=$4; shift 4
  filter="drawtext=fontfile=$FONT-Bold.ttf:text='$title':fontcolor=white:fontsize=34:x=48:y=48"
  y=130 at=3 step=$(( (seconds - 8) / $# ))
  for point in "$@"; do
    filter="$filter,drawtext=fontfile=$FONT.ttf:text='$point':fontcolor=white:fontsize=24:x=48:y=$y:alpha='clip((t-$at)/0.6,0,1)'"
    y=$((y + 52)) at=$((at + step))
  done
  filter="$filter,drawbox=x=48:y=324:w=544:h=4:color=white@0.25:t=fill"
  ffmpeg -v error -y -f lavfi -i "color=c=$colour:s=640x360:r=12:d=$seconds" -f lavfi -i "anullsrc=r=22050:cl=mono" \
    -f lavfi -i "color=c=white:s=544x4:r=12:d=$seconds" \
    -filter_complex "[0:v]$filter[card];[card][2:v]overlay=x='48-544+544*t/$seconds':y=324[bar];[bar]drawbox=x=0:y=324:w=48:h=4:color=$colour:t=fill[out]" \
    -map '[out]' -map 1:a -t "$seconds" -c:v libx264 -preset slow -crf 30 -pix_fmt yuv420p -movflags +faststart -c:a aac -b:a 24k "$file"
}
card avant-le-premier-jour.mp4 0x2d6f5d 'Avant le premier jour' 40 'Un message de bienvenue une semaine avant' 'Un poste de travail prêt, vérifié par vous' 'Un premier agenda, avec des pauses'
card le-premier-matin.mp4 0x3a55ad 'Le premier matin' 30 'Accueillir en personne, à l’heure dite' 'Présenter cinq collègues, pas cinquante' 'Déjeuner ensemble'
card faire-le-point.mp4 0xb3501a 'Faire le point' 24 'À une semaine, ce qui surprend' 'À un mois, ce qui manque' 'À trois mois, ce qui reste à apprendre'
