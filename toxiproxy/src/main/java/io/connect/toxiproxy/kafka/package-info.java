/**
 * Kafka's protocol, call by call. Headers are read here. Bodies are read only where a rule needs them, by the schemas of
 * kafka-clients. So kafka-clients is needed only once a rule of this protocol exists.
 */
package io.connect.toxiproxy.kafka;
