/**
 * Exactly-once delivery for FIFO queues. The progress of each message group is stored in Connect's offsets, so that it is
 * committed together with the records or not at all. Also contains the deduplication window. Depends on the port {@code
 * DeliveryLog} of the in-flight package.
 */
package io.connect.sqs.fifo;
