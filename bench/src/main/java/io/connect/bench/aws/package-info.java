/**
 * What the bench asks of AWS by plain HTTP, beside what the SDK's own clients do: the signature of a request, and
 * CloudWatch's metrics of queues. Knows neither runs nor results.
 */
package io.connect.bench.aws;
