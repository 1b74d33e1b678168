/**
 * One budget for the memory by which messages grow in conversion, for example with objects from S3 or decompressed bodies.
 * Depends only on Connect's exceptions, so that every package that makes messages larger can use it.
 */
package io.connect.sqs.converter.memory;
