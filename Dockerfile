# Lianpu as an image: locked packages, no account of an administrator, nothing fetched when it starts.
#   docker build -t lianpu . && docker run -p 127.0.0.1:8501:8501 -v lianpu-data:/data lianpu
FROM python:3.11-slim AS packages
COPY requirements.lock /tmp/
RUN python -m venv /opt/env \
    && /opt/env/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /tmp/requirements.lock

FROM python:3.11-slim
LABEL org.opencontainers.image.title="lianpu" org.opencontainers.image.licenses="Apache-2.0"
RUN groupadd --gid 10001 lianpu && useradd --uid 10001 --gid lianpu --home-dir /data --shell /usr/sbin/nologin lianpu \
    && install --directory --owner lianpu --group lianpu --mode 0700 /data
COPY --from=packages /opt/env /opt/env
WORKDIR /opt/lianpu
COPY app.py LICENSE README.md README.zh-CN.md ./
COPY .streamlit .streamlit
COPY access access
COPY data data
COPY docs docs
COPY graph graph
COPY loaders loaders
COPY pipeline pipeline
COPY reports reports
COPY service service
COPY views views
ENV LIANPU_HOME=/data PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1 PATH=/opt/env/bin:$PATH
USER 10001:10001
VOLUME /data
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=90s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.build_opener(r.ProxyHandler({})).open('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["python", "-m", "pipeline", "run", "--address", "0.0.0.0"]
