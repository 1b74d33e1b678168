/**
 * Conversion of a message to a record value. {@link io.connect.sqs.converter.MessageConverter} is the interface that users may
 * implement, with {@link io.connect.sqs.converter.SourceMessage}, {@link io.connect.sqs.converter.MessageBody}, {@link
 * io.connect.sqs.converter.AttributeValue} and {@link io.connect.sqs.converter.ConvertedMessage}. They stay in this package,
 * because classes of users refer to them. The other classes come with the connector and can be chained. Depends on the
 * configuration, on {@code io.connect.sqs.client} for calls to AWS, on {@code io.connect.sqs.net} for the connection to the
 * schema registry, and on the subpackages. The subpackages do not depend on this package.
 */
package io.connect.sqs.converter;
