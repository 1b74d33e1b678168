/** Deduplication: remembers the messages that were already sent. Depends only on {@code message}. */
package io.connect.sqsserver.fifo;
