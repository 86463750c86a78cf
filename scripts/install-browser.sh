#!/bin/sh
# The browser tests need Chromium and its driver. Install Debian's where that is allowed; say so loudly where not.
if command -v chromium >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1; then
    exit 0
fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo 'Installing chromium, chromium-driver and a Chinese font for the browser tests ...'
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver fonts-noto-cjk >/dev/null; then
        exit 0
    fi
fi
echo '*** NO CHROMIUM: the browser tests will be skipped (and fail where CI=true).' >&2
echo '*** Install chromium and chromium-driver (as root: apt-get install chromium chromium-driver), then run make test again.' >&2
