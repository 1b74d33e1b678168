/** Code shared by the connector's tests: SQS in memory on its own clock, and ElasticMQ on a free port. */
package io.connect.sqs.testing;
