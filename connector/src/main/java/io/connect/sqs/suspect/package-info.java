/** Finds the messages that make tasks fail, and remembers suspects for later tasks. Depends only on the in-flight messages. */
package io.connect.sqs.suspect;
