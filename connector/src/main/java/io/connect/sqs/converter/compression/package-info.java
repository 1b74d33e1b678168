/**
 * Decompression of message bodies: format detection by magic bytes, lenient base64, and one decoder per format, all
 * writing into a buffer that grows only up to a limit. Depends on the JDK and aircompressor; knows nothing of messages.
 */
package io.connect.sqs.converter.compression;
