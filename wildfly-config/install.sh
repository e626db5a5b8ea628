#!/bin/sh
# Installs Carillon's server configuration into a WildFly 39 of yours. May be run again at any time: what is there stays.
#
#   WILDFLY_HOME=/opt/wildfly ./install.sh [standalone-full.xml]
#   WILDFLY_HOME=/opt/wildfly ./install.sh --modules-only
#
# The server must not be running. JAVA_HOME chooses the Java.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
. "$here/offline-cli.sh"

copy_modules() {
    (cd "$here/modules" && find . -type f) | while read -r file; do
        target="$WILDFLY_HOME/modules/$file"
        if ! cmp -s "$here/modules/$file" "$target"; then
            mkdir -p "$(dirname -- "$target")"
            cp "$here/modules/$file" "$target.new"
            mv -f "$target.new" "$target"
        fi
    done
}

if [ "${1:-}" = --modules-only ]; then
    check_home
    copy_modules
    exit 0
fi
check_home
copy_modules
run_offline "$here"/cli/*.cli
echo "Carillon is configured in $WILDFLY_HOME ($SERVER_CONFIG). Copy media-rar.rar and carillon.ear to standalone/deployments."
