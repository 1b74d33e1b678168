/**
 * Protobuf bodies to Connect data: a reader for .proto text as registries store it, and readers of the JSON and binary
 * forms of its messages. Depends on protobuf-java for descriptors and the binary form, on Jackson and on the registry
 * package.
 */
package io.connect.sqs.converter.protobuf;
