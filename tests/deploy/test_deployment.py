"""What stands beside a server: the image, services, the sample of a proxy; each states what it promises."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from pipeline.cli.parser import parser

HOME = Path(__file__).resolve().parents[2]
SYSTEMD = HOME / "deploy" / "systemd"
SERVICES = sorted(SYSTEMD.glob("*.service"))


def text(name):
    return (HOME / name).read_text(encoding="utf-8")


def unit(path):
    found = configparser.RawConfigParser(strict=False, delimiters=("=",))
    found.optionxform = str
    found.read_string(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_every_service_is_shut_in_and_runs_a_command_there_is(path):
    service = unit(path)["Service"]
    assert service["User"] == "lianpu"
    assert (service["NoNewPrivileges"], service["ProtectSystem"], service["ProtectHome"]) == ("true", "strict", "true")
    assert (service["PrivateTmp"], service["CapabilityBoundingSet"], service["UMask"]) == ("true", "", "0077")
    command = service["ExecStart"].replace("%i", "8501").split()
    assert command[:3] == ["/opt/lianpu/env/bin/python", "-m", "pipeline"]
    assert parser().parse_args(command[3:]).command in ("run", "load", "backup")


def test_the_timer_starts_a_service_there_is():
    timer = SYSTEMD / "lianpu-backup.timer"
    assert unit(timer)["Timer"]["OnCalendar"]
    assert timer.with_suffix(".service").is_file()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze on this machine")
def test_systemd_understands_the_units(tmp_path):
    for path in SYSTEMD.iterdir():
        plain = path.read_text(encoding="utf-8").replace("/opt/lianpu/env/bin/python", shutil.which("python3"))
        (tmp_path / path.name.replace("@.", "@8501.")).write_text(plain, encoding="utf-8")
    units = sorted(tmp_path.iterdir())
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    complaints = [line for line in done.stderr.splitlines() if str(tmp_path) in line or "lianpu" in line.split(":")[0]]
    assert complaints == []


def test_the_sample_of_a_proxy_strips_what_names_a_person_and_lets_sockets_through():
    sample = text("deploy/nginx/lianpu.conf")
    stripped = re.findall(r'proxy_set_header ([\w-]+) "";', sample)
    assert {"Authorization", "X-Forwarded-User", "Remote-User", "X-Auth-Request-User", "Forwarded"} <= set(stripped)
    assert "proxy_set_header Upgrade $http_upgrade;" in sample
    assert re.search(r"client_max_body_size 12m;", sample)
    assert sample.count("{") == sample.count("}")


@pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx on this machine")
def test_nginx_understands_the_sample(tmp_path):
    sample = re.sub(
        r"^\s+(ssl_certificate|ssl_certificate_key|auth_basic_user_file).*$",
        "",
        text("deploy/nginx/lianpu.conf"),
        flags=re.M,
    )
    sample = sample.replace("listen 443 ssl", "listen 443")
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid; events {{}} http {{ {sample} }}", encoding="utf-8")
    command = ["nginx", "-t", "-e", tmp_path / "log", "-c", tmp_path / "nginx.conf"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_image_runs_as_nobody_in_particular_and_has_a_health_check():
    lines = text("Dockerfile").replace("\\\n", " ").splitlines()
    last = lines[max(number for number, line in enumerate(lines) if line.startswith("FROM")) :]
    assert "USER 10001:10001" in last
    assert any(line.startswith("HEALTHCHECK") and "/_stcore/health" in line for line in last)
    assert any("--require-hashes -r /tmp/requirements.lock" in line for line in lines)
    (command,) = [line for line in last if line.startswith("CMD")]
    assert parser().parse_args(re.findall(r'"([^"]+)"', command)[3:]).command == "run"
    copied = [name for line in last if re.match(r"COPY (?!--)", line) for name in line.split()[1:-1]]
    assert all((HOME / name).exists() for name in copied)
    let_in = {line[1:] for line in text(".dockerignore").splitlines() if line.startswith("!")}
    assert {*copied, "requirements.lock"} == let_in, "what is copied is let in, and nothing else"


def test_compose_keeps_step_with_the_image():
    app = yaml.safe_load(text("compose.yaml"))["services"]["app"]
    assert app["ports"] == ["127.0.0.1:8501:8501"]
    assert app["volumes"] == ["lianpu-data:/data"]
    assert "LIANPU_HOME=/data" in text("Dockerfile")
    assert (app["read_only"], app["cap_drop"]) == (True, ["ALL"])


def test_the_image_is_built_where_docker_is_at_hand():
    docker = shutil.which("docker")
    if docker is None or subprocess.run([docker, "info"], capture_output=True, check=False).returncode:
        pytest.skip("no Docker that answers on this machine: the image is not built")
    base = re.findall(r"^FROM (\S+)", text("Dockerfile"), re.MULTILINE)[0]
    if subprocess.run([docker, "image", "inspect", base], capture_output=True, check=False).returncode:
        pytest.skip(f"{base} is not on this machine: the image is not built")
    done = subprocess.run([docker, "build", "--tag", "lianpu-test", HOME], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    inspect = [docker, "image", "inspect", "--format", "{{.Config.User}}", "lianpu-test"]
    assert subprocess.run(inspect, capture_output=True, text=True, check=True).stdout.strip() == "10001:10001"
