/**
 * A schema registry with Confluent's HTTP interface: its client, a cache of compiled schemas, the wire format that names a
 * schema by id, and the converter core that the Avro, JSON Schema and Protobuf converters share. Depends on the JDK's HTTP
 * client, Jackson, Connect's data classes and the configuration keys.
 */
package io.connect.sqs.converter.registry;
