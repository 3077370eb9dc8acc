#!/usr/bin/env bash
# What the browser tests need, got where it is missing: Debian's Chromium and Node, and the locked npm packages.
set -euo pipefail
cd "$(dirname "$0")"
missing=()
if [ -z "${CHROMIUM:-}" ] && ! [ -x /usr/bin/chromium ] && ! [ -x /usr/bin/google-chrome ]; then missing+=(chromium); fi
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "The browser tests need ${missing[*]}: install them, or run this as root on Debian." >&2
    exit 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi
if ! [ node_modules/.installed -nt package-lock.json ]; then
  npm ci --no-audit --no-fund --silent
  touch node_modules/.installed
fi
