#!/bin/sh
# Runs the benchmarks: the server under measurement on the first core, the generator on the second.
#
#   run.sh SERVER WORK RAR EAR CLASSPATH JVM-OPTIONS PARTS
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
server=$1 work=$2 rar=$3 ear=$4 classpath=$5 options=$6 parts=$7
ulimit -n "$(ulimit -Hn)"
server_options=$(sh "$here/../../../wildfly-config/service/java-opts.sh")
# shellcheck disable=SC2086 -- options and parts are lists
exec taskset -c 1 "$JAVA_HOME/bin/java" -Xms512m -Xmx512m -cp "$classpath" \
    -Dbench.kamailio="$here/kamailio.cfg" -Dbench.jssip="$here/../interop/jssip" -Dbench.java.opts="$server_options" $options \
    io.carillon.bench.BenchSuite "$server" "$work" "$rar" "$ear" $parts
