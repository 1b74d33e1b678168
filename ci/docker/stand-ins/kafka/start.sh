#!/usr/bin/env bash
# Writes the broker's properties as Apache's image does (KAFKA_NODE_ID is node.id), formats its storage and runs it.
set -euo pipefail
config=/tmp/server.properties
echo log.dirs=/tmp/kafka > "$config"
while IFS='=' read -r name value; do
  case "$name" in
    KAFKA_HEAP_OPTS) ;;
    KAFKA_*)
      name=${name#KAFKA_}
      name=${name//_/.}
      echo "${name,,}=$value" >> "$config"
      ;;
  esac
done < <(env)

# shellcheck disable=SC2206 # options, one a word
heap=(${KAFKA_HEAP_OPTS:--Xmx1g})
java=(java -Dlog4j2.configurationFile=/opt/kafka/log4j2.properties -cp '/opt/kafka/libs/*')
id=$("${java[@]}" kafka.tools.StorageTool random-uuid | tail -1)
"${java[@]}" kafka.tools.StorageTool format --cluster-id "$id" --config "$config"
exec "${java[@]}" "${heap[@]}" kafka.Kafka "$config"
