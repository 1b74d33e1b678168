/** Reads the metrics of queues from CloudWatch. Does not depend on runs or results. */
package io.connect.bench.aws;
