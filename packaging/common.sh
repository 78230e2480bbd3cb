# SPDX-License-Identifier: EUPL-1.2
# Ce que les installations ont en commun. Attend $tree (les sources), $here (packaging), $root ("" : cette machine) et $as_root.
# shellcheck shell=sh disable=SC2154
binary=${JALON_BINARY:-$tree/build/release/server/jalon}
web=${JALON_WEB:-$tree/web/dist}
if [ ! -x "$binary" ] || [ ! -f "$web/index.html" ]; then refuse "rien à installer : lancez d'abord script/build release et script/web"; fi
[ -n "$root" ] || [ "$(id -u)" = 0 ] || refuse "à lancer par root"
share=$root/usr/local/share/jalon

# Les paquets de Debian qui manquent.
need() {
    missing=""
    for package in "$@"; do dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"; done
    # shellcheck disable=SC2086
    [ -z "$missing" ] || DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}

# Le fichier est remplacé d'un coup, une fois sur le disque : le programme qui tourne garde le sien.
# shellcheck disable=SC2086
put() { install -D $as_root -m "$1" "$2" "$root$3.new" && sync "$root$3.new" && mv "$root$3.new" "$root$3"; }

# Pose $1, qui se change à la main, sous le nom $2. Ce qui y a été changé depuis la dernière installation reste ; la version neuve est alors
# posée à côté (.dist).
put_kept() {
    last=/usr/local/share/jalon/$(basename "$2").last
    if [ ! -f "$root$2" ] || [ ! -f "$root$last" ] || cmp -s "$root$2" "$root$last"; then
        put 0644 "$1" "$2"
    elif ! cmp -s "$1" "$root$last"; then
        put 0644 "$1" "$2.dist"
        say "$2 a été changé à la main : gardé ; la version neuve est $2.dist"
    fi
    put 0644 "$1" "$last"
}

# Le programme, celui d'avant, et ce qu'il livre : données, client, guides.
put_program() {
    [ ! -f "$root/usr/local/bin/jalon" ] || cmp -s "$binary" "$root/usr/local/bin/jalon" || cp -p "$root/usr/local/bin/jalon" "$root/usr/local/bin/jalon.previous"
    put 0755 "$binary" /usr/local/bin/jalon
    mkdir -p "$share"
    for folder in "$tree/data:data" "$web:web" "$tree/docs/guide:guide"; do
        to=$share/${folder#*:}
        rm -rf "$to.new"
        cp -r "${folder%%:*}" "$to.new"
        chmod -R a+rX,go-w "$to.new"
        rm -rf "$to"
        mv "$to.new" "$to"
    done
}
