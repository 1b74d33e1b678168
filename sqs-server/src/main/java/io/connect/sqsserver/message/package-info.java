/**
 * Messages as they are sent: bodies, attributes, MD5 hashes and size limits. No class here uses queues. Depends only on
 * {@code error}.
 */
package io.connect.sqsserver.message;
