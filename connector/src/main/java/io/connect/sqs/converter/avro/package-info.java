/**
 * Conversion of Avro bodies to Connect data. A schema is compiled once to a tree of nodes. Each node reads its part directly
 * from JSON tokens or from Avro's binary format, without a generic record. Depends on avro for parsing schemas, on jackson-core
 * and on the registry package.
 */
package io.connect.sqs.converter.avro;
