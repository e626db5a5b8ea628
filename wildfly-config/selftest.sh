#!/bin/sh
# Tries out a running Carillon with real calls and says PASS, or FAIL and what is wrong. Nothing of it stays but call records.
#
#   CARILLON_KEY=ck_...  selftest.sh [URL]       with an API key of role admin
#   CARILLON_USER=admin CARILLON_PASSWORD=...  selftest.sh [URL]
#
# URL is http://127.0.0.1:8080 unless given. Ends with 0 on PASS, 1 on FAIL, 2 when it could not be asked.
set -eu
url=${1:-http://127.0.0.1:8080}
url=${url%/}

# Secrets go in by standard input: arguments can be read by everybody on the machine.
quoted() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }
token=${CARILLON_KEY:-}
if [ -z "$token" ]; then
    if [ -z "${CARILLON_USER:-}" ] || [ -z "${CARILLON_PASSWORD:-}" ]; then
        echo "selftest: set CARILLON_KEY, or CARILLON_USER and CARILLON_PASSWORD" >&2
        exit 2
    fi
    answer=$(printf '{"username":"%s","password":"%s"}' "$(quoted "$CARILLON_USER")" "$(quoted "$CARILLON_PASSWORD")" |
        curl -sS --max-time 30 -H 'Content-Type: application/json' --data-binary @- "$url/api/auth/login") || exit 2
    token=$(printf '%s' "$answer" | sed -n 's/.*"token":"\([^"]*\)".*/\1/p')
    if [ -z "$token" ]; then
        echo "selftest: the login was refused: $answer" >&2
        exit 2
    fi
fi
verdict=$(printf 'header = "Authorization: Bearer %s"\n' "$token" |
    curl -sS --max-time 300 -K - -H 'Accept: text/plain' -H 'Content-Type: application/json' \
        -d '{"steps":["ECHO","MENU","VOICEMAIL"]}' "$url/api/selftest") || exit 2
printf '%s\n' "$verdict"
case $verdict in
    PASS*) exit 0 ;;
    FAIL*) exit 1 ;;
    *) exit 2 ;;
esac
