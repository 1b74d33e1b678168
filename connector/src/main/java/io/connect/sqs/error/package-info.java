/** Handling of failures: the pause before the next attempt, and the content of a dead letter. */
package io.connect.sqs.error;
