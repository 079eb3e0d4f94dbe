#!/bin/sh
# Makes the image that the distro images stand on: base.sh IMAGE MIRROR. Needs root and debootstrap.
set -eu
image=$1 mirror=$2 suite=trixie
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

# busybox brings the wget that the health checks call, as in the official images.
debootstrap --variant=minbase --include=ca-certificates,busybox "$suite" "$root" "$mirror" >&2
ln -s /usr/bin/busybox "$root/usr/local/bin/wget"
cat >"$root/etc/apt/apt.conf.d/10-small" <<'CONF'
APT::Install-Recommends "false";
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
CONF

tar -C "$root" -c \
  --exclude='./dev/*' --exclude='./var/cache/apt/*' --exclude='./var/lib/apt/lists/*' \
  --exclude='./usr/share/doc/*' --exclude='./usr/share/man/*' --exclude='./usr/share/locale/*' . |
  docker import - "$image"
