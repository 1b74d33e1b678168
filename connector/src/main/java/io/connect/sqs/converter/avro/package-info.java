/**
 * Avro bodies to Connect data. A schema is compiled once into a tree of nodes. Each node reads its part straight from JSON
 * tokens or from Avro's binary form, without a generic record in between. Depends on avro for parsing schemas, on
 * jackson-core and on the registry package.
 */
package io.connect.sqs.converter.avro;
