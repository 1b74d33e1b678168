/**
 * Exactly once for FIFO queues. The progress of each message group is kept in Connect's own offsets, so that it is committed
 * with the records or not at all. The deduplication window is kept beside it. Depends on the in-flight ledger's port.
 */
package io.connect.sqs.fifo;
