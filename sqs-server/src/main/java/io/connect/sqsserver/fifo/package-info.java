/** The memory of deduplication: which messages count as sent already. Depends on {@code message} alone. */
package io.connect.sqsserver.fifo;
