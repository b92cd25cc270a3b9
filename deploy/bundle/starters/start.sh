#!/bin/sh
# Starts Lianpu from this folder alone: at first it makes its own Python environment of the wheels beside it.
# ./start.sh [--port 8502] [--no-open] ...   what follows is given to `pipeline run`
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
cd "$here"
PYTHONUTF8=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_CONFIG_FILE=/dev/null
export PYTHONUTF8 PIP_DISABLE_PIP_VERSION_CHECK PIP_CONFIG_FILE
unset PYTHONPATH PYTHONHOME PIP_INDEX_URL PIP_EXTRA_INDEX_URL
versions=$(cat pythons.txt)

say() { printf '%s\n' "$@" >&2; }

find_python() {
    for archive in runtime/*.tar.gz; do
        [ -f "$archive" ] || continue
        [ -x runtime/python/bin/python3 ] || tar -xzf "$archive" -C runtime
        echo "$here/runtime/python/bin/python3"
        return
    done
    for version in $versions; do
        if command -v "python$version" >/dev/null 2>&1; then echo "python$version"; return; fi
    done
    for name in python3 python; do
        command -v "$name" >/dev/null 2>&1 || continue
        found=$("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        for version in $versions; do
            if [ "$found" = "$version" ]; then echo "$name"; return; fi
        done
    done
}

# an environment knows its place: where the folder was moved it is made again
if [ "$(cat env/ready 2>/dev/null)" != "$here" ]; then
    python=$(find_python)
    if [ -z "$python" ]; then
        say "这台机器没有 Python $versions，请管理员安装其一，或换用自带 Python 的包。" \
            "This machine has no Python $versions: have one installed, or take a bundle that brings its own."
        exit 2
    fi
    say "第一次启动：核对并安装，约一分钟 / first start: checking and installing, about a minute"
    "$python" verify.py >&2 || exit 2
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    rm -rf env
    if ! "$python" -m venv env; then
        say "Python 缺少 venv；在 UOS、麒麟、Debian 上请管理员安装 python3-venv。" \
            "Python lacks venv; on UOS, Kylin and Debian have python3-venv installed."
        exit 2
    fi
    env/bin/python -m pip install --quiet --no-index --find-links wheels --require-hashes \
        --requirement "requirements-$version.txt"
    printf "%s\n" "$here" >env/ready
fi

LIANPU_HOME=${LIANPU_HOME:-$here/var}
export LIANPU_HOME
open=--open
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || open=
if [ "${1:-}" = --no-open ]; then open=; shift; fi
cd program
exec ../env/bin/python -m pipeline run $open "$@"
