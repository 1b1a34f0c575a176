# The service in a container. Make the zip first, then:
#
#   ./mvnw -Pdist package
#   docker build --tag adaclip .
#   docker run --rm --publish 127.0.0.1:8080:8080 adaclip
#
# All that happens inside is done by tools/distribution/install-image, which
# tools/distribution/check-image runs without a container daemon.
FROM eclipse-temurin:17-jre

COPY adaclip-cli/target/adaclip-*-linux-x86_64.zip /tmp/adaclip.zip
COPY tools/distribution/install-image /tmp/install-image
RUN apt-get update \
 && apt-get install --yes --no-install-recommends unzip \
 && useradd --system --uid 10001 --home-dir /var/lib/adaclip --shell /usr/sbin/nologin adaclip \
 && /tmp/install-image /tmp/adaclip.zip /opt/adaclip /var/lib/adaclip \
 && chown -R adaclip /var/lib/adaclip \
 && apt-get purge --yes unzip \
 && rm -rf /tmp/adaclip.zip /tmp/install-image /var/lib/apt/lists/*

USER 10001
WORKDIR /var/lib/adaclip
ENV HOME=/var/lib/adaclip ADACLIP_CACHE=/var/lib/adaclip/models
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["/opt/adaclip/healthy", "8080"]
ENTRYPOINT ["/opt/adaclip/adaclip", "serve", "--host", "0.0.0.0", "--port", "8080"]
