/**
 * Makes message bodies: plain JSON, a pointer to an object in S3, Avro in the registry's wire format, or JSON
 * compressed. With every kind the record in Kafka begins with the fields that say which message it is.
 */
package io.connect.bench.payload;
