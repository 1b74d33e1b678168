/**
 * Finds the problems of a configuration beyond the range of single keys: rules between keys, keys without effect, and live
 * probes of the queues. Every finding names the key the user must change.
 */
package io.connect.sqs.validation;
