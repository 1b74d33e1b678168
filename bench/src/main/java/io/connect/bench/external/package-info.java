/**
 * An environment that is already there: clients for somebody else's Kafka, Connect, queues and buckets, and the checks that
 * keep an experiment from touching anything that is not its own.
 */
package io.connect.bench.external;
