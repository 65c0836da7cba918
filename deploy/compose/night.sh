# Trains on Mondays at 3 and forecasts every night at 4, UTC; either every hour as well, until it has been done once.
due() { # JOB FORMAT WHEN
  hour=$(date -u +%F.%H)
  [ "$hour" = "$(cat "/tmp/$1.tried" 2>/dev/null)" ] && return
  [ -e "/tmp/$1.done" ] && [ "$(date -u "+$2")" != "$3" ] && return
  echo "$hour" >"/tmp/$1.tried"
  if java -jar /deployments/quarkus-run.jar "$1"; then
    touch "/tmp/$1.done"
  else
    echo "$1 failed; what was there before stands" >&2
  fi
}
while :; do
  due train %u.%H 1.03
  due predict %H 04
  sleep "${LOOK_EVERY:-20}"
done
