/**
 * Conversion of Protobuf bodies to Connect data: a parser for .proto text, and readers for the JSON and binary formats of
 * messages. Depends on protobuf-java for descriptors and the binary format, on Jackson and on the registry package.
 */
package io.connect.sqs.converter.protobuf;
