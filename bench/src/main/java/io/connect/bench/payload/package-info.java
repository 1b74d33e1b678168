/**
 * Makes message bodies: plain JSON, a pointer to an object in S3, Avro in the registry's wire format, or compressed JSON. For
 * each kind, the record in Kafka begins with the fields that identify the message.
 */
package io.connect.bench.payload;
