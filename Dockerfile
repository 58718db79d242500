FROM python:3.12-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
RUN python -m venv /opt/checker
COPY requirements.txt ./
RUN /opt/checker/bin/python -m pip install --require-hashes -r requirements.txt
COPY pyproject.toml requirements.in README.md LICENSE ./
COPY checker ./checker
RUN /opt/checker/bin/python -m pip install --no-deps --no-build-isolation .

FROM python:3.12-slim
RUN groupadd --gid 10001 checker \
    && useradd --uid 10001 --gid checker --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin checker \
    && install --directory --owner checker --group checker --mode 0750 /data
COPY --from=build /opt/checker /opt/checker
COPY seeds /app/seeds
WORKDIR /app
ENV PATH=/opt/checker/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    OPENBLAS_NUM_THREADS=1 \
    MALLOC_TRIM_THRESHOLD_=131072 \
    CHECKER_DATABASE=/data/checker.sqlite3 \
    CHECKER_HOST=0.0.0.0
USER checker
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/ready', timeout=4)"]
CMD ["checker", "serve"]
