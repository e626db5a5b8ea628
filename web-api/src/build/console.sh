#!/bin/sh
# The console: what a build takes, and how it is made.
#
#   console.sh ROOT TARGET            puts it into TARGET/console
#   console.sh ROOT TARGET archive    builds it with npm and keeps it as the archive that is committed
#   console.sh ROOT TARGET check      compares it with the description of the API as it is now, and runs its unit tests
#
# The archive says of which sources it was built, and against which description of the API it was checked; of sources whose unit
# tests fail none is made. When the sources are what they were it is unpacked, and npm is not asked. Otherwise npm builds; a machine without npm cannot.
set -eu
root=$(cd "$1" && pwd)
target=$2
what=${3:-}
sources=$root/web-api/src/main/console
archive=$root/web-api/src/console.tar.gz
api=$root/docs/openapi.yaml
out=$target/console
work=$target/console-npm
stamp=$target/console.stamp
unreachable=3

digest() { sha256sum "$1" | cut -d ' ' -f 1; }
# the same as ConsoleArchiveTest reckons: digest, two blanks, path, for each file in order
digest_of_sources() {
    (cd "$sources" && find . -type f ! -path './node_modules/*' ! -path './dist/*' ! -name schema.d.ts | LC_ALL=C sort |
        while read -r file; do printf '%s  %s\n' "$(digest "$file")" "${file#./}"; done) | sha256sum | cut -d ' ' -f 1
}
kept() { gzip -dc "$archive" 2> /dev/null | tar -xOf - "./$1" 2> /dev/null || true; }
# npm works beside the sources, not in them
prepare() {
    command -v npm > /dev/null && command -v node > /dev/null || return "$unreachable"
    mkdir -p "$work/web-api/src/main/console" "$work/docs"
    (cd "$sources" && tar -cf - --exclude=./node_modules --exclude=./dist .) |
        (cd "$work/web-api/src/main/console" && rm -rf src public test && tar -xf -)
    cp "$api" "$work/docs/"
    cd "$work/web-api/src/main/console"
    lock=$(digest package-lock.json)
    if [ "$(cat node_modules/.lock-digest 2> /dev/null || true)" != "$lock" ]; then
        npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error || return "$unreachable"
        printf '%s' "$lock" > node_modules/.lock-digest
    fi
}
check() { npm run --silent types > /dev/null && npm run --silent check && npm run --silent test -- --silent; }

mkdir -p "$target"
target=$(cd "$target" && pwd)
sources_now=$(digest_of_sources)
api_now=$(digest "$api")
built_of=$(kept BUILT-OF)

if [ "$what" = check ]; then
    [ "$built_of" != "$sources_now $api_now" ] || exit 0
    (prepare) || exit "$unreachable"
    (prepare && check) || exit 1
    exit 0
fi
if [ "$what" != archive ]; then
    if [ "$(cat "$stamp" 2> /dev/null || true)" = "$sources_now" ] && [ -f "$out/index.html" ]; then
        exit 0
    fi
    if [ "${built_of%% *}" = "$sources_now" ]; then
        rm -rf "$out"
        mkdir -p "$out"
        # with the time of now: the archive says 1970, and what packs the application takes that for an absent file
        gzip -dc "$archive" | tar -xmf - -C "$out"
        printf '%s' "$sources_now" > "$stamp"
        exit 0
    fi
fi

if ! (prepare); then
    echo "console: there is no npm, or it cannot reach its registry, and the archive is not of these sources" >&2
    exit 1
fi
(prepare && check && npm run --silent build -- --logLevel error) || {
    echo "console: does not build; what npm says stands above" >&2
    exit 1
}
rm -rf "$out"
cp -r "$work/web-api/src/main/console/dist" "$out"
printf '%s' "$sources_now $api_now" > "$out/BUILT-OF"
if [ "$what" = archive ]; then
    (cd "$out" && tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -cf - .) | gzip -9n > "$archive"
fi
printf '%s' "$sources_now" > "$stamp"
