/**
 * What message bodies are made of: plain JSON, a pointer to an object in S3, Avro in the registry's wire format, or JSON
 * compressed. Whatever the kind, the record in Kafka begins with the fields that say which message it is.
 */
package io.connect.bench.payload;
