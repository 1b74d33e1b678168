/**
 * The memory that messages grow into while they are converted: objects in the place of references, bodies that are unpacked. One
 * budget for all of it. Depends on Connect's exceptions only, so that every package that makes a message grow can use it.
 */
package io.connect.sqs.converter.memory;
