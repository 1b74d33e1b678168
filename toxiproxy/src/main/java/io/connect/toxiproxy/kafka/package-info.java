/**
 * Rules on single calls of Kafka's protocol. This package reads the headers. Bodies are read by the schemas of kafka-clients,
 * and only if a rule requires it. So kafka-clients is needed only after a rule of this protocol has been created.
 */
package io.connect.toxiproxy.kafka;
