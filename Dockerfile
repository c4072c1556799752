# Build, then run on a small JRE. The same steps as in the README, so what works there works here.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
# The libraries first: this layer is kept until pom.xml changes.
COPY pom.xml ./
RUN mvn -q -DskipTests package
COPY src ./src
RUN mvn -q -DskipTests package

FROM eclipse-temurin:17-jre-noble
LABEL org.opencontainers.image.title="Recognition News Bot" \
      org.opencontainers.image.description="Answers questions about one news story only with sourced quotes" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0"

# A fixed number, so that the rights of a mounted state folder can be set beforehand.
RUN groupadd --system --gid 10001 factbot \
    && useradd --system --uid 10001 --gid 10001 --home-dir /app --shell /usr/sbin/nologin factbot \
    && install -d -o 10001 -g 10001 -m 0700 /state

WORKDIR /app
COPY --from=build /build/target/factbot.jar ./factbot.jar
COPY knowledge ./knowledge

ENV FACTBOT_KNOWLEDGE=/app/knowledge \
    FACTBOT_STATE=/state \
    FACTBOT_HTTP=127.0.0.1:8081

USER 10001:10001
VOLUME /state

# 503 while it starts, when Telegram cannot be reached, or when somebody has waited too long for an answer.
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
    CMD curl --fail --silent --show-error --max-time 4 --output /dev/null "http://$FACTBOT_HTTP/health" || exit 1

# With a read-only root, SQLite's native library still unpacks itself: --read-only --tmpfs /tmp:exec
# A stop drains for up to 20 s: give it "docker stop -t 30" (Compose: stop_grace_period: 30s).
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "/app/factbot.jar"]
