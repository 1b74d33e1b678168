/** Genuine programs from Maven coordinates, each in a JVM of its own that ends with the tests' JVM. */
package io.connect.sqs.converter.program;
