/**
 * SQS and S3 from LocalStack, and network faults from the genuine Toxiproxy, each in a container started by Testcontainers.
 * Nothing outside this package uses Testcontainers. Without containers Testcontainers need not be on the class path.
 */
package io.connect.testbed.docker;
