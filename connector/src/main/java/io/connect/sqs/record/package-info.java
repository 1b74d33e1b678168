/**
 * From a converted message to all of its record but the position: topic, key, headers, size. Depends on the configuration
 * keys, the converters' values and the port's messages.
 */
package io.connect.sqs.record;
