/**
 * Decompression of message bodies: format detection by magic bytes, a tolerant base64 decoder, and one decoder per format. All
 * decoders write to a buffer that grows only up to a limit. Depends on the JDK and aircompressor, but not on message classes.
 */
package io.connect.sqs.converter.compression;
