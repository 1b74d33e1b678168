/**
 * The connector as Kafka Connect sees it: connector, task, configuration, version. The machinery lives in the packages
 * below, one per stage of a message's way.
 */
package io.connect.sqs;
