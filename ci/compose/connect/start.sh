#!/usr/bin/env bash
# Starts a worker: the properties file, with the address of Kafka and its own filled in.
set -euo pipefail
# Where other workers reach this one, if it listens everywhere.
advertised=$CONNECT_HOST
[ "$advertised" != 0.0.0.0 ] || advertised=$(hostname -i | cut -d' ' -f1)
config=$(mktemp)
sed -e "s|@bootstrap@|$CONNECT_BOOTSTRAP_SERVERS|" -e "s|@listen@|$CONNECT_HOST:$CONNECT_PORT|" -e "s|@host@|$advertised|" \
  /opt/connect/worker.properties > "$config"
exec java -Xms"$CONNECT_HEAP" -Xmx"$CONNECT_HEAP" -XX:+UseG1GC \
  -javaagent:/opt/connect/jmx-exporter.jar="$CONNECT_HOST:$METRICS_PORT":/opt/connect/connect.yml \
  -cp '/opt/connect/libs/*' org.apache.kafka.connect.cli.ConnectDistributed "$config"
