#!/bin/sh
# Deploys the adapter and the application into SERVER and runs it in the foreground. Data stays in SERVER/standalone/data.
#
#   run.sh SERVER RAR EAR [OPTION...]      options such as -Dcarillon.demo=true are those of the server
set -eu
server=$1
rar=$2
ear=$3
shift 3
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
deployments=$server/standalone/deployments

rm -f "$deployments"/carillon.ear* "$deployments"/media-rar.rar*
cp "$rar" "$deployments/media-rar.rar"
cp "$ear" "$deployments/carillon.ear"

# Both the terminal and Maven may signal; the shell passes on one orderly stop.
LAUNCH_JBOSS_IN_BACKGROUND=true
JAVA_OPTS=$(sh "$here/../../service/java-opts.sh")
export LAUNCH_JBOSS_IN_BACKGROUND JAVA_OPTS
unset JBOSS_HOME
exec sh "$server/bin/standalone.sh" -c standalone-full.xml -Djboss.tx.node.id=carillon "$@"
