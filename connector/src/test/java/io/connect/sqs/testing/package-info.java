/** What the tests of the connector share: SQS in memory on a clock of its own, and ElasticMQ on a free port. */
package io.connect.sqs.testing;
