/**
 * Messages as they are sent: body, attributes, sums and the limits they must keep. No class here knows queues. Depends
 * on {@code error} alone.
 */
package io.connect.sqsserver.message;
