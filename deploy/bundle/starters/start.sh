#!/bin/sh
# Starts Lianpu from this folder alone: at first it makes its own Python environment of the wheels beside it.
# ./start.sh [--port 8502] [--no-open] ...   what follows is given to `pipeline run`
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)
cd "$here"
PYTHONUTF8=1
export PYTHONUTF8
unset PYTHONPATH PYTHONHOME
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
    say "第一次启动：检查并安装，约一分钟 / first start: checking and installing, about a minute"
    "$python" bundle.py setup >&2 || {
        say "没有装成：请确认磁盘有 1 GB 空余、这个文件夹可以写入，再运行一次。" \
            "It was not set up: make sure that 1 GB is free and the folder can be written to, and start again."
        exit 2
    }
fi

LIANPU_HOME=${LIANPU_HOME:-$here/var}
export LIANPU_HOME
open=--open
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || open=
if [ "${1:-}" = --no-open ]; then open=; shift; fi
cd program
exec ../env/bin/python -m pipeline run $open "$@"
