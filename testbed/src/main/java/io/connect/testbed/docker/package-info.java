/**
 * SQS and S3 from LocalStack, and the faults on the way to them from the genuine Toxiproxy, each in a container started by
 * Testcontainers. Nothing outside this package uses Testcontainers. Without containers it need not be on the class path.
 */
package io.connect.testbed.docker;
