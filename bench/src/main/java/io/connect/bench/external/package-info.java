/**
 * An existing environment: clients for Kafka, Connect, queues and buckets, and the checks that
 * keep an experiment from touching anything that is not its own.
 */
package io.connect.bench.external;
