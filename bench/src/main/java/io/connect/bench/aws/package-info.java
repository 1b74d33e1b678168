/**
 * AWS beyond queues and buckets: the signature of a request that Gatling sends, and CloudWatch's metrics of queues. Knows neither
 * runs nor results.
 */
package io.connect.bench.aws;
