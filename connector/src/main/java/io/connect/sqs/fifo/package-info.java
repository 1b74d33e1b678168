/**
 * Exactly once for FIFO queues: how far each message group has been delivered, kept in Connect's own offsets so that it is
 * committed with the records or not at all, and the deduplication window beside it. Depends on the in-flight ledger's port.
 */
package io.connect.sqs.fifo;
