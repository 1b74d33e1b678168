/**
 * An existing environment: clients for Kafka, Connect, queues and buckets. Checks ensure that an experiment changes only its own
 * objects.
 */
package io.connect.bench.external;
