#!/bin/sh
# Takes Carillon's configuration out again; data, logs and users stay.
#
#   WILDFLY_HOME=/opt/wildfly ./uninstall.sh [standalone-full.xml]
#
# The server must not be running.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
. "$here/offline-cli.sh"

check_home
rm -f "$WILDFLY_HOME"/standalone/deployments/carillon.ear* "$WILDFLY_HOME"/standalone/deployments/media-rar.rar*
# Last in, first out.
cd "$here"
run_offline $(ls cli/undo/*.cli | sort -r)
for module in io/carillon/contract io/carillon/ciphers io/carillon/jna org/eclipse/persistence org/postgresql/jdbc; do
    rm -rf "${WILDFLY_HOME:?}/modules/$module/main"
    (cd "$WILDFLY_HOME/modules" && rmdir -p "$module" 2>/dev/null) || true
done
echo "Carillon's configuration is out of $WILDFLY_HOME ($SERVER_CONFIG)."
