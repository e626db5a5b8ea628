#!/bin/sh
# Makes target/server what the scripts say, and only when they say something new: the data of the server is left alone.
#
#   provision.sh KIT SERVER
set -eu
kit=$1
server=$2
config=$server/standalone/configuration/standalone-full.xml
pristine=$server/standalone-full.xml.as-unpacked
marker=$server/carillon-scripts.sum

[ -f "$pristine" ] || cp "$config" "$pristine"
sum=$(cat "$kit"/cli/*.cli | cksum)
if [ ! -f "$marker" ] || [ "$(cat "$marker")" != "$sum" ]; then
    cp "$pristine" "$config"
    WILDFLY_HOME=$server sh "$kit/install.sh"
    printf '%s\n' "$sum" > "$marker"
else
    WILDFLY_HOME=$server sh "$kit/install.sh" --modules-only
fi
