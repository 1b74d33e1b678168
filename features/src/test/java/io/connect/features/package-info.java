/**
 * Runs the behaviour specifications: the suite, which scenarios it chooses, and the rules of this module.
 *
 * <p>The specifications are the {@code .feature} files in the folders of this module. They drive the connector as an
 * operator does, over Connect's REST interface, SQS and Kafka, and never see one of its classes.
 */
package io.connect.features;
