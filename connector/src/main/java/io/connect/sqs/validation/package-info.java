/**
 * Finds problems of a configuration beyond single keys: with rules between keys, a search for keys without effect, and calls to
 * the queues. Every finding contains the key that the user must change.
 */
package io.connect.sqs.validation;
