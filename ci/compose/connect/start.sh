#!/usr/bin/env bash
# Starts a worker: the properties file, with the address of Kafka and of this host filled in.
set -euo pipefail
config=$(mktemp)
sed -e "s|@bootstrap@|$CONNECT_BOOTSTRAP_SERVERS|" -e "s|@host@|$(hostname -i | cut -d' ' -f1)|" \
  /opt/connect/worker.properties > "$config"
exec java -Xms"$CONNECT_HEAP" -Xmx"$CONNECT_HEAP" -XX:+UseG1GC \
  -javaagent:/opt/connect/jmx-exporter.jar=9404:/opt/connect/connect.yml \
  -cp '/opt/connect/libs/*' org.apache.kafka.connect.cli.ConnectDistributed "$config"
