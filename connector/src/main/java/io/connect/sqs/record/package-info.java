/**
 * Creates the record of a converted message without its source position: topic, key, headers, size. Depends on the
 * configuration keys, the converters' values and the port's messages.
 */
package io.connect.sqs.record;
