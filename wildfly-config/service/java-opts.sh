#!/bin/sh
# Prints the JVM options for the switch. JAVA_HOME chooses the Java; CARILLON_HEAP the heap (default 2g).
#
# Heap of a fixed size that is in memory from the start, so that no pause is spent on growing it or on asking the system for a
# page: on a virtual machine that was just started that made pauses three times as long until the whole heap had been used. A small young generation whose survivors are copied once, and old
# regions emptied a few at a time: many pauses of 13 ms instead of few of 40, which a caller would hear and wait for. IPv6 is on,
# which the server's own defaults switch off.
set -eu
heap=${CARILLON_HEAP:-2g}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = *//p')

options="-Xms$heap -Xmx$heap -XX:+AlwaysPreTouch -XX:MetaspaceSize=192m -XX:+UseG1GC -XX:MaxGCPauseMillis=10 -XX:+ExitOnOutOfMemoryError"
options="$options -XX:NewSize=20m -XX:MaxTenuringThreshold=1 -XX:G1MixedGCCountTarget=64"
# Threads of audio and calls before those of records and of the compiler (io.carillon.contract.ThreadRank); collector and VM among the rest.
# To go ahead takes root or LimitNICE=-5; lowering takes nothing.
options="$options -XX:ThreadPriorityPolicy=1 -XX:JavaPriority9_To_OSPriority=0 -XX:JavaPriority1_To_OSPriority=5 -XX:CompilerThreadPriority=5"
options="$options -Djava.net.preferIPv4Stack=false -Djava.awt.headless=true -Djboss.modules.system.pkgs=org.jboss.byteman"
if [ "${version%%.*}" -ge 24 ]; then
    # Netty's native transport and direct buffers, without a warning at each start.
    options="$options --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
fi
if [ "${version%%.*}" -ge 25 ]; then
    options="$options -XX:+UseCompactObjectHeaders"
fi
echo "$options"
