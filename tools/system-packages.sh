#!/bin/sh
# Installs the Debian packages that are missing for $1 (cards, test): as root through apt,
# otherwise it prints the one command to run. On other systems it says what is needed.
set -eu

cards="python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
test="poppler-utils qpdf ghostscript default-jdk-headless libjaxb-java chromium"

case "${1:-cards}" in
  cards) wanted=$cards ;;
  test) wanted="$cards $test" ;;
  *) echo "usage: system-packages.sh cards|test" >&2; exit 2 ;;
esac

# a Python that makes virtual environments by itself (pyenv, python.org) needs no Debian package for it
if "${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null; then
  wanted=$(echo "$wanted" | sed 's/python3-venv //')
fi

if ! command -v dpkg-query >/dev/null; then
  echo "Not a Debian system: please install Pango (https://doc.courtbouillon.org/weasyprint), poppler, qpdf, Ghostscript, Java and Chromium." >&2
  exit 0
fi

missing=""
for package in $wanted; do
  status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # shellcheck disable=SC2086 # one word a package
  apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
  echo "Some system packages are missing. Please run this, then the same make command again:" >&2
  echo "  sudo apt-get install --no-install-recommends$missing" >&2
  exit 1
fi
