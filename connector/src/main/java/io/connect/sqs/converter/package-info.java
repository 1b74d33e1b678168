/**
 * From a message to a record value. {@link io.connect.sqs.converter.MessageConverter} is the interface that users may
 * implement, with {@link io.connect.sqs.converter.SourceMessage}, {@link io.connect.sqs.converter.MessageBody}, {@link
 * io.connect.sqs.converter.AttributeValue} and {@link io.connect.sqs.converter.ConvertedMessage}: these stay here. The other
 * classes come with the connector and can be chained. Depends on the configuration, on {@code io.connect.sqs.client} for
 * calls to AWS, on {@code io.connect.sqs.net} for the way to the schema registry, and on the packages below. The packages
 * below do not depend on this one.
 */
package io.connect.sqs.converter;
