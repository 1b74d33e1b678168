/** Kafka brokers in KRaft mode as forked processes, and the few administrative calls a run needs. */
package io.connect.testbed.kafka;
