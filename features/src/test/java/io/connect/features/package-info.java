/**
 * Runs the behaviour specifications: the suite, its selection of scenarios, and the rules of this module.
 *
 * <p>The specifications are the {@code .feature} files in the folders of this module. They control the connector as an operator
 * does, over Connect's REST interface, SQS and Kafka, and use none of its classes.
 */
package io.connect.features;
