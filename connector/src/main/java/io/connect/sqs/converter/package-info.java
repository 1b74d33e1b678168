/**
 * From a message to a record value. {@link io.connect.sqs.converter.MessageConverter} is what users may implement; the
 * classes beside it come with the connector and can be chained. Depends on the configuration keys, on
 * {@code io.connect.sqs.client} where a converter calls AWS, and on nothing else of the connector.
 */
package io.connect.sqs.converter;
