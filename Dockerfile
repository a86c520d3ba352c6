# Built in one stage, run in another. docker build -t repartee . && docker run -p 8080:8080 -v repartee:/data repartee
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml .
COPY src src
COPY conf conf
RUN mvn -B -q -DskipTests -Darchive.skip package

FROM eclipse-temurin:25-jre
# An ordinary user: the embedded PostgreSQL runs as the same one. setpriv (util-linux) is part of the base image.
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin repartee \
    && mkdir /data && chown repartee /data
COPY --from=build /src/target/repartee.jar /app/repartee.jar
# What a server loads, written down by the very Java that will run it (no other may read it): it starts in half the time.
RUN java -XX:ArchiveClassesAtExit=/app/repartee.jsa -Xlog:cds=off -Xlog:cds+dynamic=off -jar /app/repartee.jar rehearse
USER repartee
WORKDIR /data
VOLUME /data
# The settings of a container come from its environment: REPARTEE_… as conf/repartee.yaml names them.
ENV REPARTEE_DATA=/data
# Half of the memory for the heap; the rest is for buffers, sockets and the embedded PostgreSQL. G1 also on one core,
# where Java would choose the serial collector and its long pauses. All flags mean the same on Java 17 and 25.
ENV MALLOC_ARENA_MAX=2
ENV JAVA_TOOL_OPTIONS="-XX:+UseG1GC -XX:MaxRAMPercentage=50 -XX:MaxGCPauseMillis=50 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
# The JRE has no curl; bash can ask. Only a process that is stuck is restarted, not one whose database is away.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${REPARTEE_OPS_PORT:-8081} && printf 'GET /health/live HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"ok\"' <&3"]
ENTRYPOINT ["java", "-XX:SharedArchiveFile=/app/repartee.jsa", "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-jar", "/app/repartee.jar"]
CMD ["serve"]
