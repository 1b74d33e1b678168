/** Shared by the tests of the connector: SQS in memory on a clock of its own, and ElasticMQ on a free port. */
package io.connect.sqs.testing;
