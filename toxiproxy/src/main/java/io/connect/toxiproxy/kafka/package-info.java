/**
 * Kafka's protocol, call by call. Headers are read here; bodies only where a rule is about them, by the schemas of
 * kafka-clients, which is needed from the moment a rule of this protocol exists and not before.
 */
package io.connect.toxiproxy.kafka;
