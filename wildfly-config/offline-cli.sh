# Shared by install.sh and uninstall.sh: one embedded server, all scripts, one start.

case ${1:-} in
    '' | -*) SERVER_CONFIG=standalone-full.xml ;;
    *) SERVER_CONFIG=$1 ;;
esac
WILDFLY_HOME=${WILDFLY_HOME:-}

check_home() {
    if [ -z "$WILDFLY_HOME" ] || [ ! -f "$WILDFLY_HOME/jboss-modules.jar" ]; then
        echo "WILDFLY_HOME must name the directory of a WildFly 39 installation (is: '$WILDFLY_HOME')" >&2
        exit 2
    fi
    if [ ! -f "$WILDFLY_HOME/standalone/configuration/$SERVER_CONFIG" ]; then
        echo "No $SERVER_CONFIG in $WILDFLY_HOME/standalone/configuration" >&2
        exit 2
    fi
}

# Runs the scripts, in the order given, against the configuration file without a running server.
run_offline() {
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    {
        echo "embed-server --server-config=$SERVER_CONFIG --std-out=discard"
        cat "$@"
        echo "stop-embedded-server"
    } > "$work/all.cli"
    if ! JBOSS_HOME="$WILDFLY_HOME" "$WILDFLY_HOME/bin/jboss-cli.sh" --file="$work/all.cli" > "$work/out" 2>&1 < /dev/null; then
        cat "$work/out" >&2
        echo "The configuration of $WILDFLY_HOME was not finished: see above." >&2
        exit 1
    fi
    if grep -q '"outcome" => "failed"' "$work/out"; then
        cat "$work/out" >&2
        exit 1
    fi
}
