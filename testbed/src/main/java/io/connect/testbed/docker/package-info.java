/**
 * SQS and S3 from LocalStack, and the faults on the way to them from the genuine Toxiproxy, each in a container started by
 * Testcontainers. Nothing outside this package knows Testcontainers, and who does not ask for containers does not need it on
 * the class path.
 */
package io.connect.testbed.docker;
