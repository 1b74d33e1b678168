/**
 * From a converted message to the record that Connect gets: topic, key, headers, size. Depends on the configuration keys, the
 * converters' values and the in-flight ledger.
 */
package io.connect.sqs.record;
