/**
 * Takes the place of AWS in a testbed: the queue service and the object store, however they are run. Depends on links and on
 * the programs that are run; knows nothing of Kafka or Connect.
 */
package io.connect.testbed.aws;
