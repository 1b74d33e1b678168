/**
 * AWS beyond queues and buckets: the signature of a request that Gatling sends, and CloudWatch's metrics of queues. Does not
 * depend on runs or results.
 */
package io.connect.bench.aws;
