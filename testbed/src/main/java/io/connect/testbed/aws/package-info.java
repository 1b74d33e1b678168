/**
 * Replaces AWS in a testbed: runs the queue service and the object store as processes or containers. Depends on links and on
 * these programs, but not on Kafka or Connect.
 */
package io.connect.testbed.aws;
