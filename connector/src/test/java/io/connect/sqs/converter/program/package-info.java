/** Starts real services from Maven coordinates, each in its own JVM that ends with the tests' JVM. */
package io.connect.sqs.converter.program;
